// Deals so that loads differ as little as subscriptions allow, and members keep what they have as far as that does.
//
// First everybody keeps what he had, unless he no longer subscribes or a newer generation of somebody else claims it. Then
// what is left goes to whoever has least. Then, while somebody has two more than another who could have it, one moves.

import { Reader } from '#protocol/wire/reader.js'
import { Writer } from '#protocol/wire/writer.js'
import type { PartitionsByTopic } from '../../consumer-protocol.ts'
import { type Assignor, type Dealt, type GroupMember, inOrder, nothingDealt, sortedTopics } from './assignor.ts'

interface Claim {
  readonly memberId: string
  readonly generation: number
}

interface Owned {
  readonly partitions: PartitionsByTopic
  readonly generation: number
}

/** Eager members have given everything up before they join, so they say in their user data what they had. */
function eagerOwned({ subscription }: GroupMember): Owned {
  const { userData } = subscription
  if (userData === null || userData.length === 0) return { partitions: new Map(), generation: -1 }
  try {
    const reader = new Reader(userData)
    const partitions = new Map<string, number[]>()
    for (let count = reader.count(false, 6); count > 0; count--)
      partitions.set(reader.string(), reader.int32s(reader.numberCount(false, 4)))
    return { partitions, generation: reader.remaining >= 4 ? reader.int32() : -1 }
  } catch {
    // Another client's bytes: what cannot be read was not kept.
    return { partitions: new Map(), generation: -1 }
  }
}

function eagerUserData(owned: PartitionsByTopic, generation: number): Buffer {
  const writer = new Writer()
  writer.count(false, owned.size)
  for (const [topic, partitions] of owned) {
    writer.string(topic)
    writer.count(false, partitions.length)
    for (const partition of partitions) writer.int32(partition)
  }
  writer.int32(generation)
  return writer.bytes()
}

function cooperativeOwned({ subscription }: GroupMember): Owned {
  const { owned, generation, userData } = subscription
  // Members from before the generation was part of the subscription have it in their user data.
  const told = generation < 0 && userData !== null && userData.length >= 4 ? userData.readInt32BE(0) : generation
  return { partitions: owned, generation: told }
}

function cooperativeUserData(_owned: PartitionsByTopic, generation: number): Buffer {
  const data = Buffer.alloc(4)
  data.writeInt32BE(generation, 0)
  return data
}

interface Table {
  readonly members: readonly GroupMember[]
  readonly partitions: readonly (readonly [topic: string, partition: number])[]
  readonly owner: Map<string, string>
  readonly load: Map<string, number>
  readonly topicsOf: ReadonlyMap<string, ReadonlySet<string>>
}

const keyOf = (topic: string, partition: number): string => `${partition}/${topic}`

function lay(
  counts: ReadonlyMap<string, number>,
  members: readonly GroupMember[],
  ownedOf: (member: GroupMember) => Owned
): Table {
  const ordered = inOrder(members)
  const topicsOf = new Map(ordered.map(({ memberId, subscription }) => [memberId, new Set(subscription.topics)]))
  const partitions = sortedTopics(counts).flatMap((topic) =>
    Array.from({ length: counts.get(topic) ?? 0 }, (_, partition) => [topic, partition] as const)
  )
  const claims = new Map<string, Claim>()
  for (const member of ordered) {
    const { partitions: owned, generation } = ownedOf(member)
    for (const [topic, list] of owned)
      for (const partition of list) {
        const isThere = partition < (counts.get(topic) ?? 0) && topicsOf.get(member.memberId)?.has(topic) === true
        const rival = claims.get(keyOf(topic, partition))
        if (isThere && (rival === undefined || generation > rival.generation))
          claims.set(keyOf(topic, partition), { memberId: member.memberId, generation })
      }
  }
  const owner = new Map([...claims].map(([key, { memberId }]) => [key, memberId]))
  const load = new Map(ordered.map(({ memberId }) => [memberId, 0]))
  for (const memberId of owner.values()) load.set(memberId, (load.get(memberId) ?? 0) + 1)
  return { members: ordered, partitions, owner, load, topicsOf }
}

function leastLoaded({ members, load, topicsOf }: Table, topic: string): string | undefined {
  let best: string | undefined
  for (const { memberId } of members) {
    if (topicsOf.get(memberId)?.has(topic) !== true) continue
    if (best === undefined || (load.get(memberId) ?? 0) < (load.get(best) ?? 0)) best = memberId
  }
  return best
}

function move(table: Table, key: string, to: string): void {
  const from = table.owner.get(key)
  if (from !== undefined) table.load.set(from, (table.load.get(from) ?? 0) - 1)
  table.owner.set(key, to)
  table.load.set(to, (table.load.get(to) ?? 0) + 1)
}

/** Every move brings two loads nearer to each other, so this ends. */
function balance(table: Table): void {
  for (let changed = true; changed; ) {
    changed = false
    for (const [topic, partition] of table.partitions) {
      const key = keyOf(topic, partition)
      const owner = table.owner.get(key)
      const other = leastLoaded(table, topic)
      if (owner === undefined || other === undefined) continue
      if ((table.load.get(owner) ?? 0) - (table.load.get(other) ?? 0) < 2) continue
      move(table, key, other)
      changed = true
    }
  }
}

function deal(table: Table): Dealt {
  for (const [topic, partition] of table.partitions) {
    const key = keyOf(topic, partition)
    if (table.owner.has(key)) continue
    const to = leastLoaded(table, topic)
    if (to !== undefined) move(table, key, to)
  }
  balance(table)
  const dealt = nothingDealt(table.members)
  for (const [topic, partition] of table.partitions) {
    const topics = dealt.get(table.owner.get(keyOf(topic, partition)) ?? '')
    topics?.set(topic, [...(topics.get(topic) ?? []), partition])
  }
  return dealt
}

export const stickyAssignor: Assignor = {
  name: 'sticky',
  isCooperative: false,
  userData: eagerUserData,
  assign: (counts, members) => deal(lay(counts, members, eagerOwned))
}

export const cooperativeStickyAssignor: Assignor = {
  name: 'cooperative-sticky',
  isCooperative: true,
  userData: cooperativeUserData,
  assign(counts, members) {
    const table = lay(counts, members, cooperativeOwned)
    const before = new Map(table.owner)
    const dealt = deal(table)
    // What moves is given to nobody yet: its owner gives it up first, and the group comes together once more.
    for (const [topic, partition] of table.partitions) {
      const key = keyOf(topic, partition)
      const owner = table.owner.get(key) ?? ''
      const had = before.get(key)
      if (had === undefined || had === owner) continue
      const topics = dealt.get(owner)
      topics?.set(topic, topics.get(topic)?.filter((one) => one !== partition) ?? [])
    }
    return dealt
  }
}
