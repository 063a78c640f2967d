// What must come true once the trouble is over.

import { currentVoters } from '#raft/state.js'
import type { World } from './world.ts'

/** With all awake and connected there is one leader, something new is committed everywhere, nothing acknowledged is missing. */
export function checkPeace(world: World): void {
  const leaders = world.nodes.filter((node) => node.state.role.name === 'leader')
  if (leaders.length !== 1) throw new Error(`after peace there are ${leaders.length} leaders: ${describe(world)}`)
  const committedBefore = world.checkers.committedEnd
  world.until(world.now + 2000)
  if (world.checkers.committedEnd <= committedBefore) throw new Error(`nothing commits in peace: ${describe(world)}`)
  for (const node of world.nodes) {
    if ((node.state.highWatermark ?? -1) < committedBefore) {
      throw new Error(`${node.id} does not catch up: ${describe(world)}`)
    }
  }
  const held = new Set([...world.checkers.committed.values()].map((what) => what.slice(what.indexOf(':') + 1)))
  const missing = world.acknowledged.filter((value) => !held.has(value))
  if (missing.length > 0) throw new Error(`acknowledged and not committed: ${missing.join(' ')}`)
}

function describe(world: World): string {
  return world.nodes
    .map(({ id, up, state }) => {
      const { role, epoch, log, highWatermark } = state
      const voters = currentVoters(state).map((voter) => voter.id)
      return `${id}${up ? '' : ' down'} ${role.name} e${epoch} [${log.startOffset},${log.endOffset}) hw ${highWatermark} voters ${voters}`
    })
    .join('; ')
}
