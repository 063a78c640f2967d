// All partitions of all topics in a row, to the members in turn; who did not subscribe to a topic is passed over.

import { type Assignor, type Dealt, give, inOrder, nothingDealt, sortedTopics } from './assignor.ts'

export const roundRobinAssignor: Assignor = {
  name: 'roundrobin',
  isCooperative: false,
  userData: () => null,
  assign(partitionCounts, members) {
    const dealt: Dealt = nothingDealt(members)
    const circle = inOrder(members)
    let turn = 0
    for (const topic of sortedTopics(partitionCounts)) {
      const isSubscriber = (at: number): boolean =>
        circle[at % circle.length]?.subscription.topics.includes(topic) ?? false
      if (!circle.some(({ subscription }) => subscription.topics.includes(topic))) continue
      for (let partition = 0; partition < (partitionCounts.get(topic) ?? 0); partition++) {
        while (!isSubscriber(turn)) turn += 1
        give(dealt, circle[turn % circle.length]?.memberId ?? '', topic, partition)
        turn += 1
      }
    }
    return dealt
  }
}
