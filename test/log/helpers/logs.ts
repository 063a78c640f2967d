// What the log tests share: folders, a leader's role, appends that are expected to succeed, and mail.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { defaultLogConfig, type LogConfig } from '#log/log-config.js'
import { LogEngine } from '#log/log-engine.js'
import {
  type AppendOptions,
  appended,
  found,
  Isolation,
  Origin,
  type PartitionLog,
  RoleKind
} from '#log/partition-log.js'
import { ErrorCode } from '#model/error-code.js'
import { asEpochMs, asLeaderEpoch } from '#model/offset.js'
import { asUuid, type Uuid } from '#model/uuid.js'
import { loadAddon } from '#native/load.js'
import { EventKind, eventInts, eventValues, stepNumbers, type TransportBinding } from '#native/transport-binding.js'

export const topicId: Uuid = asUuid('BX33T3j3Q8ieuxxrpMMBcA')
export const nowMs = 1_700_000_000_000

/** For one test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ottla-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Opened, formatted when it was not, loaded; abandoned after the test unless that closed it. */
export function openEngine(directories: readonly string[], defaults: LogConfig = defaultLogConfig): LogEngine {
  const engine = LogEngine.open({ directories }, defaults)
  onTestFinished(() => {
    try {
      engine.abandon()
    } catch {
      // closed by the test
    }
  })
  engine.format('test-cluster', 1)
  engine.load()
  return engine
}

export function lead(log: PartitionLog, leaderEpoch = 0): PartitionLog {
  const code = log.setRole({
    kind: RoleKind.leader,
    leaderEpoch: asLeaderEpoch(leaderEpoch),
    ownId: 1,
    minIsr: 1,
    isr: [1],
    pendingIsr: []
  })
  if (code !== ErrorCode.NONE) throw new Error(`setRole answered ${code}`)
  return log
}

export function appendOptions(overrides: Partial<AppendOptions> = {}): AppendOptions {
  return {
    origin: Origin.client,
    leaderEpoch: asLeaderEpoch(-1),
    nowMs: asEpochMs(nowMs),
    requireMinIsr: false,
    produceVersion: 13,
    verificationGuard: 0,
    coordinatorEpoch: -1,
    ...overrides
  }
}

/** The base offset. */
export function append(log: PartitionLog, batch: Buffer): number {
  const code = log.appendBytes(batch, appendOptions())
  if (code !== ErrorCode.NONE) throw new Error(`append answered ${code}: ${appended.message}`)
  return appended.baseOffset
}

export function readAll(log: PartitionLog, from = 0, isolation: Isolation = Isolation.highWatermark): Buffer {
  const parts: Buffer[] = []
  let offset = from
  while (true) {
    const into = Buffer.alloc(1 << 20)
    const code = log.readInto(offset, into, true, isolation)
    if (code !== ErrorCode.NONE) throw new Error(`read answered ${code}`)
    if (found.length === 0) return Buffer.concat(parts)
    let at = 0
    while (at + 61 <= found.length && at + into.readInt32BE(at + 8) + 12 <= found.length) {
      offset = Number(into.readBigInt64BE(at)) + into.readInt32BE(at + 23) + 1
      at += into.readInt32BE(at + 8) + 12
    }
    parts.push(into.subarray(0, at))
  }
}

/** Whoever takes mail; true when it was its own. */
export interface MailReader {
  onMail(kind: number, a: number, b: number): boolean
}

/** Delivers this environment's mail until the test ends; what no reader takes goes to `other`. */
export function deliverMail(
  readers: MailReader | readonly MailReader[],
  other?: (kind: number, a: number) => void
): void {
  const transport = loadAddon<TransportBinding>()
  const list = [readers].flat()
  const events = new Int32Array(64 * eventInts)
  const values = new Float64Array(64 * eventValues)
  const deliver = (count: number): boolean => {
    for (let at = 0; at < count; at++) {
      const [event, kind = 0, a = 0] = events.subarray(at * eventInts, at * eventInts + 3)
      if (event !== EventKind.MAIL) continue
      const b = values[at * eventValues] ?? -1
      if (!list.some((reader) => reader.onMail(kind, a, b))) other?.(kind, a)
    }
    return true
  }
  const limits = [104_857_600, 10, 1 << 20, 600_000, -1, -1] as const
  transport.transportOpen(deliver, events, values, new Float64Array(64 * stepNumbers), new Int32Array(64), ...limits)
  onTestFinished(() => transport.transportClose())
}
