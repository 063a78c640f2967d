// One line for the group keys, in our words.

export const groupDocumentation: Readonly<Record<string, string>> = {
  'consumer.assignment.interval.ms': 'Least time between two assignments of a consumer group.',
  'consumer.heartbeat.interval.ms': 'How often members of a consumer group send a heartbeat.',
  'consumer.session.timeout.ms': 'A member that is silent for this long is removed from its consumer group.',
  'errors.deadletterqueue.copy.record.enable': 'Whether the dead letter topic receives the record itself.',
  'errors.deadletterqueue.topic.name': 'Topic for records that a share group could not deliver; empty for none.',
  'share.assignment.interval.ms': 'Least time between two assignments of a share group.',
  'share.auto.offset.reset': 'Where a share group starts that has no position: latest, earliest or by_duration:PT....',
  'share.delivery.count.limit': 'Attempts to deliver a record before it is given up.',
  'share.heartbeat.interval.ms': 'How often members of a share group send a heartbeat.',
  'share.isolation.level': 'Whether a share group sees records of open transactions.',
  'share.partition.max.record.locks': 'Records of a partition that may be out for delivery at a time.',
  'share.record.lock.duration.ms': 'Time a consumer has to acknowledge a record.',
  'share.renew.acknowledge.enable': 'Whether a consumer may renew the lock of a record.',
  'share.session.timeout.ms': 'A member that is silent for this long is removed from its share group.',
  'streams.assignment.interval.ms': 'Least time between two assignments of a streams group.',
  'streams.assignor.name': 'Assignor of a streams group; the first of the broker when not set.',
  'streams.heartbeat.interval.ms': 'How often members of a streams group send a heartbeat.',
  'streams.initial.rebalance.delay.ms': 'How long the first assignment of a streams group waits for more members.',
  'streams.num.standby.replicas': 'Standby copies of each task.',
  'streams.rack.aware.assignment.tags': 'Client tags that spread standby copies.',
  'streams.session.timeout.ms': 'A member that is silent for this long is removed from its streams group.'
}
