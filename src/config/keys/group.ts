// Group keys (resource type GROUP). Columns: type, default, valid values, importance, broker key that gives the
// default, then `internal` where it applies.

export const groupKeys = {
  'consumer.assignment.interval.ms': ['int', '1000', '[0,...]', 'medium', 'group.consumer.assignment.interval.ms'],
  'consumer.assignor.offload.enable': [
    'boolean',
    'true',
    '',
    'medium',
    'group.consumer.assignor.offload.enable',
    'internal'
  ],
  'consumer.heartbeat.interval.ms': ['int', '5000', '[1,...]', 'medium', 'group.consumer.heartbeat.interval.ms'],
  'consumer.session.timeout.ms': ['int', '45000', '[1,...]', 'medium', 'group.consumer.session.timeout.ms'],
  'errors.deadletterqueue.copy.record.enable': ['boolean', 'false', '', 'medium', ''],
  'errors.deadletterqueue.topic.name': ['string', '', '', 'medium', ''],
  'share.assignment.interval.ms': ['int', '1000', '[0,...]', 'medium', 'group.share.assignment.interval.ms'],
  'share.assignor.offload.enable': ['boolean', 'true', '', 'medium', 'group.share.assignor.offload.enable', 'internal'],
  'share.auto.offset.reset': ['string', 'latest', '[latest, earliest, by_duration:PnDTnHnMn.nS]', 'medium', ''],
  'share.delivery.count.limit': ['int', '5', '[2,...]', 'medium', 'group.share.delivery.count.limit'],
  'share.heartbeat.interval.ms': ['int', '5000', '[1,...]', 'medium', 'group.share.heartbeat.interval.ms'],
  'share.isolation.level': ['string', 'read_uncommitted', '[read_committed, read_uncommitted]', 'medium', ''],
  'share.partition.max.record.locks': ['int', '2000', '[100,...]', 'medium', 'group.share.partition.max.record.locks'],
  'share.record.lock.duration.ms': ['int', '30000', '[1000,...]', 'medium', 'group.share.record.lock.duration.ms'],
  'share.renew.acknowledge.enable': ['boolean', 'true', '', 'medium', ''],
  'share.session.timeout.ms': ['int', '45000', '[1,...]', 'medium', 'group.share.session.timeout.ms'],
  'streams.acceptable.recovery.lag': [
    'long',
    '10000',
    '[0,...]',
    'medium',
    'group.streams.acceptable.recovery.lag',
    'internal'
  ],
  'streams.assignment.interval.ms': ['int', '1000', '[0,...]', 'medium', 'group.streams.assignment.interval.ms'],
  'streams.assignor.name': ['string', null, '', 'medium', 'group.streams.assignors'],
  'streams.assignor.offload.enable': [
    'boolean',
    'true',
    '',
    'medium',
    'group.streams.assignor.offload.enable',
    'internal'
  ],
  'streams.heartbeat.interval.ms': ['int', '5000', '[1,...]', 'medium', 'group.streams.heartbeat.interval.ms'],
  'streams.initial.rebalance.delay.ms': [
    'int',
    '3000',
    '[0,...]',
    'medium',
    'group.streams.initial.rebalance.delay.ms'
  ],
  'streams.num.standby.replicas': ['int', '0', '[0,...]', 'medium', 'group.streams.num.standby.replicas'],
  'streams.num.warmup.replicas': ['int', '2', '[0,...]', 'medium', 'group.streams.num.warmup.replicas', 'internal'],
  'streams.rack.aware.assignment.tags': ['list', '', '', 'low', 'group.streams.rack.aware.assignment.tags'],
  'streams.session.timeout.ms': ['int', '45000', '[1,...]', 'medium', 'group.streams.session.timeout.ms'],
  'streams.task.offset.interval.ms': [
    'int',
    '60000',
    '[1,...]',
    'medium',
    'group.streams.task.offset.interval.ms',
    'internal'
  ]
} as const
