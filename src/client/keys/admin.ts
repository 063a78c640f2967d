// Keys of an admin client beside the common ones.
// Columns as in the config room: type, default, valid values, importance, unused, then `required` or `internal`.

export const adminKeys = {
  'bootstrap.controllers': ['list', '', '', 'high', ''],
  'bootstrap.servers': ['list', '', '', 'high', ''],
  'client.id': ['string', '', '', 'medium', ''],
  'connections.max.idle.ms': ['long', '300000', '', 'medium', ''],
  'default.api.timeout.ms': ['int', '60000', '[0,...]', 'medium', ''],
  'enable.metrics.push': ['boolean', 'false', '', 'low', ''],
  'receive.buffer.bytes': ['int', '65536', '[-1,...]', 'medium', ''],
  retries: ['int', '2147483647', '[0,...,2147483647]', 'low', '']
} as const
