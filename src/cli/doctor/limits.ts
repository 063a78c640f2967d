// What the system allows this user: files, memory.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrokerConfig } from '#config/broker-config.js'
import { type Finding, Findings } from './finding.ts'

const filesComfortable = 65_536
/** For sockets, libraries and directories, beside the files of segments. */
const filesBeside = 1024
const memoryMin = 512 * 2 ** 20
/** A segment is a log and two indexes. */
const filesPerSegment = 3

export function checkLimits(config: BrokerConfig): Finding[] {
  const findings = new Findings('limits')
  checkOpenFiles(config, openFilesMax(), findings)
  checkMemory(findings)
  if (process.getuid?.() === 0)
    findings.warn(
      'this user is root',
      'Run the broker as a user of its own: it needs no privilege beyond its directories.'
    )
  return findings.all
}

/** Node raises its soft limit to the hard one when it starts, and so does the broker. */
export function openFilesMax(limits: string = readFileSync('/proc/self/limits', 'utf8')): number {
  const [, soft = '', hard = ''] = /^Max open files\s+(\S+)\s+(\S+)/m.exec(limits) ?? []
  const value = (text: string): number => (text === 'unlimited' ? Number.POSITIVE_INFINITY : Number(text))
  return Math.max(value(soft), value(hard))
}

function checkOpenFiles(config: BrokerConfig, most: number, findings: Findings): void {
  const segments = config.logDirs.reduce((sum, path) => sum + segmentsOf(resolve(path)), 0)
  const needed = segments * filesPerSegment + filesBeside
  const advice = 'Raise it: LimitNOFILE=1048576 in the systemd unit, --ulimit nofile=1048576 for a container.'
  if (most < needed)
    findings.error(`${most} files may be open; ${segments} segments and connections need about ${needed}`, advice)
  else if (most < filesComfortable)
    findings.warn(`${most} files may be open; each segment takes three and each connection one`, advice)
  else findings.ok(`${most} files may be open`)
}

function segmentsOf(directory: string): number {
  if (!existsSync(directory)) return 0
  let count = 0
  for (const entry of readdirSync(directory, { withFileTypes: true }))
    if (entry.isDirectory())
      count += readdirSync(join(directory, entry.name)).filter((name) => name.endsWith('.log')).length
  return count
}

function checkMemory(findings: Findings): void {
  const info = readFileSync('/proc/meminfo', 'utf8')
  const available = Number(/^MemAvailable:\s+(\d+) kB/m.exec(info)?.[1] ?? Number.NaN) * 1024
  if (available < memoryMin)
    findings.warn(
      `${Math.round(available / 2 ** 20)} MiB of memory are available`,
      'Give the machine more: what is left over is page cache, from which consumers read.'
    )
  else findings.ok(`${(available / 2 ** 30).toFixed(1)} GiB of memory are available`)
}
