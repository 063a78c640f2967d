// Broker keys of tiered storage. Kept so that a file of Apache Kafka is understood; not served.
// Columns: type, default, valid values, importance, update mode, then a flag where one applies.

export const remoteKeys = {
  'remote.fetch.max.wait.ms': ['int', '500', '[1,...]', 'medium', 'cluster-wide'],
  'remote.list.offsets.request.timeout.ms': ['long', '30000', '[1,...]', 'medium', 'cluster-wide'],
  'remote.log.index.file.cache.total.size.bytes': ['long', '1073741824', '[1,...]', 'low', 'cluster-wide'],
  'remote.log.index.file.cache.ttl.ms': ['long', '900000', '[-1,...]', 'low', 'read-only', 'internal'],
  'remote.log.manager.copier.thread.pool.size': ['int', '10', '[1,...]', 'medium', 'cluster-wide'],
  'remote.log.manager.copy.max.bytes.per.second': ['long', '9223372036854775807', '[1,...]', 'medium', 'cluster-wide'],
  'remote.log.manager.copy.quota.window.num': ['int', '11', '[1,...]', 'medium', 'read-only'],
  'remote.log.manager.copy.quota.window.size.seconds': ['int', '1', '[1,...]', 'medium', 'read-only'],
  'remote.log.manager.expiration.thread.pool.size': ['int', '10', '[1,...]', 'medium', 'cluster-wide'],
  'remote.log.manager.fetch.max.bytes.per.second': ['long', '9223372036854775807', '[1,...]', 'medium', 'cluster-wide'],
  'remote.log.manager.fetch.quota.window.num': ['int', '11', '[1,...]', 'medium', 'read-only'],
  'remote.log.manager.fetch.quota.window.size.seconds': ['int', '1', '[1,...]', 'medium', 'read-only'],
  'remote.log.manager.follower.thread.pool.size': ['int', '2', '[1,...]', 'medium', 'cluster-wide'],
  'remote.log.manager.task.interval.ms': ['long', '30000', '[1,...]', 'low', 'read-only'],
  'remote.log.manager.task.retry.backoff.max.ms': ['long', '30000', '[1,...]', 'low', 'read-only', 'internal'],
  'remote.log.manager.task.retry.backoff.ms': ['long', '500', '[1,...]', 'low', 'read-only', 'internal'],
  'remote.log.manager.task.retry.jitter': ['double', '0.2', '[0,...,0.5]', 'low', 'read-only', 'internal'],
  'remote.log.manager.thread.pool.size': ['int', '2', '[1,...]', 'medium', 'read-only'],
  'remote.log.metadata.custom.metadata.max.bytes': ['int', '128', '[0,...]', 'low', 'read-only'],
  'remote.log.metadata.manager.class.name': [
    'string',
    'org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager',
    'non-empty string',
    'medium',
    'read-only'
  ],
  'remote.log.metadata.manager.class.path': ['string', null, '', 'medium', 'read-only'],
  'remote.log.metadata.manager.impl.prefix': ['string', 'rlmm.config.', 'non-empty string', 'medium', 'read-only'],
  'remote.log.metadata.manager.listener.name': ['string', null, 'non-empty string', 'medium', 'read-only'],
  'remote.log.reader.max.pending.tasks': ['int', '100', '[1,...]', 'medium', 'read-only'],
  'remote.log.reader.threads': ['int', '10', '[1,...]', 'medium', 'cluster-wide'],
  'remote.log.storage.manager.class.name': ['string', null, 'non-empty string', 'medium', 'read-only'],
  'remote.log.storage.manager.class.path': ['string', null, '', 'medium', 'read-only'],
  'remote.log.storage.manager.impl.prefix': ['string', 'rsm.config.', 'non-empty string', 'medium', 'read-only'],
  'remote.log.storage.system.enable': ['boolean', 'false', '', 'medium', 'read-only']
} as const
