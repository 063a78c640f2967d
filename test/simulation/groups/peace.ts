// What must hold of the whole: while it runs, whenever nothing is under way, and at the end.

import type { GroupMachine } from '#coordinator/group/group-machine.js'
import { Violation } from '../checkers.ts'
import { groupId, partitionCount } from './consumer.ts'
import type { GroupWorld } from './world.ts'

const meta = { clientId: '', clientHost: '', apiVersion: 9 }

/** The longest that a phase may take: everybody's rebalance time-out, then the sessions of those who never come. */
const phaseMsMax = 9000 + 8000 + 2000

const describe = (machine: GroupMachine, nowMs: number) =>
  machine.describeGroups({ groups: [groupId], includeAuthorizedOperations: false }, { ...meta, apiVersion: 5 }, nowMs)
    .groups[0]

export class Watch {
  readonly #world: GroupWorld
  #state = ''
  #sinceMs = 0

  constructor(world: GroupWorld) {
    this.#world = world
  }

  look(): void {
    const { coordinator, nowMs, generationTold } = this.#world
    const { machine, life } = coordinator
    const phase = machine === undefined ? '' : `${life} ${describe(machine, nowMs)?.groupState} ${generationTold}`
    if (phase !== this.#state) {
      this.#state = phase
      this.#sinceMs = nowMs
      return
    }
    if (phase.includes('Rebalance') && nowMs - this.#sinceMs > phaseMsMax) {
      throw new Violation('every rebalance ends', `${phase} since ${nowMs - this.#sinceMs} ms`)
    }
  }
}

function offsets(machine: GroupMachine): number[] {
  const partitionIndexes = Array.from({ length: partitionCount }, (_, partition) => partition)
  const topics = [{ name: 'topic', partitionIndexes }]
  const response = machine.fetchOffsets(
    { groupId, topics, groups: [], requireStable: true },
    { ...meta, apiVersion: 7 }
  )
  return (response.topics[0]?.partitions ?? []).map(({ committedOffset }) => Number(committedOffset))
}

/** Called when nothing is in flight: whoever took over now would know what this node knows. */
export function checkReplay({ coordinator, checkers, nowMs }: GroupWorld): void {
  const { machine } = coordinator
  if (machine === undefined) return
  const reader = coordinator.reader()
  for (const [partition, offset] of offsets(machine).entries()) checkers.fetched(partition, offset)
  for (const [partition, offset] of offsets(reader).entries()) checkers.fetched(partition, offset)
  const [here, there] = [describe(machine, nowMs), describe(reader, nowMs)]
  if (here?.groupState !== 'Stable' || coordinator.lost) return
  if (JSON.stringify(here) !== JSON.stringify(there)) {
    throw new Violation('replay of the log is the state', `${JSON.stringify(here)} and ${JSON.stringify(there)}`)
  }
}

export function checkPeace(world: GroupWorld): void {
  checkReplay(world)
  const consumers = world.consumers.filter((consumer) => consumer !== undefined)
  const states = consumers.map(({ options, generation, isStable }) => `${options.name}: ${isStable} ${generation}`)
  const unfit = new Set(consumers.map(({ isStable, generation }) => `${isStable} ${generation}`))
  if (unfit.size !== 1 || ![...unfit][0]?.startsWith('true')) {
    throw new Violation('a group that is left in peace is stable', states.join(', '))
  }
  const all = consumers.flatMap(({ assignment }) => assignment).sort((a, b) => a - b)
  if (all.join() !== Array.from({ length: partitionCount }, (_, partition) => partition).join()) {
    throw new Violation('a stable group works on every partition', all.join())
  }
}
