// Node and the processor.

import { readFileSync } from 'node:fs'
import { type Finding, Findings } from './finding.ts'

const nodeMin = [20, 17] as const
/** The versions that are tested. */
const nodeTested: readonly number[] = [20, 24]
/** What x86-64-v2 has beyond the first x86-64; the addon is compiled for it. */
const baseline: Readonly<Record<string, readonly string[]>> = {
  x64: ['cx16', 'lahf_lm', 'popcnt', 'sse4_1', 'sse4_2', 'ssse3'],
  arm64: ['crc32']
}

export interface Machine {
  readonly nodeVersion: string
  readonly platform: string
  readonly arch: string
  readonly cpuinfo: string
}

function thisMachine(): Machine {
  const { version: nodeVersion, platform, arch } = process
  return { nodeVersion, platform, arch, cpuinfo: platform === 'linux' ? readFileSync('/proc/cpuinfo', 'utf8') : '' }
}

export function checkRuntime(machine: Machine = thisMachine()): Finding[] {
  const findings = new Findings('runtime')
  checkNode(machine.nodeVersion, findings)
  if (machine.platform !== 'linux') findings.error(`this is ${machine.platform}`, 'The broker runs on Linux only.')
  else checkProcessor(machine, findings)
  return findings.all
}

function checkNode(version: string, findings: Findings): void {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number)
  if (major < nodeMin[0] || (major === nodeMin[0] && minor < nodeMin[1]))
    findings.error(`Node ${version}`, `Install Node ${nodeMin.join('.')} or newer.`)
  else if (!nodeTested.includes(major))
    findings.warn(`Node ${version}, which Ottla is not tested with`, `Tested are ${nodeTested.join(' and ')}.`)
  else findings.ok(`Node ${version}`)
}

function checkProcessor({ arch, cpuinfo }: Machine, findings: Findings): void {
  const wanted = baseline[arch]
  if (wanted === undefined) {
    findings.error(`the processor is ${arch}`, `Expected ${Object.keys(baseline).join(' or ')}.`)
    return
  }
  const flags = new Set((/^(?:flags|Features)\s*:\s*(.*)$/m.exec(cpuinfo)?.[1] ?? '').split(' '))
  const missing = wanted.filter((flag) => !flags.has(flag))
  if (missing.length > 0)
    findings.error(
      `the processor lacks ${missing.join(', ')}`,
      'A virtual machine may hide them: choose a newer processor model in its settings (x86-64-v2 or host).'
    )
  else findings.ok(`${arch} with ${wanted.join(', ')}`)
}
