import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defaultSnapshotPolicy, type SnapshotPolicy } from '#quorum/cleaning.js'
import { metadataFolder } from '#quorum/format.js'
import { listSnapshots, readSnapshot, snapshotName } from '#quorum/snapshot-file.js'
import { Replica, topic, voter } from './replica.ts'

/** A state machine as small as can be: the names of topics. */
function replicaWithState(policy: SnapshotPolicy, from?: Replica): Replica {
  const replica: Replica = new Replica({
    policy,
    snapshotRecords: () => replica.recorder.records,
    ...(from === undefined ? {} : { directory: from.directory, store: from.store })
  })
  return replica
}

const often: SnapshotPolicy = { ...defaultSnapshotPolicy, recordBytesBetween: 400 }

describe('snapshots', () => {
  test('are made after so many bytes of records, and read at the next start', async () => {
    const replica = replicaWithState(often)
    await replica.leads()
    for (let index = 0; index < 10; index++) await replica.append(topic(`t${index}`))
    const folder = join(replica.directory, metadataFolder)
    const latest = listSnapshots(folder).at(-1)
    expect(latest?.offset).toBeGreaterThan(3)
    replica.quorum.close()

    const after = replicaWithState(often, replica)
    await after.leads()
    expect(after.recorder.told[0]).toBe(`snapshot ${latest?.offset}@${latest?.epoch}`)
    const named = after.recorder.records.map(({ value }) => ('name' in value ? value.name : ''))
    expect(named).toEqual(Array.from({ length: 10 }, (_, index) => `t${index}`))
  })

  test('say who votes, and when their last record was written', async () => {
    const replica = replicaWithState(often)
    await replica.leads()
    await replica.append(topic('a'))
    expect(replica.quorum.snapshot()).toBe(true)
    const [batch] = replica.recorder.batches.slice(-1)
    const id = { offset: 4, epoch: 1 }
    const read = readSnapshot(join(replica.directory, metadataFolder, snapshotName(id)))
    expect(read).toMatchObject({ kraftVersion: 1, voters: [voter], lastContainedLogTimestamp: batch?.timestamp })
  })

  test('are not made twice of the same state', async () => {
    const replica = replicaWithState(often)
    await replica.leads()
    expect(replica.quorum.snapshot()).toBe(true)
    expect(replica.quorum.snapshot()).toBe(false)
  })

  test('that are old go, with the log before the oldest that stays', async () => {
    const replica = replicaWithState({ ...often, retentionBytes: 1 })
    await replica.leads()
    for (let index = 0; index < 30; index++) await replica.append(topic(`t${index}`))
    const left = listSnapshots(join(replica.directory, metadataFolder))
    expect(left).toHaveLength(1)
    expect(replica.store.startOffset).toBe(left[0]?.offset)
    replica.quorum.close()

    const after = replicaWithState(often, replica)
    await after.leads()
    expect(after.recorder.records).toHaveLength(30)
    expect(after.quorum.voters).toEqual([voter])
  })

  test('cut short are refused by name', async () => {
    const replica = replicaWithState(often)
    await replica.leads()
    replica.quorum.snapshot()
    replica.quorum.close()
    const folder = join(replica.directory, metadataFolder)
    const path = join(folder, snapshotName(listSnapshots(folder).at(-1) ?? { offset: 0, epoch: 0 }))
    const torn = join(folder, snapshotName({ offset: 99, epoch: 9 }))
    writeFileSync(torn, readFileSync(path).subarray(0, -20))
    expect(() => readSnapshot(torn)).toThrow('is not a whole snapshot')
  })
})
