// The quorum over the native log, and over metadata logs that Apache Kafka 4.4 wrote.

import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { LogEngine } from '#log/log-engine.js'
import { asUuid } from '#model/uuid.js'
import { formatMetadataDirectory, metadataFolder } from '#quorum/format.js'
import { metadataLogConfig, NativeLogStore } from '#quorum/native-log-store.js'
import { QuorumStateFile } from '#quorum/quorum-state-file.js'
import { Replica, temporaryFolder, topic, voter } from './replica.ts'

interface Opened {
  readonly engine: LogEngine
  readonly store: NativeLogStore
  readonly directoryId: ReturnType<typeof asUuid>
}

function open(directories: readonly string[]): Opened {
  const engine = LogEngine.open({ directories })
  onTestFinished(() => {
    try {
      engine.abandon()
    } catch {
      // closed by the test
    }
  })
  if (engine.identity() === undefined) engine.format('Z29sZGVuLWdvbGRlbi1nbw', 1)
  engine.load()
  const log = engine.openMetadataLog(metadataLogConfig(1 << 30, 604_800_000))
  const [directory] = engine.directories()
  return {
    engine,
    store: new NativeLogStore(log, 1, Date.now, null),
    directoryId: asUuid(directory?.directoryId ?? '')
  }
}

function opened(directory: string): Opened {
  const result = open([directory])
  formatMetadataDirectory({ directory, voters: [{ ...voter, directoryId: result.directoryId }], nowMs: 1000 })
  return result
}

describe('over the native log', () => {
  test('what was committed is there after a clean close, under the next epoch', async () => {
    const directory = temporaryFolder()
    const before = opened(directory)
    const first = new Replica({ directory, store: before.store, self: before.directoryId })
    expect(await first.leads()).toBe(1)
    await first.append(topic('a'), topic('b'))
    first.quorum.close()
    before.engine.close()
    const files = readdirSync(join(directory, metadataFolder)).sort()
    expect(files).toEqual(
      expect.arrayContaining(['00000000000000000000.log', 'leader-epoch-checkpoint', 'quorum-state'])
    )

    const after = open([directory])
    const second = new Replica({ directory, store: after.store, self: after.directoryId })
    expect(await second.leads()).toBe(2)
    expect(second.recorder.told).toEqual(['batch 0-2@1', 'batch 3-4@1', 'batch 5-5@2', 'leader 1@2'])
    expect(after.store.epochs()).toEqual([
      { epoch: 1, offset: 0 },
      { epoch: 2, offset: 5 }
    ])
  })

  test('what was committed is there after the log was abandoned as a crash does', async () => {
    const directory = temporaryFolder()
    const before = opened(directory)
    const first = new Replica({ directory, store: before.store, self: before.directoryId })
    await first.leads()
    for (let index = 0; index < 50; index++) await first.append(topic(`t${index}`))
    before.engine.abandon()

    const after = open([directory])
    const second = new Replica({ directory, store: after.store, self: after.directoryId })
    await second.leads()
    expect(second.recorder.records).toHaveLength(50)
  })

  test('readers see the high watermark of the quorum, not the end of the log', async () => {
    const directory = temporaryFolder()
    const { store, directoryId } = opened(directory)
    const replica = new Replica({ directory, store, self: directoryId })
    const epoch = await replica.leads()
    expect(store.log.offsets()).toMatchObject({ highWatermark: 3, end: 3, leaderEpoch: 1 })
    const { lastOffset } = replica.quorum.prepareAppend(epoch, [topic('a')])
    await replica.quorum.committed(lastOffset, epoch)
    expect(store.log.offsets().highWatermark).toBe(4)
  })

  test('a snapshot lets the log before it go, and the rest is read after it', async () => {
    const directory = temporaryFolder()
    const before = opened(directory)
    const policy = { recordBytesBetween: 300, intervalMs: 0, retentionBytes: 1, retentionMs: -1 }
    const first: Replica = new Replica({
      directory,
      store: before.store,
      self: before.directoryId,
      policy,
      snapshotRecords: () => first.recorder.records
    })
    await first.leads()
    for (let index = 0; index < 20; index++) await first.append(topic(`t${index}`))
    expect(before.store.startOffset).toBeGreaterThan(0)
    first.quorum.close()
    before.engine.close()
    const after = open([directory])
    const second = new Replica({ directory, store: after.store, self: after.directoryId })
    await second.leads()
    expect(second.recorder.told[0]).toMatch(/^snapshot/)
    expect(second.recorder.records).toHaveLength(20)
  })
})

describe('a metadata log that Apache Kafka wrote', () => {
  for (const [name, epoch, port] of [
    ['logdirs', 3, 29393],
    ['logdirs-killed', 2, 29493]
  ] as const) {
    test(`loads, and goes on in the next epoch: ${name}`, async () => {
      const folder = temporaryFolder()
      const archive = fileURLToPath(new URL(`../golden/segments/${name}.tar.gz`, import.meta.url))
      execFileSync('tar', ['xzf', archive, '-C', folder])
      const directories = [join(folder, 'd1'), join(folder, 'd2')]
      const { store, directoryId } = open(directories)
      const end = store.endOffset
      const replica = new Replica({ directory: directories[0] ?? '', store, self: directoryId })
      expect(await replica.leads()).toBe(epoch)
      expect(replica.recorder.told[0]).toMatch(/^snapshot 9[34]@1$/)
      expect(replica.quorum.voters).toMatchObject([{ id: 1, directoryId, endpoints: [{ name: 'CONTROLLER', port }] }])
      expect(replica.quorum.highWatermark).toBe(end + 1)
      const topics = replica.recorder.records.filter(({ kind }) => kind === 'TopicRecord')
      expect(topics.length).toBeGreaterThan(5)
      const state = new QuorumStateFile(join(directories[0] ?? '', metadataFolder)).read()
      expect(state).toEqual({ leaderId: 1, leaderEpoch: epoch, voted: null })
      expect(await replica.append(topic('ours'))).toBe(end + 1)
    })
  }
})
