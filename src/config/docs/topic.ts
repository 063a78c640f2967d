// One line for every topic key, in our words.

export const topicDocumentation: Readonly<Record<string, string>> = {
  'cleanup.policy':
    'What happens to old records: delete drops whole segments by age and size, compact keeps the last value of each key. Both may be given.',
  'compression.gzip.level':
    'Level when the broker compresses with gzip: 1 (fast) to 9 (small), -1 for the library default.',
  'compression.lz4.level': 'Level when the broker compresses with lz4: 1 (fast) to 17 (small).',
  'compression.type': 'Codec that batches are stored with. producer keeps what the producer chose.',
  'compression.zstd.level': 'Level when the broker compresses with zstd: -131072 (fast) to 22 (small).',
  'delete.retention.ms':
    'How long a tombstone is kept in a compacted topic, so that slow readers still see the deletion.',
  'errors.deadletterqueue.group.enable': 'Whether share groups may write undeliverable records to this topic.',
  'file.delete.delay.ms': 'How long a file stays on disk after its segment was dropped.',
  'flush.messages': 'Force data to disk after this many records. 1 means before every acknowledgement.',
  'flush.ms': 'Force data to disk when the oldest unflushed record is this old.',
  'follower.replication.throttled.replicas':
    'Followers whose replication is throttled: partition:broker pairs, or * for all.',
  'index.interval.bytes': 'A new offset index entry is written about every this many bytes of log.',
  'internal.segment.bytes': 'Segment size without the usual lower bound; for tests.',
  'leader.replication.throttled.replicas':
    'Leaders whose replication is throttled: partition:broker pairs, or * for all.',
  'local.retention.bytes': 'With tiered storage, local bytes kept per partition; -2 means as retention.bytes.',
  'local.retention.ms': 'With tiered storage, how long local segments are kept; -2 means as retention.ms.',
  'max.compaction.lag.ms': 'A record is compacted at the latest after this time.',
  'max.decompressed.message.bytes': 'Largest size a compressed batch may unfold to.',
  'max.message.bytes': 'Largest batch that is accepted, as it is sent (compressed), with its header.',
  'message.timestamp.after.max.ms': 'How far a record timestamp may lie ahead of the broker clock.',
  'message.timestamp.before.max.ms': 'How far a record timestamp may lie behind the broker clock.',
  'message.timestamp.type':
    'CreateTime keeps the timestamp of the producer, LogAppendTime sets the time of the append.',
  'min.cleanable.dirty.ratio': 'The share of uncompacted log at which compaction starts.',
  'min.compaction.lag.ms': 'A record stays uncompacted at least this long.',
  'min.insync.replicas': 'Replicas that must be in sync for a produce with acks=all to be accepted.',
  preallocate: 'Whether a new segment takes its full size on disk at once.',
  'remote.copy.lag.bytes': 'With tiered storage, bytes a segment may wait before it is copied; -1 for no limit.',
  'remote.copy.lag.ms': 'With tiered storage, time a segment may wait before it is copied; -1 for no limit.',
  'remote.log.copy.disable': 'With tiered storage, stop copying: existing remote data stays readable.',
  'remote.log.delete.on.disable': 'Whether remote data is deleted when tiered storage is switched off for the topic.',
  'remote.storage.enable': 'Whether segments are copied to remote storage.',
  'retention.bytes': 'Bytes kept per partition before old segments are dropped; -1 for no limit.',
  'retention.ms': 'Time a record is kept before its segment is dropped; -1 for no limit.',
  'segment.bytes': 'A segment is closed at this size.',
  'segment.index.bytes': 'Largest size of an offset index; a full index closes its segment.',
  'segment.jitter.ms': 'Random time taken off segment.ms, so that segments do not roll all at once.',
  'segment.ms': 'A segment is closed at this age even when it is not full.',
  'unclean.leader.election.enable':
    'Whether a replica that is not in sync may become leader when no other is left; records may be lost.'
}
