import { expect, test } from 'vitest'
import { live, ready } from '#admin/health.js'
import { ClusterImage } from '#metadata/image/cluster.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { PersistentMap } from '#metadata/persistent-map.js'
import { fakeSources } from './support.ts'

function imageWith(broker: object): { image: MetadataImage } {
  const brokers = PersistentMap.of([[1, { id: 1, fenced: false, inControlledShutdown: false, ...broker }]] as never)
  const cluster = new ClusterImage(brokers as never, PersistentMap.empty())
  return { image: new MetadataImage({ ...MetadataImage.empty('c'), cluster }) }
}

const answers = (...answered: boolean[]): object => ({
  observe: async () => answered.map((one) => ({ answered: one, delayMs: 1, observation: undefined }))
})

test('a starting node lives and is not ready', async () => {
  expect((await live(undefined)).ok).toBe(true)
  expect(ready(undefined).ok).toBe(false)
})

test('a shard that does not answer is a node that does not live, and is named', async () => {
  expect(await live(fakeSources({ shards: answers(true, true) }))).toEqual({ ok: true, notes: [] })
  const health = await live(fakeSources({ shards: answers(true, false) }))
  expect(health.ok).toBe(false)
  expect(health.notes).toEqual([expect.stringContaining('shard 1')])
})

test('ready is registered and not fenced', () => {
  expect(ready(fakeSources({ relay: imageWith({}) })).ok).toBe(true)
  expect(ready(fakeSources({ relay: imageWith({ fenced: true }) })).notes).toEqual([expect.stringContaining('fenced')])
  expect(ready(fakeSources({ relay: imageWith({ inControlledShutdown: true }) })).ok).toBe(false)
  expect(ready(fakeSources({ relay: imageWith({}), isRegistered: () => false })).ok).toBe(false)
  expect(ready(fakeSources()).ok).toBe(false)
})

test('a node that stops is not ready and is not to be killed for it', async () => {
  const stopping = fakeSources({ isStopping: () => true, shards: answers(false) })
  expect(ready(stopping).ok).toBe(false)
  expect((await live(stopping)).ok).toBe(true)
})

test('a failed directory is worth a note while another one serves', () => {
  const directories = (): object[] => [
    { path: 'a', failure: '' },
    { path: 'b', failure: 'EIO' }
  ]
  const health = ready(fakeSources({ relay: imageWith({}), engine: { logs: () => [], directories } }))
  expect(health).toEqual({ ok: true, notes: ['log directory b is offline: EIO'] })
})
