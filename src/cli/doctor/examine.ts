// All checks, in the order in which one would look oneself.

import { checkClock } from './clock.ts'
import { checkConfiguration, type Given } from './configuration.ts'
import { checkDirectories } from './directories.ts'
import type { Finding } from './finding.ts'
import { checkLimits } from './limits.ts'
import { checkListeners } from './listeners.ts'
import { checkRuntime } from './runtime.ts'

export async function examine(given: Given): Promise<Finding[]> {
  const { findings, loaded } = checkConfiguration(given)
  const runtime = checkRuntime()
  // Without a configuration nobody knows which directories and ports are meant.
  if (loaded === undefined) return [...findings, ...runtime]
  return [
    ...findings,
    ...checkDirectories(loaded.config),
    ...checkLimits(loaded.config),
    ...(await checkListeners(loaded)),
    ...(await checkClock(loaded.config)),
    ...runtime
  ]
}
