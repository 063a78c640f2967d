// The histories a seed can pick from. `npm run long -- group-simulation` runs the same ones over many more seeds.

import { GroupWorld, type GroupWorldOptions } from './world.ts'

const scenarios: readonly Omit<GroupWorldOptions, 'seed'>[] = [
  { consumers: 1, statics: 0 },
  { consumers: 3, statics: 0 },
  { consumers: 4, statics: 2 },
  { consumers: 3, statics: 3, loss: 0.05 },
  { consumers: 6, statics: 3, loss: 0.1 },
  { consumers: 5, statics: 1, crashes: false },
  { consumers: 5, statics: 2, loss: 0.05 },
  { consumers: 2, statics: 1, loss: 0.15 }
]

export function runGroupSeed(seed: number): ReturnType<GroupWorld['run']> {
  const scenario = scenarios[seed % scenarios.length] as Omit<GroupWorldOptions, 'seed'>
  return new GroupWorld({ ...scenario, seed }).run()
}
