// A group of one member that commits offsets and remembers what it was promised: each partition's offset only grows, and the
// assignment that its member was given names the generation.

import { WireClient } from '../../helpers/wire.mjs'

const partitions = 5
const sessionTimeoutMs = 1_800_000
const loading = 14
const rejoinOneIn = 25

/** An answer that says no; a broken connection says nothing. */
function refuse(errorCode, what) {
  if (errorCode === 0) return
  const error = new Error(`${what}: error ${errorCode}`)
  error.refused = true
  throw error
}

export class Committer {
  #client
  #running = false

  /** `state`: of an earlier run, as `state` gave it. */
  constructor(group, topic, random, state) {
    this.group = group
    this.topic = topic
    this.random = random
    this.acknowledged = state?.acknowledged ?? new Array(partitions).fill(-1)
    this.sent = state?.sent ?? new Array(partitions).fill(-1)
    this.member = state?.member
    this.commits = state?.commits ?? 0
  }

  get state() {
    const { acknowledged, sent, member, commits } = this
    return { acknowledged, sent, member, commits }
  }

  async connect(port) {
    this.#client = await WireClient.connect(port)
    for (;;) {
      const { coordinators } = await this.#client.request('FindCoordinator', 4, {
        keyType: 0,
        coordinatorKeys: [this.group]
      })
      if (coordinators[0].errorCode === 0) return
    }
  }

  close() {
    this.#client?.close()
  }

  /** Joins and commits until the connection breaks; rejects when the coordinator refused something. */
  async run() {
    this.#running = true
    while (this.#running) {
      try {
        if (this.member === undefined || this.random() * rejoinOneIn < 1) await this.#join()
        await this.#commit()
      } catch (error) {
        this.#running = false
        if (error.refused) throw error
      }
    }
  }

  async #join() {
    const request = { groupId: this.group, sessionTimeoutMs, rebalanceTimeoutMs: 60_000, protocolType: 'consumer' }
    const metadata = Buffer.from(`since ${this.commits}`)
    const join = (memberId) =>
      this.#client.request('JoinGroup', 3, { ...request, memberId, protocols: [{ name: 'range', metadata }] })
    const { errorCode, generationId, memberId } = await join(this.member?.memberId ?? '')
    refuse(errorCode, `JoinGroup of ${this.group}`)
    // From here on either the old assignment or this one may be what the log holds.
    const joined = { memberId, generationId, before: this.member?.generationId }
    this.member = joined
    const assignments = [{ memberId, assignment: Buffer.from(`generation ${generationId}`) }]
    const synced = await this.#client.request('SyncGroup', 3, {
      groupId: this.group,
      generationId,
      memberId,
      assignments
    })
    refuse(synced.errorCode, `SyncGroup of ${this.group}`)
    this.member = { memberId, generationId }
  }

  async #commit() {
    const chosen = this.sent.map((_, index) => index).filter(() => this.random() < 0.5)
    for (const index of chosen) this.sent[index] += 1
    const { memberId, generationId } = this.member
    const answer = await this.#client.request('OffsetCommit', 8, {
      groupId: this.group,
      memberId,
      generationIdOrMemberEpoch: generationId,
      topics: [
        {
          name: this.topic,
          partitions: chosen.map((partitionIndex) => ({
            partitionIndex,
            committedOffset: this.sent[partitionIndex],
            committedMetadata: `${this.group}/${partitionIndex}/${this.sent[partitionIndex]}`
          }))
        }
      ]
    })
    for (const { partitionIndex, errorCode } of answer.topics[0]?.partitions ?? []) {
      refuse(errorCode, `OffsetCommit of ${this.group}`)
      this.acknowledged[partitionIndex] = this.sent[partitionIndex]
    }
    this.commits += 1
  }

  /** After a crash: nothing acknowledged is missing, nothing is there that was never sent, the member is still one. */
  async verify() {
    await this.#verifyOffsets()
    if (this.member !== undefined) await this.#verifyMember()
  }

  async #verifyOffsets() {
    const asked = [{ name: this.topic, partitionIndexes: this.sent.map((_, index) => index) }]
    const found = await this.#loaded('OffsetFetch', 7, { groupId: this.group, topics: asked })
    for (const { partitionIndex, committedOffset, metadata } of found.topics[0].partitions) {
      const [offset, least, most] = [
        Number(committedOffset),
        this.acknowledged[partitionIndex],
        this.sent[partitionIndex]
      ]
      const what = `${this.group} ${partitionIndex}`
      if (offset < least) throw new Error(`${what}: acknowledged ${least} is lost, there is ${offset}`)
      if (offset > most) throw new Error(`${what}: ${offset} was never sent, ${most} was the last`)
      if (offset >= 0 && metadata !== `${this.group}/${partitionIndex}/${offset}`)
        throw new Error(`${what}: offset ${offset} has the metadata ${metadata}`)
      this.acknowledged[partitionIndex] = this.sent[partitionIndex] = offset
    }
  }

  async #verifyMember() {
    const { memberId, generationId, before } = this.member
    const isSure = !('before' in this.member)
    const described = await this.#loaded('DescribeGroups', 4, { groups: [this.group] })
    const [group] = described.groups
    const [one] = group.members
    if (one === undefined && !isSure && before === undefined) {
      // Its very first assignment was not in the log yet.
      this.member = undefined
      return
    }
    const text = one?.memberAssignment.toString() ?? 'nobody'
    const possible = isSure ? [generationId] : [before, generationId]
    const stored = possible.find((generation) => text === `generation ${generation}`)
    if (
      group.groupState !== 'Stable' ||
      group.members.length !== 1 ||
      stored === undefined ||
      one.memberId !== memberId
    )
      throw new Error(
        `${this.group} is ${group.groupState} with ${group.members.length} members, ${one?.memberId} at ${text}; expected ${memberId} at generation ${possible.join(' or ')}`
      )
    this.member = { memberId, generationId: stored }
    const beat = await this.#client.request('Heartbeat', 3, { groupId: this.group, memberId, generationId: stored })
    refuse(beat.errorCode, `Heartbeat of ${this.group}`)
  }

  /** Asks until the group's partition is loaded. */
  async #loaded(name, version, body) {
    for (;;) {
      const answer = await this.#client.request(name, version, body)
      const errorCode = answer.errorCode || answer.groups?.[0]?.errorCode || 0
      if (errorCode !== loading) {
        refuse(errorCode, `${name} of ${this.group}`)
        return answer
      }
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
}
