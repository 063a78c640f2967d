// Topic keys. Columns: type, default, valid values, importance, broker keys that give the default (in order, `*n`
// converts the unit), then `internal` where it applies.

export const topicKeys = {
  'cleanup.policy': ['list', 'delete', '[compact, delete]', 'medium', 'log.cleanup.policy'],
  'compression.gzip.level': ['int', '-1', '[1,...,9] or -1', 'medium', 'compression.gzip.level'],
  'compression.lz4.level': ['int', '9', '[1,...,17]', 'medium', 'compression.lz4.level'],
  'compression.type': [
    'string',
    'producer',
    '[uncompressed, zstd, lz4, snappy, gzip, producer]',
    'medium',
    'compression.type'
  ],
  'compression.zstd.level': ['int', '3', '[-131072,...,22]', 'medium', 'compression.zstd.level'],
  'delete.retention.ms': ['long', '86400000', '[0,...]', 'medium', 'log.cleaner.delete.retention.ms'],
  'errors.deadletterqueue.group.enable': ['boolean', 'false', '', 'medium', ''],
  'file.delete.delay.ms': ['long', '60000', '[0,...]', 'medium', 'log.segment.delete.delay.ms'],
  'flush.messages': ['long', '9223372036854775807', '[1,...]', 'medium', 'log.flush.interval.messages'],
  'flush.ms': [
    'long',
    '9223372036854775807',
    '[0,...]',
    'medium',
    'log.flush.interval.ms,log.flush.scheduler.interval.ms'
  ],
  'follower.replication.throttled.replicas': [
    'list',
    '',
    '[partitionId]:[brokerId],[partitionId]:[brokerId],...',
    'medium',
    ''
  ],
  'index.interval.bytes': ['int', '4096', '[0,...]', 'medium', 'log.index.interval.bytes'],
  'internal.segment.bytes': ['int', null, '', 'medium', '', 'internal'],
  'leader.replication.throttled.replicas': [
    'list',
    '',
    '[partitionId]:[brokerId],[partitionId]:[brokerId],...',
    'medium',
    ''
  ],
  'local.retention.bytes': ['long', '-2', '[-2,...]', 'medium', 'log.local.retention.bytes'],
  'local.retention.ms': ['long', '-2', '[-2,...]', 'medium', 'log.local.retention.ms'],
  'max.compaction.lag.ms': ['long', '9223372036854775807', '[1,...]', 'medium', 'log.cleaner.max.compaction.lag.ms'],
  'max.decompressed.message.bytes': [
    'int',
    '2147483639',
    '[1,...,2147483639]',
    'medium',
    'max.decompressed.message.bytes'
  ],
  'max.message.bytes': ['int', '1048588', '[0,...]', 'medium', 'message.max.bytes'],
  'message.timestamp.after.max.ms': ['long', '3600000', '[0,...]', 'medium', 'log.message.timestamp.after.max.ms'],
  'message.timestamp.before.max.ms': [
    'long',
    '9223372036854775807',
    '[0,...]',
    'medium',
    'log.message.timestamp.before.max.ms'
  ],
  'message.timestamp.type': [
    'string',
    'CreateTime',
    '[CreateTime, LogAppendTime]',
    'medium',
    'log.message.timestamp.type'
  ],
  'min.cleanable.dirty.ratio': ['double', '0.5', '[0,...,1]', 'medium', 'log.cleaner.min.cleanable.ratio'],
  'min.compaction.lag.ms': ['long', '0', '[0,...]', 'medium', 'log.cleaner.min.compaction.lag.ms'],
  'min.insync.replicas': ['int', '1', '[1,...]', 'medium', 'min.insync.replicas'],
  preallocate: ['boolean', 'false', '', 'medium', 'log.preallocate'],
  'remote.copy.lag.bytes': ['long', '-1', '[-1,...]', 'medium', 'log.remote.copy.lag.bytes'],
  'remote.copy.lag.ms': ['long', '0', '[-1,...]', 'medium', 'log.remote.copy.lag.ms'],
  'remote.log.copy.disable': ['boolean', 'false', '', 'medium', ''],
  'remote.log.delete.on.disable': ['boolean', 'false', '', 'medium', ''],
  'remote.storage.enable': ['boolean', 'false', '', 'medium', ''],
  'retention.bytes': ['long', '-1', '', 'medium', 'log.retention.bytes'],
  'retention.ms': [
    'long',
    '604800000',
    '[-1,...]',
    'medium',
    'log.retention.ms,log.retention.minutes*60000,log.retention.hours*3600000'
  ],
  'segment.bytes': ['int', '1073741824', '[1048576,...]', 'medium', 'log.segment.bytes'],
  'segment.index.bytes': ['int', '10485760', '[4,...]', 'medium', 'log.index.size.max.bytes'],
  'segment.jitter.ms': ['long', '0', '[0,...]', 'medium', 'log.roll.jitter.ms,log.roll.jitter.hours*3600000'],
  'segment.ms': ['long', '604800000', '[1,...]', 'medium', 'log.roll.ms,log.roll.hours*3600000'],
  'unclean.leader.election.enable': ['boolean', 'false', '', 'medium', 'unclean.leader.election.enable']
} as const
