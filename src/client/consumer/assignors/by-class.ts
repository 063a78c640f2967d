// partition.assignment.strategy names Java classes; these are the ones that Kafka brings.

import { configError } from '../../errors.ts'
import type { Assignor } from './assignor.ts'
import { rangeAssignor } from './range.ts'
import { roundRobinAssignor } from './round-robin.ts'
import { cooperativeStickyAssignor, stickyAssignor } from './sticky.ts'

const known: Readonly<Record<string, Assignor>> = {
  RangeAssignor: rangeAssignor,
  RoundRobinAssignor: roundRobinAssignor,
  StickyAssignor: stickyAssignor,
  CooperativeStickyAssignor: cooperativeStickyAssignor
}

/** With or without the package. */
export function assignorsOf(classes: readonly string[]): Assignor[] {
  if (classes.length === 0) throw configError('partition.assignment.strategy must name at least one assignor')
  return classes.map((name) => {
    const assignor = known[name.slice(name.lastIndexOf('.') + 1)]
    if (assignor === undefined)
      throw configError(`${name} is not an assignor of this client; there are ${Object.keys(known).join(', ')}`)
    return assignor
  })
}
