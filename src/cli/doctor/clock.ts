// The machine's clock: retention, timestamps and time indexes are only as right as it is. Whether it agrees with other
// machines cannot be seen from here.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrokerConfig } from '#config/broker-config.js'
import { type Finding, Findings } from './finding.ts'

const yearMin = 2025
const yearMax = 2100
const observedMs = 200
const driftMsMax = 20
const futureMsMax = 60_000

export interface Clocks {
  /** Of the calendar. */
  wall(): number
  /** Never set. */
  monotonic(): number
  sleep(ms: number): Promise<void>
}

const systemClocks: Clocks = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms))
}

const advice = 'Look at the time service (timedatectl, chronyc tracking) before the broker writes records.'

export async function checkClock(config: BrokerConfig, clocks: Clocks = systemClocks): Promise<Finding[]> {
  const findings = new Findings('clock')
  const wall = clocks.wall()
  const monotonic = clocks.monotonic()
  const year = new Date(wall).getUTCFullYear()
  if (year < yearMin || year > yearMax) findings.error(`the clock says ${new Date(wall).toISOString()}`, advice)
  else findings.ok(`the clock says ${new Date(wall).toISOString()}`)
  await clocks.sleep(observedMs)
  const drift = clocks.wall() - wall - (clocks.monotonic() - monotonic)
  if (Math.abs(drift) > driftMsMax)
    findings.warn(`the clock was set by ${drift.toFixed(0)} ms within ${observedMs} ms`, advice)
  else findings.ok('the clock runs evenly')
  const ahead = newest(config) - wall
  if (ahead > futureMsMax)
    findings.error(
      `files in log.dirs were written ${(ahead / 60_000).toFixed(0)} minutes in the future: the clock has gone back`,
      `${advice} Until then retention by time keeps what it should delete.`
    )
  return findings.all
}

/** Of the checkpoint files, which a running broker writes every minute. */
function newest(config: BrokerConfig): number {
  let latest = 0
  for (const directory of config.logDirs.map((path) => resolve(path))) {
    if (!existsSync(directory)) continue
    for (const entry of readdirSync(directory, { withFileTypes: true }))
      if (entry.isFile()) latest = Math.max(latest, statSync(join(directory, entry.name)).mtimeMs)
  }
  return latest
}
