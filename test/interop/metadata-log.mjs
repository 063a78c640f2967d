// Writes a metadata log with snapshots into a directory (write), or opens one and says what it holds (read).

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { LogEngine } from '#log/log-engine.js'
import { featureRecords } from '#metadata/format/feature-levels.js'
import { defaultSnapshotPolicy } from '#quorum/cleaning.js'
import { formatMetadataDirectory, metadataFolder } from '#quorum/format.js'
import { metadataLogConfig, NativeLogStore } from '#quorum/native-log-store.js'
import { Quorum } from '#quorum/quorum.js'
import { systemClock } from '#runtime/clock.js'
import { systemRandom } from '#runtime/random.js'
import { systemTimers } from '#runtime/timers.js'

const [action, directory] = process.argv.slice(2)
const topics = 200
// The newest that Apache 4.3.1 knows; its tools are what reads this.
const features = { 'metadata.version': 30 }
const port = Number(process.env.PORT ?? 37192)

mkdirSync(directory, { recursive: true })
const engine = LogEngine.open({ directories: [directory] })
if (engine.identity() === undefined) engine.format('aW50ZXJvcC1pbnRlcm9wIQ', 1)
engine.load()
const [{ directoryId }] = engine.directories()
const endpoints = [{ name: 'CONTROLLER', host: '127.0.0.1', port: port + 1 }]
const voter = { id: 1, directoryId, endpoints, minKraftVersion: 0, maxKraftVersion: 1 }
formatMetadataDirectory({ directory, voters: [voter], features, nowMs: Date.now() })

const records = []
let leads
const led = new Promise((resolve) => {
  leads = resolve
})
const quorum = new Quorum({
  folder: join(directory, metadataFolder),
  store: new NativeLogStore(engine.openMetadataLog(metadataLogConfig(1 << 30, 604_800_000)), 1, Date.now, null),
  self: { id: 1, directoryId },
  endpoints,
  staticVoters: [],
  bootstrapServers: 0,
  clock: systemClock,
  timers: systemTimers,
  random: systemRandom,
  policy: { ...defaultSnapshotPolicy, recordBytesBetween: 8000 },
  snapshotRecords: () => records,
  onFault(failure) {
    console.error(failure)
    process.exit(1)
  }
})
quorum.addListener({
  onSnapshot(snapshot) {
    records.length = 0
    for (const list of snapshot.records) records.push(...list)
  },
  onCommit: (batch) => records.push(...batch.records),
  onLeadership({ leaderId, epoch }) {
    if (leaderId === 1) leads(epoch)
  }
})
quorum.start()
const epoch = await led

if (action === 'write') {
  await quorum.append(featureRecords(features), true)
  for (let index = 0; index < topics; index++) {
    const topicId = systemRandom.uuid()
    const partition = { partitionId: 0, topicId, replicas: [1], isr: [1], leader: 1, directories: [directoryId] }
    await quorum.append(
      [
        { kind: 'TopicRecord', version: 0, value: { name: `topic-${index}`, topicId } },
        { kind: 'PartitionRecord', version: 1, value: partition }
      ],
      true
    )
  }
} else {
  const held = records.filter(({ kind, value }) => kind === 'TopicRecord' && value.name.startsWith('topic-')).length
  console.log(`epoch ${epoch}, ${records.length} records, ${held} topics, high watermark ${quorum.highWatermark}`)
  if (held !== topics || epoch !== 3) process.exitCode = 1
}
quorum.close()
engine.close()
