// Looks at all groups from outside, over one connection: what state each is in and for how long, who was assigned what, and
// that no committed offset ever goes back.

import { WireClient } from '../../helpers/wire.mjs'

const lookMs = 500
const offsetsEveryLooks = 2
const rebalancing = ['PreparingRebalance', 'CompletingRebalance']

/** ConsumerProtocolAssignment: version, [topic, [partition]], …: the partitions of the one topic there is. */
function assignedPartitions(assignment) {
  if (assignment.length < 6) return []
  const found = []
  let at = 2
  const topics = assignment.readInt32BE(at)
  at += 4
  for (let topic = 0; topic < topics; topic++) {
    at += 2 + assignment.readInt16BE(at)
    const count = assignment.readInt32BE(at)
    for (let index = 0; index < count; index++) found.push(assignment.readInt32BE(at + 4 + index * 4))
    at += 4 + count * 4
  }
  return found
}

export class Watch {
  #client
  #stopping = false
  #running
  #looks = 0
  #states = new Map()
  /** group -> { state, members, assigned } as last seen */
  seen = new Map()
  /** group -> committed offset of each partition, -1: none */
  committed
  /** The longest time a group was seen in one phase of a rebalance. */
  longest = { group: 'none', state: 'Stable', ms: 0 }
  polls = 0
  problems = []

  constructor({ groups, topic, partitions, stuckMs }) {
    Object.assign(this, { groups, topic, partitions, stuckMs })
    this.committed = new Map(groups.map((group) => [group, new Array(partitions).fill(-1)]))
  }

  async start(port) {
    this.#client = await WireClient.connect(port)
    await this.#coordinated()
    this.#running = this.#run()
    this.#running.catch((error) => this.problems.push(`watching: ${error.message}`))
  }

  async stop() {
    this.#stopping = true
    await this.#running
    this.#client.close()
  }

  /** Until every group has its coordinator: the first one who asks has the topic created. From then on it never goes. */
  async #coordinated() {
    for (;;) {
      await this.#client.request('FindCoordinator', 4, { keyType: 0, coordinatorKeys: this.groups })
      const { groups } = await this.#client.request('DescribeGroups', 5, { groups: this.groups })
      if (groups.every(({ errorCode }) => errorCode === 0)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async #run() {
    while (!this.#stopping) {
      await this.#lookAtStates()
      if (this.#looks++ % offsetsEveryLooks === 0) await this.#lookAtOffsets()
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
  }

  async #lookAtStates() {
    const { groups } = await this.#client.request('DescribeGroups', 5, { groups: this.groups })
    const now = performance.now()
    for (const { groupId, errorCode, groupState, members } of groups) {
      if (errorCode !== 0) this.problems.push(`DescribeGroups of ${groupId}: error ${errorCode}`)
      const assigned = members.flatMap(({ memberAssignment }) => assignedPartitions(memberAssignment))
      this.seen.set(groupId, { state: groupState, members: members.length, assigned })
      const before = this.#states.get(groupId)
      if (before?.state !== groupState) this.#states.set(groupId, { state: groupState, since: now, isTold: false })
      else if (rebalancing.includes(groupState)) this.#judge(groupId, before, now - before.since)
    }
  }

  #judge(group, state, ms) {
    if (ms > this.longest.ms) this.longest = { group, state: state.state, ms }
    if (ms <= this.stuckMs || state.isTold) return
    state.isTold = true
    this.problems.push(`${group} has been in ${state.state} for ${Math.round(ms / 1000)} s`)
  }

  async #lookAtOffsets() {
    const topics = [
      { name: this.topic, partitionIndexes: Array.from({ length: this.partitions }, (_, index) => index) }
    ]
    const asked = this.groups.map((groupId) => ({ groupId, topics }))
    const { groups } = await this.#client.request('OffsetFetch', 8, { groups: asked })
    this.polls++
    for (const { groupId, errorCode, topics } of groups) {
      if (errorCode !== 0) this.problems.push(`OffsetFetch of ${groupId}: error ${errorCode}`)
      for (const { partitionIndex, committedOffset } of topics[0]?.partitions ?? []) {
        const offsets = this.committed.get(groupId)
        const offset = Number(committedOffset)
        if (offset < offsets[partitionIndex])
          this.problems.push(`${groupId} ${partitionIndex}: committed ${offsets[partitionIndex]}, then ${offset}`)
        offsets[partitionIndex] = offset
      }
    }
  }
}
