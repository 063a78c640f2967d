// The groups of this shard as metrics see them.

import type { CommittedOffset, GroupObservation } from '#metrics/shard-meters.js'
import { observedOffsetsMax } from '#model/limits.js'
import type { GroupCoordinators } from './context.ts'

export function observeGroups(groups: Pick<GroupCoordinators, 'all'>): GroupObservation {
  const states = new Map<string, number>()
  const committed: CommittedOffset[] = []
  let leftOut = 0
  for (const { state, machine } of groups.all()) {
    if (state === 'loading') continue
    for (const { groupState } of machine.listGroups({ statesFilter: [], typesFilter: [] }).groups)
      states.set(groupState, (states.get(groupState) ?? 0) + 1)
    for (const { group, topic, partition, offset } of machine.committedOffsets()) {
      if (committed.length === observedOffsetsMax) leftOut += 1
      else committed.push({ group, topic, partition, offset: Number(offset) })
    }
  }
  return { states, committed, leftOut }
}
