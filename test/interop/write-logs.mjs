// Fills a log directory through the engine, from dist: small segments, an idempotent producer, transactions that commit and abort,
// several leader epochs, a trimmed start. usage: write-logs.mjs FOLDER clean|kill

import { defaultLogConfig } from '../../dist/log/log-config.js'
import { LogEngine } from '../../dist/log/log-engine.js'
import { appended, Origin, RoleKind } from '../../dist/log/partition-log.js'
import { buildBatch } from '../../dist/protocol/batch/builder.js'
import { endTransactionBatch } from '../../dist/protocol/batch/control.js'

const [folder = '', how = 'clean'] = process.argv.slice(2)
const engine = LogEngine.open({ directories: [`${folder}/d1`, `${folder}/d2`] })
engine.format('Z29sZGVuLWdvbGRlbi1nbw', 1)
engine.load()
const config = { ...defaultLogConfig, segmentBytes: 16384, indexIntervalBytes: 512, segmentIndexBytes: 65536 }
const started = Date.now()

function lead(log, leaderEpoch) {
  const code = log.setRole({ kind: RoleKind.leader, leaderEpoch, ownId: 1, minIsr: 1, isr: [1], pendingIsr: [] })
  if (code !== 0) throw new Error(`setRole answered ${code}`)
}

function append(log, batch, origin = Origin.client, verificationGuard = 0) {
  const options = {
    origin,
    leaderEpoch: -1,
    nowMs: Date.now(),
    requireMinIsr: false,
    produceVersion: 11,
    verificationGuard,
    coordinatorEpoch: 0
  }
  const code = log.appendBytes(batch, options)
  if (code !== 0) throw new Error(`append answered ${code}: ${appended.message}`)
}

const records = (count, text) =>
  Array.from({ length: count }, (_, at) => ({ key: Buffer.from(`k${at}`), value: Buffer.from(`${text} `.repeat(20)) }))

const plain = engine.create('plain', 0, 'BX33T3j3Q8ieuxxrpMMBcA', config)
const idempotent = engine.create('idempotent', 0, 'q_jPSNFgR0SzSfJL0WYrKA', config)
const transactional = engine.create('transactional', 0, 'd63nijsbTiyQd2XlXur29Q', config)
const trimmed = engine.create('trimmed', 0, 'qSRpiFPlSWOmuDGDq877Fw', config)
engine.create('empty', 0, 'T9uKCK_BSWy3uuuxIUOdlw', config)

for (let round = 0; round < 120; round++) {
  const timestamp = started + round * 10
  if (round % 40 === 0) for (const log of [plain, idempotent, transactional, trimmed]) lead(log, round / 40)
  append(plain, buildBatch({ timestamp }, records(1 + (round % 9), 'plain')))
  append(
    idempotent,
    buildBatch({ timestamp, producerId: 7, producerEpoch: 0, baseSequence: round * 3 }, records(3, 'idempotent'))
  )
  append(trimmed, buildBatch({ timestamp }, records(4, 'trimmed')))
  const producer = { producerId: 11 + (round % 2), producerEpoch: 0 }
  const sequence = Math.floor(round / 2) * 2
  append(
    transactional,
    buildBatch({ timestamp, ...producer, baseSequence: sequence, transactional: true }, records(2, 'transactional')),
    Origin.client,
    transactional.verifyBegin(producer.producerId, 0, sequence, false)
  )
  const marker = { commit: round % 3 !== 0, coordinatorEpoch: 0, ...producer }
  append(transactional, endTransactionBatch(marker, { timestamp }), Origin.coordinator)
}
if (trimmed.deleteRecordsBefore(111) !== 0) throw new Error('deleteRecordsBefore was refused')
if (how === 'clean') engine.close(3)
else process.kill(process.pid, 'SIGKILL')
