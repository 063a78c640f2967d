// The metadata log of an Apache Kafka broker, replayed.

import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { toRecords } from '#metadata/image/to-records.js'
import { asRead, batchesOf } from '../batches.ts'
import { plain } from '../plain.ts'

const golden = (name: string): Buffer => readFileSync(new URL(`../../golden/metadata/${name}`, import.meta.url))

function replayed(file: Buffer, upTo = Number.POSITIVE_INFINITY): MetadataImage {
  const loader = new ImageLoader(MetadataImage.empty('Z29sZGVuLWdvbGRlbi1nbw'))
  for (const { records, lastOffset, epoch } of batchesOf(file))
    if (lastOffset < upTo) loader.load(records, lastOffset, epoch)
  return loader.image
}

describe('the metadata log that Apache Kafka wrote', () => {
  let image: MetadataImage

  beforeAll(() => {
    image = replayed(golden('00000000000000000000.log'))
  })

  test('has the topics, ids and partition counts that Kafka reports', () => {
    const expected = golden('expected.tsv')
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('topic\t'))
      .map((line) => /^topic\t(\S+)\tid=(\S+) partitions=(\d+)/.exec(line)?.slice(1, 4).join(' '))
    const ours = [...image.topics.values()].map(({ name, id, partitions }) => `${name} ${id} ${partitions.length}`)
    expect(ours.sort()).toEqual(expected.sort())
    expect(ours.length).toBeGreaterThan(8)
  })

  test('finalises the features that the broker showed', () => {
    expect(image.metadataVersion).toBe(33)
    expect(Object.fromEntries(image.features)).toMatchObject({
      'eligible.leader.replicas.version': 1,
      'group.version': 1,
      'share.version': 2,
      'transaction.version': 2
    })
  })

  test('has the broker with both directories and its rack', () => {
    expect(image.cluster.broker(1)).toMatchObject({ rack: 'rack-1' })
    expect(image.cluster.broker(1)?.directories).toHaveLength(2)
    expect(image.cluster.controllers.size).toBe(1)
  })

  test('keeps configurations, quotas, credentials and access control entries', () => {
    expect(image.configs.topic('seg').get('retention.ms')).toBeUndefined()
    expect(image.configs.topic('seg').get('internal.segment.bytes')).toBe('16384')
    expect(image.configs.clusterDefault().get('min.insync.replicas')).toBe('1')
    expect([...image.quotas.values()].map(({ values }) => Object.fromEntries(values))).toEqual(
      expect.arrayContaining([{ connection_creation_rate: 50 }, { producer_byte_rate: 1048576 }])
    )
    expect(image.acls.size).toBeGreaterThan(0)
    expect(image.scram.size).toBeGreaterThan(0)
    expect(image.nextProducerId).toBeGreaterThan(0)
  })

  test('becomes the same image again through the records of a snapshot', () => {
    const loader = new ImageLoader(MetadataImage.empty(image.clusterId))
    loader.load([...toRecords(image)].map(asRead), image.offset, image.epoch)
    expect(plain(loader.image)).toEqual(plain(image))
  })

  test('at the offset of the snapshot is the snapshot', () => {
    const snapshot = replayed(golden('00000000000000000093-0000000001.checkpoint'))
    const log = replayed(golden('00000000000000000000.log'), 93)
    expect({ ...plain(snapshot), offset: 0, epoch: 0 }).toEqual({ ...plain(log), offset: 0, epoch: 0 })
  })
})
