// A log of its own in a temporary directory that is removed at the end of the process.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultLogConfig } from '../../../dist/log/log-config.js'
import { LogEngine } from '../../../dist/log/log-engine.js'
import { appended, Origin, RoleKind } from '../../../dist/log/partition-log.js'
import { fixedTime } from '../records/content.mjs'

/** The log is emptied after this many bytes: a benchmark must not fill a disk. */
const bytesMax = 256 * 2 ** 20

const options = {
  origin: Origin.client,
  leaderEpoch: -1,
  nowMs: fixedTime,
  requireMinIsr: false,
  produceVersion: 13,
  verificationGuard: 0,
  coordinatorEpoch: -1
}

export function scratchLog(topic = 'bench', config = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'micro-log-'))
  const engine = LogEngine.open({ directories: [folder] })
  engine.format('bench-cluster', 1)
  engine.load()
  const log = engine.create(topic, 0, 'BX33T3j3Q8ieuxxrpMMBcA', { ...defaultLogConfig, ...config })
  log.setRole({ kind: RoleKind.leader, leaderEpoch: 0, ownId: 1, minIsr: 1, isr: [1], pendingIsr: [] })
  process.once('exit', () => {
    engine.close()
    rmSync(folder, { recursive: true, force: true })
  })
  let written = 0
  return {
    log,
    /** The error code. `batch` is rewritten in place, and may be given again: its base offset is made 0, as a producer's is. */
    append(batch) {
      batch.fill(0, 0, 8)
      written += batch.length
      if (written > bytesMax) {
        log.truncateFullyAndStartAt(0)
        written = batch.length
      }
      return log.appendBytes(batch, options)
    },
    appended
  }
}
