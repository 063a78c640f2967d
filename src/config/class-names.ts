// Java class names in a Kafka file: Kafka's own plug-ins have built-in equivalents here; a stranger's class that decides
// about security or policy is refused, because to ignore it would open what it was meant to close.

/** Class name (without the package) to the name of our equivalent; null: the class is understood and needs nothing. */
const equivalents: ReadonlyMap<string, string> = new Map([
  ['org.apache.kafka.metadata.authorizer.StandardAuthorizer', 'standard'],
  ['org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder', 'default'],
  ['org.apache.kafka.common.replica.RackAwareReplicaSelector', 'rack-aware'],
  ['org.apache.kafka.common.metrics.JmxReporter', 'jmx'],
  ['org.apache.kafka.coordinator.group.assignor.UniformAssignor', 'uniform'],
  ['org.apache.kafka.coordinator.group.assignor.RangeAssignor', 'range'],
  ['org.apache.kafka.coordinator.group.assignor.SimpleAssignor', 'simple'],
  ['org.apache.kafka.server.share.persister.DefaultStatePersister', 'default'],
  ['org.apache.kafka.server.share.persister.NoOpStatePersister', 'none'],
  ['org.apache.kafka.server.share.dlq.DefaultShareGroupDLQManager', 'default'],
  ['org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager', 'topic'],
  ['org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever', 'default'],
  ['org.apache.kafka.common.security.oauthbearer.FileJwtRetriever', 'file'],
  ['org.apache.kafka.common.security.oauthbearer.ClientCredentialsJwtRetriever', 'client-credentials'],
  ['org.apache.kafka.common.security.oauthbearer.JwtBearerJwtRetriever', 'jwt-bearer'],
  ['org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator', 'default'],
  ['org.apache.kafka.common.security.oauthbearer.BrokerJwtValidator', 'broker'],
  ['org.apache.kafka.common.security.oauthbearer.ClientJwtValidator', 'client'],
  ['org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler', 'oauthbearer-login'],
  ['org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler', 'oauthbearer-validator']
])

/** Keys that hold class names although their type does not say so. */
const classKeys: ReadonlySet<string> = new Set([
  'authorizer.class.name',
  'group.share.dlq.manager.class.name',
  'group.share.persister.class.name',
  'kafka.metrics.reporters',
  'metric.reporters',
  'remote.log.metadata.manager.class.name',
  'remote.log.storage.manager.class.name',
  'replica.selector.class',
  'security.providers'
])

/** Classes that decide who may do what: an unknown one is an error; elsewhere it is a warning. */
const guards =
  /^(authorizer\.|principal\.builder|security\.providers|sasl\..*\.class$|ssl\.engine|create\.topic\.policy|alter\.config\.policy|client\.quota\.callback)/

export function holdsClassName(key: string, type: string): boolean {
  return type === 'class' || classKeys.has(key)
}

/** The built-in equivalent of a class of Kafka's own; undefined for a stranger's. */
export function builtInFor(className: string): string | undefined {
  return equivalents.get(className.trim())
}

export type ClassVerdict = { readonly kind: 'fine' } | { readonly kind: 'error' | 'warning'; readonly message: string }

/** What to say about the class names in the value of `key` (one, or several separated by commas). */
export function judgeClasses(key: string, value: string): ClassVerdict {
  const strangers = value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && builtInFor(name) === undefined)
  if (strangers.length === 0) return { kind: 'fine' }
  const found = `${key} names the Java class ${strangers.join(', ')}, which has no built-in equivalent`
  return guards.test(key)
    ? {
        kind: 'error',
        message: `${found}; ignoring it would weaken security. Remove the key or use one of Kafka's own classes`
      }
    : { kind: 'warning', message: `${found}; it is ignored` }
}
