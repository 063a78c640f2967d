// The group coordinator's settings out of the broker's configuration of now.

import type { BrokerConfig } from '#config/broker-config.js'
import type { GroupSettings } from './group/settings.ts'

const minuteMs = 60_000

export function groupSettings(config: () => BrokerConfig): GroupSettings {
  return {
    sessionTimeoutMsMin: () => config().number('group.min.session.timeout.ms'),
    sessionTimeoutMsMax: () => config().number('group.max.session.timeout.ms'),
    initialRebalanceDelayMs: () => config().number('group.initial.rebalance.delay.ms'),
    membersMax: () => config().number('group.max.size'),
    offsetMetadataBytesMax: () => config().number('offset.metadata.max.bytes'),
    offsetsRetentionMs: () => config().number('offsets.retention.minutes') * minuteMs,
    offsetsRetentionCheckIntervalMs: () => config().number('offsets.retention.check.interval.ms')
  }
}
