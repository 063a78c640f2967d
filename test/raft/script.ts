// A replica driven by text, for test/golden/raft/*.txt. A file is a list of cases: a command line, `----`, and what the
// machine asked for in answer, one effect a line.

import { asUuid, zeroUuid } from '#model/uuid.js'
import type { Effect } from '#raft/effect.js'
import type { Event } from '#raft/input.js'
import { appended, emptyLog, type LogShape } from '#raft/log-shape.js'
import type { ControlRecord, Entry, Request, Response } from '#raft/message.js'
import { type RaftState, restore } from '#raft/state.js'
import { type Step, start, step } from '#raft/step.js'
import type { Voter } from '#raft/voters.js'

type Args = Readonly<Record<string, string>>

const number = (args: Args, name: string, otherwise: number): number =>
  args[name] === undefined ? otherwise : Number(args[name])
const list = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(','))
const directory = (id: number): ReturnType<typeof asUuid> => asUuid(`directory${id}`.padEnd(22, '0'))
const pair = (text: string | undefined): { offset: number; epoch: number } | null => {
  const [offset, epoch] = (text ?? '').split('@')
  return text === undefined ? null : { offset: Number(offset), epoch: Number(epoch) }
}

export class Script {
  #state: RaftState | null = null
  #now = 0
  #token = 0
  #dynamic = false

  run(line: string): string {
    const [name = '', ...rest] = line.trim().split(/\s+/)
    const args: Record<string, string> = {}
    for (const word of rest) {
      const [key = '', value = 'yes'] = word.split('=')
      args[key] = value
    }
    if (name === 'replica') return this.#replica(args)
    if (name === 'state') return this.#describe()
    if (this.#state === null) throw new Error('a script begins with a replica')
    this.#now += number(args, 'after', 0)
    return this.#show(
      step(this.#state, { now: this.#now, random: number(args, 'luck', 0), event: this.#event(name, args) })
    )
  }

  #voter(id: number): Voter {
    const directoryId = this.#dynamic ? directory(id) : zeroUuid
    return { id, directoryId, endpoints: [], minKraftVersion: 0, maxKraftVersion: 1 }
  }

  #replica(args: Args): string {
    this.#dynamic = args.dynamic !== undefined
    this.#now = 0
    this.#token = 0
    const id = number(args, 'id', 1)
    let log: LogShape = emptyLog
    for (const run of list(args.log)) {
      const [epoch = '1', count = '1'] = run.split('x')
      log = appended(log, log.endOffset, log.endOffset + Number(count) - 1, Number(epoch))
    }
    const epoch = number(args, 'epoch', 0)
    const voted =
      args.voted === undefined ? null : { id: Number(args.voted), directoryId: directory(Number(args.voted)) }
    const leaderId = args.leader === undefined ? null : Number(args.leader)
    const state = restore(
      {
        config: {
          self: { id, directoryId: directory(id) },
          endpoints: [],
          electionTimeoutMs: 1000,
          electionBackoffMaxMs: 1000,
          fetchTimeoutMs: 2000,
          requestTimeoutMs: 2000,
          retryBackoffMs: 20,
          bootstrapServers: number(args, 'bootstrap', 0),
          fetchMaxWaitMs: 500
        },
        quorumState: epoch === 0 ? null : { leaderId, leaderEpoch: epoch, voted },
        log: { ...log, flushedOffset: log.endOffset },
        history: [
          {
            offset: -1,
            kraftVersion: this.#dynamic ? 1 : 0,
            voters: list(args.voters).map((voter) => this.#voter(Number(voter)))
          }
        ]
      },
      0,
      0
    )
    return this.#show(start(state, 0, 0))
  }

  #event(name: string, args: Args): Event {
    switch (name) {
      case 'tick':
        return { kind: 'tick' }
      case 'append':
        return {
          kind: 'append',
          token: ++this.#token,
          epoch: number(args, 'epoch', this.#state?.epoch ?? 0),
          count: number(args, 'count', 1),
          payload: Buffer.alloc(1)
        }
      case 'flushed': {
        const log = this.#state?.log ?? emptyLog
        return { kind: 'flushed', endOffset: number(args, 'end', log.endOffset), generation: log.generation }
      }
      case 'resign':
        return { kind: 'resign' }
      case 'voters':
        return {
          kind: 'change-voters',
          token: ++this.#token,
          voters: list(args.to).map((id) => this.#voter(Number(id)))
        }
      case 'trim': {
        return { kind: 'log-start-moved', offset: number(args, 'to', 0) }
      }
      case 'snapshot': {
        const id = pair(args.id)
        if (id === null) throw new Error('snapshot needs id=offset@epoch')
        return args.installed === undefined
          ? { kind: 'snapshot-created', id }
          : { kind: 'snapshot-installed', id, voters: null }
      }
      case 'ask':
        return { kind: 'request', token: ++this.#token, request: this.#request(args) }
      case 'answer': {
        const from = number(args, 'from', 2)
        const line = this.#state?.lines.get(from)
        const correlation = line?.kind === 'waiting' ? line.correlation : -1
        return { kind: 'response', from, correlation, response: this.#response(args) }
      }
      default:
        throw new Error(`no command ${name}`)
    }
  }

  #request(args: Args): Request {
    const from = number(args, 'from', 2)
    const replica = {
      id: from,
      directoryId: args.directory === undefined ? directory(from) : asUuid(args.directory.padEnd(22, '0'))
    }
    const epoch = number(args, 'epoch', this.#state?.epoch ?? 0)
    if (args.vote !== undefined) {
      return {
        kind: 'vote',
        epoch,
        candidate: replica,
        voter: args.to === undefined ? null : { id: Number(args.to), directoryId: directory(Number(args.to)) },
        lastEpoch: number(args, 'last', 0),
        endOffset: number(args, 'end', 0),
        preVote: args.pre !== undefined
      }
    }
    if (args.begin !== undefined) {
      return { kind: 'begin-quorum-epoch', epoch, leaderId: from, leaderEndpoints: [], voter: null }
    }
    if (args.end !== undefined && args.fetch === undefined) {
      const preferred = list(args.preferred).map((id) => ({ id: Number(id), directoryId: directory(Number(id)) }))
      return { kind: 'end-quorum-epoch', epoch, leaderId: from, preferred }
    }
    const snapshot = pair(args.snapshot)
    if (snapshot !== null) {
      return { kind: 'fetch-snapshot', epoch, replica, snapshot, position: number(args, 'position', 0) }
    }
    return {
      kind: 'fetch',
      epoch,
      replica,
      fetchOffset: number(args, 'fetch', 0),
      lastFetchedEpoch: number(args, 'last', 0),
      highWatermark: args.mark === undefined ? null : Number(args.mark),
      maxWaitMs: 500
    }
  }

  #response(args: Args): Response {
    const standing = {
      error: number(args, 'error', 0) as Response['error'],
      epoch: number(args, 'epoch', this.#state?.epoch ?? 0),
      leaderId: args.leader === undefined ? null : Number(args.leader),
      leaderEndpoints: []
    }
    if (args.vote !== undefined) return { kind: 'vote', ...standing, granted: args.vote === 'granted' }
    if (args.begin !== undefined) return { kind: 'begin-quorum-epoch', ...standing }
    if (args.end !== undefined) return { kind: 'end-quorum-epoch', ...standing }
    const piece = pair(args.piece)
    if (piece !== null) {
      const bytes = Buffer.alloc(number(args, 'bytes', 10))
      const position = number(args, 'position', 0)
      return { kind: 'fetch-snapshot', ...standing, snapshot: piece, size: number(args, 'size', 10), position, bytes }
    }
    return {
      kind: 'fetch',
      ...standing,
      highWatermark: args.mark === undefined ? null : Number(args.mark),
      diverging: pair(args.diverging),
      snapshot: pair(args.snapshot),
      entries: list(args.records).map((text) => this.#entry(text))
    }
  }

  /** `5@2` is one record at offset 5 of epoch 2; `5-7@2` three of them; `5@2/1/2/3` a voter set. */
  #entry(text: string): Entry {
    const [place = '', ...voters] = text.split('/')
    const [span = '', epoch = '0'] = place.split('@')
    const [base = '0', last = base] = span.split('-')
    const control: ControlRecord[] =
      voters.length === 0 ? [] : [{ kind: 'voters', voters: voters.map((id) => this.#voter(Number(id))) }]
    return {
      baseOffset: Number(base),
      lastOffset: Number(last),
      epoch: Number(epoch),
      control,
      payload: Buffer.alloc(1)
    }
  }

  #show({ state, effects }: Step): string {
    this.#state = state
    const lines = effects.filter((effect) => effect.kind !== 'timer').map(describe)
    return lines.length === 0 ? 'nothing' : lines.join('\n')
  }

  #describe(): string {
    const state = this.#state
    if (state === null) return 'no replica'
    const { log, role } = state
    const at = Number.isFinite(state.timerAt) ? `${state.timerAt - this.#now} ms` : 'never'
    return [
      `${role.name} of epoch ${state.epoch}`,
      `log ${log.startOffset} to ${log.endOffset}, flushed ${log.flushedOffset}, epochs ${log.epochs.map(({ epoch, offset }) => `${epoch}:${offset}`).join(' ')}`,
      `high watermark ${state.highWatermark ?? 'unknown'}`,
      `wakes in ${at}`
    ].join('\n')
  }
}

function describe(effect: Effect): string {
  switch (effect.kind) {
    case 'persist': {
      const { leaderEpoch, leaderId, voted } = effect.quorumState
      return `persist epoch=${leaderEpoch} leader=${leaderId ?? 'none'} voted=${voted?.id ?? 'none'}`
    }
    case 'truncate':
      return `truncate to ${effect.offset}`
    case 'append': {
      const { baseOffset, lastOffset, epoch, control } = effect.entry
      const what = control.map((record) => record.kind).join(' ')
      return `append ${baseOffset}-${lastOffset} epoch=${epoch}${what === '' ? '' : ` ${what}`}`
    }
    case 'append-accepted':
      return `accepted ${effect.token} to ${effect.lastOffset}`
    case 'append-refused':
      return `refused ${effect.token} error=${effect.error}`
    case 'send':
      return `to ${effect.to}: ${describeRequest(effect.request)}`
    case 'respond':
      return `answer ${effect.token}: ${describeResponse(effect.response)}`
    case 'respond-fetch':
      return `answer ${effect.token}: records ${effect.from} to ${effect.upTo} mark=${effect.response.highWatermark}`
    case 'respond-snapshot':
      return `answer ${effect.token}: snapshot ${effect.response.snapshot.offset} from ${effect.response.position}`
    case 'store-snapshot':
      return `store snapshot ${effect.id.offset}@${effect.id.epoch} at ${effect.position}${effect.last ? ', whole' : ''}`
    case 'high-watermark':
      return `high watermark ${effect.offset}`
    case 'become':
      return `become ${effect.role} epoch=${effect.epoch} leader=${effect.leaderId ?? 'none'}`
    case 'timer':
      return `timer ${effect.at}`
  }
}

function describeRequest(request: Request): string {
  switch (request.kind) {
    case 'vote':
      return `${request.preVote ? 'pre-vote' : 'vote'} epoch=${request.epoch} last=${request.lastEpoch} end=${request.endOffset}`
    case 'fetch':
      return `fetch epoch=${request.epoch} from=${request.fetchOffset} last=${request.lastFetchedEpoch}`
    case 'fetch-snapshot':
      return `fetch-snapshot ${request.snapshot.offset}@${request.snapshot.epoch} from=${request.position}`
    default:
      return `${request.kind} epoch=${request.epoch}`
  }
}

function describeResponse(response: Response): string {
  const said = `error=${response.error} epoch=${response.epoch} leader=${response.leaderId ?? 'none'}`
  if (response.kind === 'vote') return `vote ${response.granted ? 'granted' : 'refused'} ${said}`
  if (response.kind !== 'fetch') return `${response.kind} ${said}`
  const { diverging, snapshot } = response
  const extra =
    (diverging === null ? '' : ` diverging=${diverging.offset}@${diverging.epoch}`) +
    (snapshot === null ? '' : ` snapshot=${snapshot.offset}@${snapshot.epoch}`)
  return `fetch ${said}${extra}`
}
