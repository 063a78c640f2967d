// Keys of a client telemetry subscription (KIP-714). Columns: type, default, valid values, importance, none.

export const clientMetricsKeys = {
  'interval.ms': ['int', '300000', '', 'medium', ''],
  match: ['list', '', '', 'medium', ''],
  metrics: ['list', '', '', 'medium', '']
} as const
