import { expect, test } from 'vitest'
import { BrokerConfig } from '#config/broker-config.js'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'
import { asUuid } from '#model/uuid.js'
import type { MetadataRecord } from '#protocol/generated/metadata-records.js'
import { engineSettings, logSettingsOfAll } from '#replica/log-settings.js'

const broker = new BrokerConfig(new Map([['log.segment.bytes', '2000000']]))

function topic(name: string, id: string): MetadataRecord {
  return { kind: 'TopicRecord', version: 0, value: { name, topicId: asUuid(id) } }
}

test('before logs are opened it is known what each topic of the image says, and what the broker says of the others', () => {
  const loader = new ImageLoader(MetadataImage.empty('cluster'))
  const { image } = loader.load(
    [
      topic('plain', 'BX33T3j3Q8ieuxxrpMMBcA'),
      topic('plain-too', 'DX33T3j3Q8ieuxxrpMMBcA'),
      topic('compacted', 'CX33T3j3Q8ieuxxrpMMBcA'),
      {
        kind: 'ConfigRecord',
        version: 0,
        value: { resourceType: 2, resourceName: 'compacted', name: 'cleanup.policy', value: 'compact' }
      }
    ],
    3,
    1
  )
  const settings = logSettingsOfAll(broker, image)
  expect([...settings.keys()].sort()).toEqual(['compacted', 'plain', 'plain-too'])
  expect(settings.get('compacted')).toMatchObject({ compact: true, delete: false, segmentBytes: 2_000_000 })
  expect(settings.get('plain')).toMatchObject({ compact: false, delete: true, segmentBytes: 2_000_000 })
  expect(settings.get('plain-too')).toBe(settings.get('plain'))
})

test('the reserve of a log directory is left to the engine unless it is set', () => {
  expect(engineSettings(broker, ['d']).diskReserveBytes).toBe(-1)
  const set = new BrokerConfig(new Map([['ottla.disk.reserve.bytes', '1000']]))
  expect(engineSettings(set, ['d'])).toMatchObject({ directories: ['d'], diskReserveBytes: 1000 })
})
