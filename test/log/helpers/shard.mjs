// A shard: attaches to main's engine, appends, leaves a wait behind and ends. Runs from dist, where the compiled rooms are.

import { workerData } from 'node:worker_threads'
import { LogEngine } from '../../../dist/log/log-engine.js'
import { LogWaits, WaitKind } from '../../../dist/log/log-waits.js'
import { appended, Origin } from '../../../dist/log/partition-log.js'
import { buildBatch } from '../../../dist/protocol/batch/builder.js'

const log = LogEngine.attach(workerData.engine).find(workerData.topic, 0)
const options = {
  origin: Origin.client,
  leaderEpoch: 0,
  requireMinIsr: true,
  produceVersion: 13,
  verificationGuard: 0,
  coordinatorEpoch: -1
}
new LogWaits().wait(log, WaitKind.highWatermark, 0, 1_000_000, () => {})
for (let count = 0; count < workerData.count; count++) {
  const batch = buildBatch({ timestamp: Date.now() }, [{ key: null, value: Buffer.from(`shard ${count}`) }])
  const code = log.appendBytes(batch, { ...options, nowMs: Date.now() })
  if (code !== 0) throw new Error(`append answered ${code}: ${appended.message}`)
}
