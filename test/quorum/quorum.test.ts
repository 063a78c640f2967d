import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { metadataFolder, readBootstrapRecords } from '#quorum/format.js'
import { NotLeaderError } from '#quorum/listener.js'
import { MemoryLogStore } from '#quorum/memory-store.js'
import { Replica, topic, voter } from './replica.ts'

const names = (replica: Replica): string[] =>
  replica.recorder.records.flatMap((record) => (record.kind === 'TopicRecord' ? [record.value.name] : []))

describe('a quorum of one', () => {
  test('leads epoch 1, and tells so only after its first batch is committed', async () => {
    const replica = new Replica()
    expect(await replica.leads()).toBe(1)
    expect(replica.recorder.told).toEqual(['batch 0-2@1', 'leader 1@1'])
  })

  test('writes quorum-state as Kafka does', async () => {
    const replica = new Replica()
    await replica.leads()
    expect(readFileSync(join(replica.directory, metadataFolder, 'quorum-state'), 'utf8')).toBe(
      '{"leaderId":1,"leaderEpoch":1,"votedId":-1,"votedDirectoryId":"AAAAAAAAAAAAAAAAAAAAAA","data_version":1}'
    )
  })

  test('puts the records of a turn into one batch, at the offsets it promised', async () => {
    const replica = new Replica()
    const epoch = await replica.leads()
    const first = replica.quorum.prepareAppend(epoch, [topic('a'), topic('b')])
    const second = replica.quorum.prepareAppend(epoch, [topic('c')])
    expect([first, second]).toEqual([
      { baseOffset: 3, lastOffset: 4 },
      { baseOffset: 5, lastOffset: 5 }
    ])
    await replica.quorum.committed(second.lastOffset, epoch)
    expect(replica.recorder.told.at(-1)).toBe('batch 3-5@1')
    expect(names(replica)).toEqual(['a', 'b', 'c'])
  })

  test('commits nothing before its disk has it', async () => {
    let flush: () => void = () => {}
    const store = new MemoryLogStore((run) => {
      flush = run
    })
    const replica = new Replica({ store })
    flush()
    const epoch = await replica.leads()
    const { lastOffset } = replica.quorum.prepareAppend(epoch, [topic('a')])
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(replica.quorum.highWatermark).toBe(3)
    flush()
    await replica.quorum.committed(lastOffset, epoch)
    expect(replica.quorum.highWatermark).toBe(4)
  })

  test('begins a new epoch after each start and delivers everything again', async () => {
    const before = new Replica()
    await before.leads()
    await before.append(topic('a'))
    before.quorum.close()
    const after = new Replica({ directory: before.directory, store: before.store })
    expect(await after.leads()).toBe(2)
    expect(names(after)).toEqual(['a'])
    expect(after.recorder.told).toEqual(['batch 0-2@1', 'batch 3-3@1', 'batch 4-4@2', 'leader 1@2'])
  })

  test('loses what was not flushed in a crash, and nothing that was committed', async () => {
    const store = new MemoryLogStore()
    const before = new Replica({ store })
    const epoch = await before.leads()
    await before.append(topic('committed'))
    before.quorum.prepareAppend(epoch, [topic('lost')])
    store.crash()
    const after = new Replica({ directory: before.directory, store })
    await after.leads()
    expect(names(after)).toEqual(['committed'])
  })

  test('refuses an append for an epoch it does not lead', async () => {
    const replica = new Replica()
    const epoch = await replica.leads()
    expect(() => replica.quorum.prepareAppend(epoch + 1, [topic('a')])).toThrow(NotLeaderError)
    const { lastOffset } = replica.quorum.prepareAppend(epoch, [topic('a')])
    const outcome = expect(replica.quorum.committed(lastOffset, epoch)).rejects.toThrow(NotLeaderError)
    replica.quorum.resign()
    await outcome
  })

  test('describes itself as DescribeQuorum wants it', async () => {
    const replica = new Replica()
    await replica.leads()
    const lastOffset = await replica.append(topic('a'))
    const described = replica.quorum.describe()
    expect(described).toMatchObject({ isLeader: true, leaderId: 1, leaderEpoch: 1, highWatermark: lastOffset + 1 })
    expect(described.voters).toMatchObject([{ replicaId: 1, replicaDirectoryId: voter.directoryId, logEndOffset: 4 }])
    expect(Math.abs((described.voters[0]?.lastCaughtUpTimestamp ?? 0) - Date.now())).toBeLessThan(5000)
    expect(described.nodes).toEqual([{ nodeId: 1, listeners: voter.endpoints }])
  })

  test('with static voters writes no voters into the log', async () => {
    const replica = new Replica({
      staticVoters: [{ ...voter, directoryId: 'AAAAAAAAAAAAAAAAAAAAAA' as typeof voter.directoryId }]
    })
    await replica.leads()
    expect(replica.recorder.told).toEqual(['batch 0-0@1', 'leader 1@1'])
    expect(readdirSync(replica.directory).sort()).toEqual([metadataFolder, 'bootstrap.checkpoint'])
  })

  test('a disk that refuses stops the replica', async () => {
    const store = new MemoryLogStore()
    const replica = new Replica({ store })
    const epoch = await replica.leads()
    store.append = () => {
      throw new Error('no space')
    }
    const { lastOffset } = replica.quorum.prepareAppend(epoch, [topic('a')])
    await expect(replica.quorum.committed(lastOffset, epoch)).rejects.toThrow(NotLeaderError)
    expect(replica.fault).toEqual(new Error('no space'))
  })

  test('format leaves the first records for the first leader', () => {
    const { directory } = new Replica()
    expect(readBootstrapRecords(directory).map(({ value }) => value)).toMatchObject([
      { name: 'metadata.version', featureLevel: 33 },
      { name: 'eligible.leader.replicas.version', featureLevel: 1 }
    ])
  })
})
