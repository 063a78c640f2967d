// Log directories: there, writable, with room, of one cluster, and held by whom.

import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statfsSync,
  statSync
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { BrokerConfig } from '#config/broker-config.js'
import { parseProperties } from '#config/properties.js'
import { type Finding, Findings, messageOf } from './finding.ts'
import { holderOf } from './lock-holder.ts'

const gib = 2 ** 30
const freeBytesMin = gib
const freeShareMin = 0.05
/** From statfs(2): where data does not outlive the machine, or a lock and an fsync may not mean what they say. */
const fileSystems: Readonly<Record<number, string>> = {
  16914836: 'tmpfs',
  2240043254: 'ramfs',
  26985: 'NFS',
  4283649346: 'SMB'
}

export function checkDirectories(config: BrokerConfig): Finding[] {
  const findings = new Findings('directories')
  const paths = config.logDirs.map((path) => resolve(path))
  const usable = paths.filter((path) => checkOne(path, findings))
  checkIdentity(usable, config.nodeId, findings)
  checkDevices(usable, findings)
  return findings.all
}

function checkOne(path: string, findings: Findings): boolean {
  if (!existsSync(path)) return checkParent(path, findings)
  if (!statSync(path).isDirectory()) {
    findings.error(`${path} is no directory`, 'Name a directory in log.dirs, or move the file away.')
    return false
  }
  if (!isWritable(path, findings)) return false
  checkSpace(path, findings)
  const holder = holderOf(path)
  if (holder !== undefined) findings.ok(`${path} is in use by ${holder}`)
  else findings.ok(`${path} is writable and held by nobody`)
  return true
}

function checkParent(path: string, findings: Findings): boolean {
  let parent = dirname(path)
  while (!existsSync(parent)) parent = dirname(parent)
  try {
    accessSync(parent, constants.W_OK | constants.X_OK)
    findings.ok(`${path} is not there yet; the broker makes it`)
    checkSpace(parent, findings)
  } catch {
    findings.error(
      `${path} is not there, and this user may not make it in ${parent}`,
      `Make it and give it to the user that the broker runs as: install -d -o USER -m 0750 ${path}`
    )
  }
  return false
}

/** By writing: permissions do not tell of read-only mounts, quotas and full inode tables. */
function isWritable(path: string, findings: Findings): boolean {
  try {
    rmdirSync(mkdtempSync(join(path, '.doctor-')))
    return true
  } catch (failure) {
    findings.error(
      `${path} cannot be written: ${messageOf(failure)}`,
      `Give it to the user that the broker runs as (chown -R USER ${path}), and look whether it is mounted read-only or full.`
    )
    return false
  }
}

function checkSpace(path: string, findings: Findings): void {
  const { bavail, blocks, bsize, ffree, files, type } = statfsSync(path)
  const free = bavail * bsize
  const share = free / (blocks * bsize || 1)
  const kind = fileSystems[type]
  if (kind === 'tmpfs' || kind === 'ramfs')
    findings.warn(
      `${path} is on ${kind}: its data is gone after a restart of the machine`,
      'Use a disk for data that matters.'
    )
  else if (kind !== undefined)
    findings.warn(
      `${path} is on ${kind}`,
      'Use a local disk: locks and fsync of network file systems are not to be relied on.'
    )
  const shown = `${(free / gib).toFixed(1)} GiB (${(share * 100).toFixed(0)} %)`
  if (free < freeBytesMin || share < freeShareMin)
    findings.warn(`${path} has ${shown} free`, 'Make room, or lower retention: a full disk refuses produce requests.')
  else findings.ok(`${path} has ${shown} free`)
  if (files > 0 && ffree / files < freeShareMin)
    findings.warn(`${path} has ${ffree} inodes left`, 'A segment takes three files: make room.')
}

interface Identity {
  readonly path: string
  readonly clusterId: string
  readonly nodeId: string
}

function identityOf(path: string, findings: Findings): Identity | undefined {
  try {
    const entries = parseProperties(readFileSync(join(path, 'meta.properties'), 'utf8'))
    const value = (key: string): string => entries.find((entry) => entry.key === key)?.value ?? ''
    return { path, clusterId: value('cluster.id'), nodeId: value('node.id') }
  } catch (failure) {
    if ((failure as { code?: string }).code === 'ENOENT') return undefined
    findings.error(
      `${path}/meta.properties cannot be read: ${messageOf(failure)}`,
      'Give it to the user that the broker runs as.'
    )
    return undefined
  }
}

function checkIdentity(paths: readonly string[], nodeId: number, findings: Findings): void {
  const known = paths.map((path) => identityOf(path, findings)).filter((one) => one !== undefined)
  const clusters = new Set(known.map(({ clusterId }) => clusterId))
  if (clusters.size > 1)
    findings.error(
      `log directories of different clusters: ${known.map(({ path, clusterId }) => `${path} ${clusterId}`).join(', ')}`,
      'A disk was mounted in the wrong place, or came from another broker: put each where it belongs.'
    )
  for (const { path, nodeId: owner } of known)
    if (owner !== String(nodeId))
      findings.error(`${path} belongs to node ${owner}, and node.id is ${nodeId}`, 'Correct node.id, or log.dirs.')
  for (const path of paths)
    if (!known.some((one) => one.path === path) && readdirSync(path).some((name) => /-\d+$/.test(name)))
      findings.error(
        `${path} holds partitions and no meta.properties`,
        'It was copied without it, or damaged: bring the file back from a copy, or start with an empty directory.'
      )
  if (clusters.size === 1) findings.ok(`cluster ${known[0]?.clusterId}, node ${known[0]?.nodeId}`)
}

function checkDevices(paths: readonly string[], findings: Findings): void {
  const devices = new Map<number, string>()
  for (const path of paths) {
    const { dev } = statSync(path)
    const other = devices.get(dev)
    if (other !== undefined)
      findings.warn(
        `${path} and ${other} are on one volume`,
        'They fail together and share its speed: one directory does the same.'
      )
    else devices.set(dev, path)
  }
}
