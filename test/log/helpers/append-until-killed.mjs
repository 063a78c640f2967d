// A broker that lives until it is killed: appends one record after another and prints each offset once it was written.
// Runs from dist, where the compiled rooms are.

import { defaultLogConfig } from '../../../dist/log/log-config.js'
import { LogEngine } from '../../../dist/log/log-engine.js'
import { appended, Origin, RoleKind } from '../../../dist/log/partition-log.js'

const [folder = ''] = process.argv.slice(2)
/** One record, value "x", made by batches.ts; it is rewritten in place by each append. */
const batch = Buffer.from(
  'AAAAAAAAAAAAAAA5/////wInKT7/AAAAAAAAAAABi8/laAAAAAGLz+VoAP//////////////////AAAAAQ4AAAABAngA',
  'base64'
)

const engine = LogEngine.open({ directories: [folder] })
engine.format('test-cluster', 1)
engine.load()
engine.start()
const log = engine.create('orders', 0, 'BX33T3j3Q8ieuxxrpMMBcA', { ...defaultLogConfig, segmentBytes: 16384 })
log.setRole({ kind: RoleKind.leader, leaderEpoch: 0, ownId: 1, minIsr: 1, isr: [1], pendingIsr: [] })

const options = {
  origin: Origin.client,
  leaderEpoch: -1,
  requireMinIsr: false,
  produceVersion: 13,
  verificationGuard: 0,
  coordinatorEpoch: -1
}

function burst() {
  for (let count = 0; count < 50; count++) {
    const code = log.appendBytes(Buffer.from(batch), { ...options, nowMs: Date.now() })
    if (code !== 0) throw new Error(`append answered ${code}: ${appended.message}`)
    process.stdout.write(`${appended.baseOffset}\n`)
  }
  setImmediate(burst)
}

burst()
