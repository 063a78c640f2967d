// A classic group under a storm: every member joins at the same moment, over a connection of its own, and follows the protocol until all are
// in one generation; then one leaves and the others find together again.

import { WireClient } from '../../../test/helpers/wire.mjs'
import { sleep } from '../measure.mjs'

const errors = {
  none: 0,
  coordinatorLoading: 14,
  coordinatorUnavailable: 15,
  notCoordinator: 16,
  rebalance: 27,
  memberIdRequired: 79
}
const heartbeatMs = 50
const assignment = Buffer.alloc(64, 1)

class Member {
  generation = -1
  memberId = ''
  #wire
  #group
  #state
  #left = false

  constructor(wire, group, state) {
    this.#wire = wire
    this.#group = group
    this.#state = state
  }

  async run() {
    while (!this.#left && !this.#state.ended) {
      if (this.generation < 0) await this.#join()
      else await this.#heartbeat()
    }
  }

  close() {
    this.#wire.close()
  }

  leave() {
    this.#left = true
    this.generation = -2
    return this.#wire.request('LeaveGroup', 4, { groupId: this.#group, members: [{ memberId: this.memberId }] })
  }

  async #join() {
    const answer = await this.#wire.request('JoinGroup', 9, {
      groupId: this.#group,
      sessionTimeoutMs: 45_000,
      rebalanceTimeoutMs: 60_000,
      memberId: this.memberId,
      protocolType: 'consumer',
      protocols: [{ name: 'range', metadata: Buffer.alloc(64) }]
    })
    if (answer.errorCode === errors.memberIdRequired) {
      this.memberId = answer.memberId
      return
    }
    if (answer.errorCode !== errors.none) return refused('JoinGroup', answer.errorCode)
    this.#state.joins += 1
    const leads = answer.leader === this.memberId
    const { errorCode } = await this.#wire.request('SyncGroup', 5, {
      groupId: this.#group,
      generationId: answer.generationId,
      memberId: this.memberId,
      protocolType: 'consumer',
      protocolName: 'range',
      assignments: leads ? answer.members.map(({ memberId }) => ({ memberId, assignment })) : []
    })
    if (errorCode !== errors.none) return refused('SyncGroup', errorCode)
    if (!this.#left) this.generation = answer.generationId
  }

  async #heartbeat() {
    await sleep(heartbeatMs)
    if (this.#left || this.#state.ended) return
    const { errorCode } = await this.#wire.request('Heartbeat', 4, {
      groupId: this.#group,
      generationId: this.generation,
      memberId: this.memberId
    })
    if (errorCode === errors.none || this.#left) return
    if (errorCode !== errors.rebalance) return refused('Heartbeat', errorCode)
    this.generation = -1
  }
}

async function refused(request, code) {
  const passing = [errors.rebalance, errors.coordinatorLoading, errors.coordinatorUnavailable, errors.notCoordinator]
  if (!passing.includes(code)) throw new Error(`${request} was refused with ${code}`)
  await sleep(20)
}

/** Resolves when all of them are in one generation, `steadyMs` long: a join that is still under way would end it. */
async function together(members, steadyMs = 300) {
  let since = performance.now()
  let last = -1
  for (;;) {
    const first = members[0].generation
    if (first < 0 || members.some(({ generation }) => generation !== first) || first !== last) {
      since = performance.now()
      last = first
    } else if (performance.now() - since > steadyMs) {
      return since
    }
    await sleep(5)
  }
}

export async function rebalanceStorm(target, { topic, members: count }) {
  const group = `storm-${topic}`
  const state = { joins: 0, ended: false }
  const wires = await Promise.all(Array.from({ length: count }, () => WireClient.connect(target.port)))
  await wires[0].request('FindCoordinator', 4, { keyType: 0, coordinatorKeys: [group] })
  const members = wires.map((wire) => new Member(wire, group, state))
  const cpu = target.cpuSeconds()
  const started = performance.now()
  const runs = Promise.all(members.map((member) => member.run()))
  runs.catch(() => {
    state.ended = true
  })
  const joined = (await Promise.race([together(members), runs])) - started
  const joins = state.joins
  const left = performance.now()
  await members[0].leave()
  const rejoined = (await Promise.race([together(members.slice(1)), runs])) - left
  state.ended = true
  await runs
  for (const member of members) member.close()
  return {
    members: count,
    togetherMs: joined,
    afterLeaveMs: rejoined,
    joinsPerMember: joins / count,
    cpuMillisPerMember: ((target.cpuSeconds() - cpu) * 1000) / count
  }
}
