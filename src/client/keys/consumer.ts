// Keys of a consumer client beside the common ones.
// Columns as in the config room: type, default, valid values, importance, unused, then `required` or `internal`.

export const consumerKeys = {
  'allow.auto.create.topics': ['boolean', 'true', '', 'medium', ''],
  'auto.commit.interval.ms': ['int', '5000', '[0,...]', 'low', ''],
  'auto.offset.reset': ['string', 'latest', '[latest, earliest, none, by_duration:PnDTnHnMn.nS]', 'medium', ''],
  'bootstrap.servers': ['list', null, '', 'high', '', 'required'],
  'check.crcs': ['boolean', 'true', '', 'low', ''],
  'client.id': ['string', '', '', 'low', ''],
  'client.rack': ['string', '', '', 'low', ''],
  'connections.max.idle.ms': ['long', '540000', '', 'medium', ''],
  'default.api.timeout.ms': ['int', '60000', '[0,...]', 'medium', ''],
  'enable.auto.commit': ['boolean', 'true', '', 'medium', ''],
  'enable.metrics.push': ['boolean', 'true', '', 'low', ''],
  'exclude.internal.topics': ['boolean', 'true', '', 'medium', ''],
  'fetch.max.bytes': ['int', '52428800', '[0,...]', 'medium', ''],
  'fetch.max.wait.ms': ['int', '500', '[0,...]', 'low', ''],
  'fetch.min.bytes': ['int', '1', '[0,...]', 'high', ''],
  'group.id': ['string', null, '', 'high', ''],
  'group.instance.id': ['string', null, 'non-empty string', 'medium', ''],
  'group.protocol': ['string', 'classic', '(case insensitive) [CONSUMER, CLASSIC]', 'high', ''],
  'group.remote.assignor': ['string', null, '', 'medium', ''],
  'heartbeat.interval.ms': ['int', '3000', '', 'high', ''],
  'interceptor.classes': ['list', '', '', 'low', ''],
  'internal.throw.on.fetch.stable.offset.unsupported': ['boolean', 'false', '', 'low', '', 'internal'],
  'isolation.level': ['string', 'read_uncommitted', '[read_committed, read_uncommitted]', 'medium', ''],
  'key.deserializer': ['class', null, '', 'high', '', 'required'],
  'max.partition.fetch.bytes': ['int', '1048576', '[0,...]', 'high', ''],
  'max.poll.interval.ms': ['int', '300000', '[1,...]', 'medium', ''],
  'max.poll.records': ['int', '500', '[1,...]', 'medium', ''],
  'partition.assignment.strategy': [
    'list',
    'org.apache.kafka.clients.consumer.RangeAssignor,org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    '',
    'medium',
    ''
  ],
  'receive.buffer.bytes': ['int', '65536', '[-1,...]', 'medium', ''],
  'session.timeout.ms': ['int', '45000', '', 'high', ''],
  'share.acknowledgement.mode': ['string', 'implicit', '[implicit, explicit]', 'medium', ''],
  'share.acquire.mode': ['string', 'BATCH_OPTIMIZED', '[batch_optimized, record_limit]', 'medium', ''],
  'value.deserializer': ['class', null, '', 'high', '', 'required']
} as const
