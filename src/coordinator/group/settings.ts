// What the group coordinator is told by the configuration, read at each use: keys may change while it runs.

export interface GroupSettings {
  /** group.min.session.timeout.ms */
  sessionTimeoutMsMin(): number
  /** group.max.session.timeout.ms */
  sessionTimeoutMsMax(): number
  /** group.initial.rebalance.delay.ms */
  initialRebalanceDelayMs(): number
  /** group.max.size */
  membersMax(): number
  /** offset.metadata.max.bytes */
  offsetMetadataBytesMax(): number
  /** offsets.retention.minutes, in milliseconds */
  offsetsRetentionMs(): number
  /** offsets.retention.check.interval.ms */
  offsetsRetentionCheckIntervalMs(): number
}

/** Who asks, and how. */
export interface RequestMeta {
  readonly clientId: string
  /** As Kafka writes it: `/127.0.0.1`. */
  readonly clientHost: string
  readonly apiVersion: number
}

/** How long a parked JoinGroup of a member that is new may wait: its client has no member id yet and cannot send heartbeats. */
export const newMemberJoinTimeoutMs = 300_000

/** Groups and offsets that one turn of expiry looks at before others get theirs. */
export const looksMax = 10_000

/** Tombstones of one outcome of expiry or of deleted topics, which becomes one batch; the rest follows in the next. */
export const tombstonesMax = 1000
