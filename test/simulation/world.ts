// A quorum in one thread: seeded time, a network that loses, delays, reorders and cuts, disks that forget what was not
// flushed. Everything that happens is decided by the seed, so a failing seed fails again.

import { Heap } from '#base/heap.js'
import type { Effect } from '#raft/effect.js'
import type { Event } from '#raft/input.js'
import type { Request, Response } from '#raft/message.js'
import { currentVoters, type RaftConfig, type RaftState, restore } from '#raft/state.js'
import { type Step, start, step } from '#raft/step.js'
import { Checkers } from './checkers.ts'
import { Disk } from './disk.ts'
import { type Node, raftConfig, voterOf, type WorldOptions } from './options.ts'
import { checkPeace } from './peace.ts'
import { Random } from './random.ts'

interface Happening {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

export class World {
  readonly random: Random
  readonly checkers: Checkers = new Checkers()
  readonly nodes: Node[] = []
  readonly options: WorldOptions
  now = 1000
  /** Payloads that a leader called committed to its client. */
  readonly acknowledged: string[] = []
  #quiet = false
  #order = 0
  #token = 0
  #value = 0
  readonly #agenda: Heap<Happening> = new Heap<Happening>((a, b) => a.at < b.at || (a.at === b.at && a.order < b.order))
  readonly #waiting: Map<number, { offset: number; epoch: number; value: string; node: Node; life: number }> = new Map()

  constructor(options: WorldOptions) {
    this.options = options
    this.random = new Random(options.seed)
    const voters = Array.from({ length: options.voters }, (_, at) => voterOf(options, at + 1))
    const kraftVersion = options.reconfigure === true ? 1 : 0
    for (let id = 1; id <= options.voters + (options.observers ?? 0); id++) {
      const config = raftConfig(options, id)
      const disk = new Disk({ offset: -1, kraftVersion, voters })
      const state = this.#restored(config, disk)
      const node: Node = {
        id,
        config,
        disk,
        state,
        up: true,
        life: 0,
        flushing: false,
        cutFrom: new Set(),
        asked: new Map()
      }
      this.nodes.push(node)
    }
    for (const node of this.nodes) this.#take(node, start(node.state, this.now, this.random.next()))
  }

  #restored(config: RaftConfig, disk: Disk): RaftState {
    const from = { config, quorumState: disk.quorumState, log: disk.shape(), history: disk.voters() }
    return restore(from, this.now, this.random.next())
  }

  #later(delay: number, run: () => void): void {
    this.#agenda.push({ at: this.now + delay, order: this.#order++, run })
  }

  #feed(node: Node, event: Event): void {
    if (!node.up) return
    let { state } = node
    if (this.options.bug === 'commits-older-epochs' && state.role.name === 'leader') {
      state = { ...state, role: { ...state.role, epochStartOffset: -1 } }
    }
    this.#take(node, step(state, { now: this.now, random: this.random.next(), event }))
  }

  #take(node: Node, { state, effects }: Step): void {
    const before = node.state.highWatermark ?? -1
    node.state = state
    for (const effect of effects) this.#perform(node, effect, before)
    this.#settleAcknowledgements(node)
  }

  #perform(node: Node, effect: Effect, markBefore: number): void {
    switch (effect.kind) {
      case 'persist': {
        const { leaderEpoch, voted } = effect.quorumState
        if (this.options.bug !== 'vote-not-persisted') node.disk.quorumState = effect.quorumState
        else if (voted === null) node.disk.quorumState = effect.quorumState
        if (voted !== null) {
          this.checkers.vote(node.id, leaderEpoch, voted.id)
          this.#maybeCrash(node, 0.05, 5)
        }
        return
      }
      case 'truncate':
        node.disk.truncate(effect.offset)
        return
      case 'append':
        node.disk.append(effect.entry)
        this.#flushSoon(node)
        return
      case 'append-accepted':
        this.#accepted(node, effect.token, effect.lastOffset, effect.epoch)
        return
      case 'append-refused':
        this.#waiting.delete(effect.token)
        return
      case 'high-watermark':
        this.checkers.highWatermark(node.id, markBefore, effect.offset, node.disk.read(markBefore, effect.offset))
        return
      case 'become':
        if (effect.role === 'leader') {
          this.checkers.leader(effect.epoch, node.id)
          this.checkers.complete(node.id, node.disk.entries, node.disk.startOffset)
          if (this.options.storm === true) this.#maybeCrash(node, 0.3, 80)
        }
        return
      case 'timer':
        this.#arm(node, effect.at)
        return
      default:
        this.#converse(node, effect)
    }
  }

  /** The worst moments: a vote was just remembered, a leader has just begun. */
  #maybeCrash(node: Node, probability: number, withinMs: number): void {
    if (this.#quiet || this.options.crashes === false || !this.random.chance(probability)) return
    const { life } = node
    this.#later(this.random.between(0, withinMs), () => {
      if (node.life !== life || !node.up) return
      this.crash(node)
      this.#later(this.random.between(1, this.options.storm === true ? 300 : 50), () => this.wake(node))
    })
  }

  #converse(
    node: Node,
    effect: Extract<Effect, { kind: 'send' | 'respond' | 'respond-fetch' | 'respond-snapshot' | 'store-snapshot' }>
  ): void {
    switch (effect.kind) {
      case 'send':
        this.#send(node, effect.to, effect.correlation, effect.request)
        return
      case 'respond':
        this.#respond(node, effect.token, effect.response)
        return
      case 'respond-fetch': {
        const entries = node.disk.read(
          effect.from,
          effect.upTo,
          this.random.between(1, this.options.storm === true ? 2 : 8)
        )
        this.#respond(node, effect.token, { ...effect.response, entries })
        return
      }
      case 'respond-snapshot': {
        const { snapshot } = node.disk
        const has = snapshot !== null && snapshot.id.offset === effect.response.snapshot.offset
        const bytes = has ? Buffer.from(JSON.stringify(snapshot)) : Buffer.alloc(0)
        const error = has ? effect.response.error : 98
        const piece = bytes.subarray(effect.response.position, effect.response.position + 64)
        this.#respond(node, effect.token, { ...effect.response, error, size: bytes.length, bytes: piece })
        return
      }
      case 'store-snapshot':
        this.#store(node, effect)
        return
    }
  }

  readonly #pieces: Map<string, Buffer> = new Map()

  #store(node: Node, effect: Extract<Effect, { kind: 'store-snapshot' }>): void {
    const key = `${node.id}/${node.life}/${effect.id.offset}`
    const sofar = effect.position === 0 ? Buffer.alloc(0) : (this.#pieces.get(key) ?? Buffer.alloc(0))
    const whole = Buffer.concat([sofar, effect.bytes])
    this.#pieces.set(key, whole)
    if (!effect.last) return
    const snapshot = JSON.parse(whole.toString())
    node.disk.install(snapshot)
    this.#feed(node, { kind: 'snapshot-installed', id: snapshot.id, voters: snapshot.voters })
  }

  #flushSoon(node: Node): void {
    if (node.flushing) return
    node.flushing = true
    const { life } = node
    const { generation, endOffset } = node.state.log
    if (this.options.bug === 'counts-unflushed') {
      node.flushing = false
      this.#later(0, () => node.life === life && this.#feed(node, { kind: 'flushed', endOffset, generation }))
      return
    }
    this.#later(this.random.between(1, 15), () => {
      if (node.life !== life) return
      node.flushing = false
      if (node.state.log.generation === generation)
        node.disk.flushedOffset = Math.max(node.disk.flushedOffset, endOffset)
      this.#feed(node, { kind: 'flushed', endOffset, generation })
      if (node.state.log.flushedOffset < node.state.log.endOffset) this.#flushSoon(node)
    })
  }

  #arm(node: Node, at: number): void {
    if (!Number.isFinite(at)) return
    const { life } = node
    this.#later(Math.max(0, at - this.now), () => {
      if (node.life === life && node.state.timerAt === at) this.#feed(node, { kind: 'tick' })
    })
  }

  #lost(from: Node, to: Node): boolean {
    if (from.cutFrom.has(to.id)) return true
    return !this.#quiet && this.random.chance(this.options.loss ?? 0.03)
  }

  #delay(): number {
    return this.random.chance(0.05) && !this.#quiet ? this.random.between(50, 500) : this.random.between(1, 8)
  }

  #send(from: Node, to: number, correlation: number, request: Request): void {
    const target = this.nodes.find((node) => node.id === (to < -1 ? -1 - to : to))
    if (target === undefined) return
    const { life } = from
    if (this.#lost(from, target)) return
    this.#later(this.#delay(), () => {
      if (!target.up) {
        if (from.life === life) this.#feed(from, { kind: 'send-failed', to, correlation })
        return
      }
      const token = ++this.#token
      target.asked.set(token, { from: from.id, correlation, life })
      this.#replyTo.set(token, to)
      this.#feed(target, { kind: 'request', token, request })
    })
  }

  /** By what name the asker called us: its answer must come from the same name. */
  readonly #replyTo: Map<number, number> = new Map()

  #respond(node: Node, token: number, response: Response): void {
    const asked = node.asked.get(token)
    const name = this.#replyTo.get(token)
    node.asked.delete(token)
    this.#replyTo.delete(token)
    const asker = this.nodes.find((other) => other.id === asked?.from)
    if (asked === undefined || name === undefined || asker === undefined || this.#lost(node, asker)) return
    this.#later(this.#delay(), () => {
      if (asker.life !== asked.life) return
      this.#feed(asker, { kind: 'response', from: name, correlation: asked.correlation, response })
    })
  }

  /** A client writes through whoever thinks it leads. */
  write(): void {
    const leaders = this.nodes.filter((node) => node.up && node.state.role.name === 'leader')
    if (leaders.length === 0) return
    const node = this.random.pick(leaders)
    const token = ++this.#token
    const value = `v${++this.#value}`
    this.#waiting.set(token, { offset: -1, epoch: node.state.epoch, value, node, life: node.life })
    this.#feed(node, { kind: 'append', token, epoch: node.state.epoch, count: 1, payload: Buffer.from(value) })
  }

  #accepted(node: Node, token: number, offset: number, epoch: number): void {
    const waiting = this.#waiting.get(token)
    if (waiting !== undefined) this.#waiting.set(token, { ...waiting, offset, epoch, node })
  }

  #settleAcknowledgements(node: Node): void {
    for (const [token, waiting] of this.#waiting) {
      if (waiting.node !== node || waiting.offset < 0) continue
      const lost = waiting.life !== node.life || node.state.epoch !== waiting.epoch || node.state.role.name !== 'leader'
      if (lost) this.#waiting.delete(token)
      else if ((node.state.highWatermark ?? -1) > waiting.offset) {
        this.acknowledged.push(waiting.value)
        this.#waiting.delete(token)
      }
    }
  }

  crash(node: Node): void {
    node.up = false
    node.life++
    node.flushing = false
    node.asked.clear()
    node.disk.crash(this.random)
  }

  wake(node: Node): void {
    if (node.up) return
    node.up = true
    node.state = this.#restored(node.config, node.disk)
    this.#take(node, start(node.state, this.now, this.random.next()))
  }

  snapshot(node: Node): void {
    const mark = node.state.highWatermark ?? 0
    if (!node.up || mark <= (node.disk.snapshot?.id.offset ?? 0) || mark <= node.disk.startOffset) return
    const id = { offset: mark, epoch: node.disk.epochAt(mark - 1) }
    const last = node.disk.voters(mark).at(-1) ?? null
    node.disk.snapshot = { id, voters: last }
    this.#feed(node, { kind: 'snapshot-created', id })
    if (this.random.chance(0.5)) return
    node.disk.trim()
    this.#feed(node, { kind: 'log-start-moved', offset: mark })
  }

  #changeVoters(): void {
    const leader = this.nodes.find((node) => node.up && node.state.role.name === 'leader')
    if (leader === undefined) return
    const voters = currentVoters(leader.state)
    const gone = this.random.chance(0.5) && voters.length > 1 ? this.random.pick(voters) : null
    const come = this.nodes.filter((node) => !voters.some((voter) => voter.id === node.id))
    const next =
      gone !== null
        ? voters.filter((voter) => voter !== gone)
        : come.length > 0
          ? [...voters, voterOf(this.options, this.random.pick(come).id)]
          : null
    if (next === null || next.length < 2) return
    this.#feed(leader, { kind: 'change-voters', token: ++this.#token, voters: next })
  }

  #partition(): void {
    const side = new Set(this.nodes.filter(() => this.random.chance(0.5)).map((node) => node.id))
    for (const node of this.nodes) {
      const others = this.nodes.filter((other) => side.has(other.id) !== side.has(node.id))
      // Half of the cuts are one-way: what node sends is lost, what it is sent arrives.
      node.cutFrom = this.random.chance(0.75) ? new Set(others.map((other) => other.id)) : new Set()
    }
    this.#later(this.random.between(50, this.options.storm === true ? 300 : 3000), () => {
      for (const node of this.nodes) node.cutFrom = new Set()
    })
  }

  #misfortune(): void {
    if (this.#quiet) return
    const roll = this.random.next()
    const node = this.random.pick(this.nodes)
    if (roll < 0.3 && this.options.crashes !== false && node.up) {
      this.crash(node)
      this.#later(this.random.between(1, this.options.storm === true ? 200 : 2500), () => this.wake(node))
    } else if (roll < 0.5 && this.options.partitions !== false) this.#partition()
    else if (roll < 0.75 && this.options.snapshots !== false) this.snapshot(node)
    else if (roll < 0.85) this.#feed(node, { kind: 'resign' })
    else if (this.options.reconfigure === true) this.#changeVoters()
    const storm = this.options.storm === true
    this.#later(this.random.between(storm ? 5 : 50, storm ? 150 : 1500), () => this.#misfortune())
  }

  #clients(): void {
    this.write()
    this.#later(this.random.between(5, 120), () => this.#clients())
  }

  until(time: number): void {
    for (;;) {
      const next = this.#agenda.peek()
      if (next === undefined || next.at > time) break
      this.#agenda.pop()
      this.now = next.at
      next.run()
    }
    this.now = time
  }

  /** Trouble for a while, then peace: with all awake and connected the quorum must commit something new everywhere. */
  run(): { committed: number; acknowledged: number; epochs: number } {
    this.#later(1, () => this.#clients())
    this.#later(100, () => this.#misfortune())
    this.until(this.now + (this.options.durationMs ?? 12_000))
    this.#quiet = true
    for (const node of this.nodes) {
      node.cutFrom = new Set()
      this.wake(node)
    }
    this.until(this.now + 4000)
    checkPeace(this)
    return {
      committed: this.checkers.committedEnd,
      acknowledged: this.acknowledged.length,
      epochs: Math.max(...this.nodes.map((node) => node.state.epoch))
    }
  }
}
