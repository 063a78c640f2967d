// An image as plain objects in a fixed order, so that two can be compared.

import type { MetadataImage } from '#metadata/image/metadata-image.js'

const byKey = <V>(entries: Iterable<readonly [string | number, V]>): (readonly [string | number, V])[] =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1))

export function plain(image: MetadataImage): Record<string, unknown> {
  return {
    clusterId: image.clusterId,
    offset: image.offset,
    epoch: image.epoch,
    topics: byKey(image.topics.byName),
    ids: byKey(image.topics.byId),
    brokers: byKey(image.cluster.brokers),
    controllers: byKey(image.cluster.controllers),
    configs: byKey(image.configs.resources).map(([key, { type, name, values }]) => [key, type, name, byKey(values)]),
    features: byKey(image.features),
    nextProducerId: image.nextProducerId,
    quotas: byKey(image.quotas).map(([key, { entity, values }]) => [key, entity.length, byKey(values)]),
    acls: byKey(image.acls),
    scram: byKey(image.scram),
    tokens: byKey(image.tokens)
  }
}
