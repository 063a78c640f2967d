// Keys that Kafka's own plug-ins read from the broker's file; its tables do not list them. Columns as in node.ts.

export const authorizerKeys = {
  'allow.everyone.if.no.acl.found': ['boolean', 'false', '', 'medium', 'read-only', 'plugin'],
  'super.users': ['string', '', '', 'medium', 'read-only', 'plugin']
} as const
