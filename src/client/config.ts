// A client's settings: Kafka's keys for admin clients, producers and consumers, checked once, when they enter.
//
// A properties file is often shared by clients of several kinds, so a key of another kind is ignored without a word, as
// in Kafka. A key that is nobody's and near to one of ours is most likely a slip, and is named.

import { check, type Definition, defineAll } from '#config/definition.js'
import { nearest } from '#config/distance.js'
import { parseProperties } from '#config/properties.js'
import { ConfigView } from '#config/view.js'
import { configError } from './errors.ts'
import { adminKeys } from './keys/admin.ts'
import { commonKeys } from './keys/common.ts'
import { consumerKeys } from './keys/consumer.ts'
import { producerKeys } from './keys/producer.ts'
import type { ClientLog } from './log.ts'

export type AdminRows = typeof commonKeys & typeof adminKeys
export type ProducerRows = typeof commonKeys & typeof producerKeys
export type ConsumerRows = typeof commonKeys & typeof consumerKeys
export type CommonRows = typeof commonKeys

export type AdminConfig = ClientConfig<AdminRows>
export type ProducerConfig = ClientConfig<ProducerRows>
export type ConsumerConfig = ClientConfig<ConsumerRows>

/** Values by key, as a properties file has them: always text. */
export type Properties = Readonly<Record<string, string | number | boolean>>

export class ClientConfig<Rows> extends ConfigView<Rows> {
  readonly #given: ReadonlyMap<string, string>

  constructor(definitions: ReadonlyMap<string, Definition>, given: ReadonlyMap<string, string>) {
    super(definitions, (name) => given.get(name) ?? definitions.get(name)?.defaultValue ?? null)
    this.#given = given
  }

  /** Whether the user said anything about it. */
  isSet(name: string): boolean {
    return this.#given.has(name)
  }
}

const tables = {
  admin: defineAll(commonKeys, adminKeys),
  producer: defineAll(commonKeys, producerKeys),
  consumer: defineAll(commonKeys, consumerKeys)
} as const

/** Serializers are the caller's: here keys and values are bytes. */
const unneeded = /^(key|value)\.(de)?serializer$/

function load(kind: keyof typeof tables, properties: Properties, log?: ClientLog): Map<string, string> {
  const definitions = tables[kind]
  const given = new Map<string, string>()
  for (const [name, value] of Object.entries(properties)) {
    const definition = definitions.get(name)
    if (definition === undefined) {
      if (log !== undefined) tellUnknown(name, log)
      continue
    }
    const checked = check(definition, String(value))
    if ('error' in checked) throw configError(checked.error)
    given.set(name, checked.text)
  }
  for (const { name, required } of definitions.values()) {
    if (!required || given.has(name) || unneeded.test(name)) continue
    throw configError(`Missing required configuration "${name}" which has no default value.`)
  }
  return given
}

function tellUnknown(name: string, log: ClientLog): void {
  const all = Object.values(tables)
  if (all.some((table) => table.has(name))) return
  const meant = all.map((table) => nearest(name, table.keys())).find((found) => found !== undefined)
  const hint = meant === undefined ? '' : ` Did you mean '${meant}'?`
  log('warn', 'org.apache.kafka.common.config.AbstractConfig', `The configuration '${name}' is not known.${hint}`)
}

export function adminConfig(properties: Properties, log?: ClientLog): AdminConfig {
  return new ClientConfig(tables.admin, load('admin', properties, log))
}

export function producerConfig(properties: Properties, log?: ClientLog): ProducerConfig {
  return new ClientConfig(tables.producer, load('producer', properties, log))
}

export function consumerConfig(properties: Properties, log?: ClientLog): ConsumerConfig {
  return new ClientConfig(tables.consumer, load('consumer', properties, log))
}

/** A command-config file's text; of a key given twice the last counts. */
export function propertiesOf(text: string): Record<string, string> {
  return Object.fromEntries(parseProperties(text).map(({ key, value }) => [key, value]))
}
