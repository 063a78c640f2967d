// The histories a seed can pick from. `npm run long -- simulation` runs the same ones over many more seeds.

import type { WorldOptions } from './options.ts'
import { World } from './world.ts'

const scenarios: readonly Omit<WorldOptions, 'seed'>[] = [
  { voters: 1 },
  { voters: 3 },
  { voters: 3, observers: 1, loss: 0.1 },
  { voters: 5 },
  { voters: 5, loss: 0.15, snapshots: false },
  { voters: 3, observers: 2, reconfigure: true },
  { voters: 3, storm: true },
  { voters: 5, storm: true, loss: 0.1 },
  { voters: 3, observers: 2, reconfigure: true, storm: true }
]

export function runSeed(seed: number): ReturnType<World['run']> {
  const scenario = scenarios[seed % scenarios.length] as Omit<WorldOptions, 'seed'>
  return new World({ ...scenario, seed }).run()
}
