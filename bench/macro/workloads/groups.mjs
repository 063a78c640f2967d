// What a group coordinator does: everybody joins at once, and everybody commits.

import { commitOffsets } from '../clients/commits.mjs'
import { rebalanceStorm } from '../clients/rebalance.mjs'

const storm = {
  name: 'rebalance-storm',
  group: 'groups',
  factor: 'members',
  selected: true,
  title: 'a group whose members all join at once, then one leaves: time until all have their assignment',
  targets: ['ottla', 'kafka'],
  run: ({ target, topic, scale }) => rebalanceStorm(target, { topic, members: scale.members })
}

const commits = {
  name: 'offset-commits',
  group: 'groups',
  factor: 'groups',
  selected: true,
  title: 'OffsetCommit of 10 partitions, 32 groups, a connection each with 2 in flight',
  targets: ['ottla', 'kafka'],
  run: ({ target, topic, scale }) =>
    commitOffsets(target, { topic, partitions: 10, connections: 32, depth: 2, groups: 32, offsets: scale.commits })
}

export const groupWorkloads = [storm, commits]
