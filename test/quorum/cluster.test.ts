// Three replicas in one process, over stores in memory and a network of function calls.

import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { asUuid } from '#model/uuid.js'
import { defaultSnapshotPolicy, type SnapshotPolicy } from '#quorum/cleaning.js'
import { formatMetadataDirectory, metadataFolder } from '#quorum/format.js'
import { MemoryLogStore } from '#quorum/memory-store.js'
import { Quorum } from '#quorum/quorum.js'
import type { Voter } from '#raft/voters.js'
import { Recorder, temporaryFolder, topic } from './replica.ts'

const voters: Voter[] = [1, 2, 3].map((id) => ({
  id,
  directoryId: asUuid(`directory-of-voter-${id}-A`),
  endpoints: [{ name: 'CONTROLLER', host: '127.0.0.1', port: 9090 + id }],
  minKraftVersion: 0,
  maxKraftVersion: 1
}))

const timing = {
  electionTimeoutMs: 60,
  electionBackoffMaxMs: 60,
  fetchTimeoutMs: 300,
  requestTimeoutMs: 200,
  retryBackoffMs: 5
}

class Cluster {
  readonly replicas: Map<number, { quorum: Quorum; recorder: Recorder; store: MemoryLogStore }> = new Map()
  readonly down: Set<number> = new Set()

  constructor(ids: readonly number[], policy: SnapshotPolicy = defaultSnapshotPolicy) {
    for (const id of ids) this.add(id, policy)
    onTestFinished(() => {
      for (const { quorum } of this.replicas.values()) quorum.close()
    })
  }

  add(id: number, policy: SnapshotPolicy = defaultSnapshotPolicy): void {
    const directory = temporaryFolder()
    const voter = voters.find((known) => known.id === id) as Voter
    formatMetadataDirectory({ directory, voters, nowMs: 1000 })
    const store = new MemoryLogStore()
    const recorder = new Recorder()
    const quorum = new Quorum({
      folder: join(directory, metadataFolder),
      store,
      self: { id, directoryId: voter.directoryId },
      endpoints: voter.endpoints,
      staticVoters: [],
      bootstrapServers: 0,
      timing,
      policy,
      snapshotRecords: () => recorder.records,
      clock: { nowMs: () => Date.now(), monotonicMs: () => performance.now() },
      timers: {
        after(delayMs, run) {
          const timer = setTimeout(run, delayMs)
          return () => clearTimeout(timer)
        },
        soon(run) {
          const timer = setImmediate(run)
          return () => clearImmediate(timer)
        }
      },
      random: { below: (bound) => Math.floor(Math.random() * bound) },
      peers: {
        send: (to, _endpoints, request, answer) => {
          const peer = this.replicas.get(to)
          const reachable = peer !== undefined && !this.down.has(to) && !this.down.has(id)
          setImmediate(() => {
            if (reachable) peer.quorum.receive(request, (response) => setImmediate(() => answer(response)))
            else answer(null)
          })
        }
      },
      onFault: (failure) => {
        throw failure
      }
    })
    quorum.addListener(recorder)
    this.replicas.set(id, { quorum, recorder, store })
    quorum.start()
  }

  async leader(): Promise<{ id: number; quorum: Quorum; epoch: number }> {
    return eventually(() => {
      for (const [id, { quorum, recorder }] of this.replicas) {
        const { leaderId, epoch } = recorder.leadership
        if (leaderId === id && !this.down.has(id) && quorum.leadership.leaderId === id) return { id, quorum, epoch }
      }
      return undefined
    })
  }
}

async function eventually<Value>(look: () => Value | undefined): Promise<Value> {
  for (let round = 0; round < 2000; round++) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('it never came true')
}

describe('three replicas', () => {
  test('elect one leader and hold the same records', async () => {
    const cluster = new Cluster([1, 2, 3])
    const { quorum } = await cluster.leader()
    const last = await quorum.append([topic('a'), topic('b')], true)
    for (const { recorder } of cluster.replicas.values()) {
      await eventually(() => (recorder.records.length === 2 ? true : undefined))
    }
    expect(quorum.describe().voters.map(({ replicaId }) => replicaId)).toEqual([1, 2, 3])
    expect(quorum.highWatermark).toBe(last + 1)
  })

  test('go on without a leader that is cut off, which then follows and gives up what was not committed', async () => {
    const cluster = new Cluster([1, 2, 3])
    const first = await cluster.leader()
    await first.quorum.append([topic('a')], true)
    cluster.down.add(first.id)
    const lost = first.quorum.append([topic('lost')], true)
    const outcome = expect(lost).rejects.toThrow()
    const second = await cluster.leader()
    expect(second.epoch).toBeGreaterThan(first.epoch)
    await second.quorum.append([topic('b')], true)
    await outcome
    cluster.down.delete(first.id)
    const { recorder } = cluster.replicas.get(first.id) ?? { recorder: new Recorder() }
    await eventually(() => (recorder.records.length === 2 ? true : undefined))
    expect(recorder.records.map(({ value }) => ('name' in value ? value.name : ''))).toEqual(['a', 'b'])
  })

  test('bring one that comes late up to date by a snapshot', async () => {
    const policy = { recordBytesBetween: 500, intervalMs: 0, retentionBytes: 1, retentionMs: -1 }
    const cluster = new Cluster([1, 2], policy)
    const { quorum, id } = await cluster.leader()
    for (let index = 0; index < 40; index++) await quorum.append([topic(`t${index}`)], true)
    expect(cluster.replicas.get(id)?.store.startOffset).toBeGreaterThan(0)
    cluster.add(3)
    const { recorder } = cluster.replicas.get(3) ?? { recorder: new Recorder() }
    await eventually(() => (recorder.records.length === 40 ? true : undefined))
    expect(recorder.told.some((line) => line.startsWith('snapshot'))).toBe(true)
  })
})
