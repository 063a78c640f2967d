// Each topic by itself: its partitions in order, in ranges as equal as can be, to its subscribers in order.

import { type Assignor, type Dealt, give, inOrder, nothingDealt, sortedTopics } from './assignor.ts'

export const rangeAssignor: Assignor = {
  name: 'range',
  isCooperative: false,
  userData: () => null,
  assign(partitionCounts, members) {
    const dealt: Dealt = nothingDealt(members)
    for (const topic of sortedTopics(partitionCounts)) {
      const count = partitionCounts.get(topic) ?? 0
      const subscribers = inOrder(members.filter(({ subscription }) => subscription.topics.includes(topic)))
      const least = Math.floor(count / subscribers.length)
      const larger = count % subscribers.length
      let next = 0
      subscribers.forEach(({ memberId }, at) => {
        const share = least + (at < larger ? 1 : 0)
        for (let i = 0; i < share; i++) give(dealt, memberId, topic, next++)
      })
    }
    return dealt
  }
}
