// A metadata log that an Apache Kafka broker wrote, taken over: the same directories, a new process.

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { batchesOf } from '../metadata/batches.ts'
import { beat, clusterId, create, makeWorld, registration, topic, uuidOf } from './world.ts'

function takeOver(name: string) {
  const loader = new ImageLoader(MetadataImage.empty(clusterId))
  const file = readFileSync(new URL(`../golden/metadata/${name}`, import.meta.url))
  for (const { records, lastOffset, epoch } of batchesOf(file)) loader.load(records, lastOffset, epoch)
  const world = makeWorld()
  world.controller.resign()
  world.log.nextOffset = loader.image.offset + 1
  world.controller.becomeLeader(loader.image, loader.image.epoch + 1)
  world.clock.nowMs += 60_000
  return world
}

describe.each(['00000000000000000000.log', 'killed.log'])('the log %s', (name) => {
  test('gets no first records again', () => {
    const world = takeOver(name)
    const before = world.image()
    expect(before.metadataVersion).toBe(33)
    expect(world.log.nextOffset).toBe(before.offset + 1)
  })

  test('lets our broker register with what it knows and lead every partition', async () => {
    const world = takeOver(name)
    const logDirs = [...(world.image().cluster.broker(1)?.directories ?? [])]
    const registered = await world.api.registerBroker(
      registration(1, 'rack-1', { incarnationId: uuidOf(4711), logDirs })
    )
    expect(registered.errorCode).toBe(0)
    expect(await world.api.heartbeat(beat(world, 1))).toMatchObject({ isFenced: false })
    for (const { name, partitions } of world.image().topics.values())
      for (const partition of partitions) expect([name, partition.leader, partition.isr]).toEqual([name, 1, [1]])
    expect((await world.api.createTopics(create(topic('new')))).topics?.[0]?.errorCode).toBe(0)
  })
})
