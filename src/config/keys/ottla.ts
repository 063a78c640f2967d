// Our own broker keys. Columns as in node.ts.

export const ottlaKeys = {
  'ottla.admin.listener': ['string', '127.0.0.1:9644', '', 'medium', 'read-only'],
  'ottla.disk.reserve.bytes': ['long', '-1', '[-1,...]', 'medium', 'read-only'],
  'ottla.log.level': ['string', 'info', '[trace, debug, info, warn, error]', 'low', 'read-only'],
  'ottla.shards': ['int', '0', '[0,...]', 'medium', 'read-only']
} as const
