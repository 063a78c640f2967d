// Several keys that mean one thing in different units: the first that is set decides.

const families: readonly (readonly string[])[] = [
  ['log.roll.ms', 'log.roll.hours'],
  ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
  ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours']
]

const byName = new Map<string, readonly string[]>(
  families.flatMap((family) => family.map((name) => [name, family] as const))
)
byName.set('log.flush.interval.ms', ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'])

/** A listener or a mechanism may override a key: `listener.name.internal.ssl.keystore.location`. */
const listenerOverride = /^listener\.name\.[^.]*\.(.*)$/
const mechanismKeys = [
  'sasl.jaas.config',
  'sasl.login.callback.handler.class',
  'sasl.login.class',
  'sasl.server.callback.handler.class',
  'connections.max.reauth.ms'
]

/** The key that a listener override is an override of; undefined when `name` is none. */
export function listenerBase(name: string): string | undefined {
  const base = listenerOverride.exec(name)?.[1]
  if (base === undefined) return undefined
  return mechanismKeys.find((key) => base.endsWith(`.${key}`)) ?? base
}

/** Names to look up for a broker key, in order. */
export function brokerSynonyms(name: string): readonly string[] {
  const family = byName.get(name)
  if (family !== undefined) return family
  const base = listenerBase(name)
  return base === undefined ? [name] : [name, base]
}

export interface Synonym {
  readonly name: string
  /** Converts the broker key's unit into ours. */
  readonly factor: number
}

/** Reads the last column of the topic and group tables: `log.retention.ms,log.retention.hours*3600000`. */
export function parseSynonyms(text: string): readonly Synonym[] {
  if (text === '') return []
  return text.split(',').map((part) => {
    const [name = '', factor = '1'] = part.split('*')
    return { name, factor: Number(factor) }
  })
}
