// DescribeConfigs: what a resource's configuration is, and where each value comes from. Pure; the shapes are the wire's
// (ConfigSource and ConfigType are the numbers of DescribeConfigsResponse).

import type { BrokerConfig, Properties } from './broker-config.ts'
import type { ConfigType, Definition } from './definition.ts'
import { documentation } from './documentation.ts'
import {
  brokerDefinitions,
  clientMetricsDefinitions,
  groupDefinitions,
  groupSynonyms,
  topicDefinitions,
  topicSynonyms
} from './registry.ts'
import { brokerSynonyms, listenerBase, type Synonym } from './synonyms.ts'
import { GroupConfig, TopicConfig } from './topic-config.ts'
import { canonical, parseValue } from './value.ts'
import type { ConfigView } from './view.ts'

export const ConfigSource = {
  TOPIC_CONFIG: 1,
  DYNAMIC_BROKER_CONFIG: 2,
  DYNAMIC_DEFAULT_BROKER_CONFIG: 3,
  STATIC_BROKER_CONFIG: 4,
  DEFAULT_CONFIG: 5,
  DYNAMIC_BROKER_LOGGER_CONFIG: 6,
  CLIENT_METRICS_CONFIG: 7,
  GROUP_CONFIG: 8
} as const
export type ConfigSource = (typeof ConfigSource)[keyof typeof ConfigSource]

const typeCodes: Readonly<Record<ConfigType, number>> = {
  boolean: 1,
  string: 2,
  int: 3,
  short: 4,
  long: 5,
  double: 6,
  list: 7,
  class: 8,
  password: 9
}

export interface ConfigSynonym {
  readonly name: string
  readonly value: string | null
  readonly source: ConfigSource
}

export interface ConfigEntry {
  readonly name: string
  /** null when there is none and for sensitive keys. */
  readonly value: string | null
  readonly readOnly: boolean
  readonly configSource: ConfigSource
  /** What DescribeConfigs v0 says instead of the source. */
  readonly isDefault: boolean
  readonly isSensitive: boolean
  readonly synonyms: readonly ConfigSynonym[]
  readonly configType: number
  readonly documentation: string | null
}

export interface DescribeOptions {
  /** null or empty: all keys. */
  readonly keys: readonly string[] | null
  readonly synonyms: boolean
  readonly documentation: boolean
}

/** Synonyms of a broker key, strongest first; nothing when the strongest is another key (then it is derived). */
function valuesOf(config: BrokerConfig, name: string, names: readonly string[], sensitive: boolean): ConfigSynonym[] {
  const { broker, cluster, file } = config.layers
  const found: ConfigSynonym[] = []
  const layers: readonly (readonly [Properties, ConfigSource])[] = [
    [broker, ConfigSource.DYNAMIC_BROKER_CONFIG],
    [cluster, ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG],
    [file, ConfigSource.STATIC_BROKER_CONFIG]
  ]
  for (const [layer, source] of layers)
    for (const one of names) {
      const value = layer.get(one)
      if (value !== undefined) found.push({ name: one, value: sensitive ? null : value, source })
    }
  for (const one of names) {
    const definition = brokerDefinitions.get(one)
    if (definition === undefined || definition.dynamicOnly || definition.plugin || definition.defaultValue === null)
      continue
    found.push({ name: one, value: sensitive ? null : definition.defaultValue, source: ConfigSource.DEFAULT_CONFIG })
  }
  const first = found.findIndex((synonym) => synonym.name === name)
  return first < 0 ? [] : found.slice(first)
}

function shown(definition: Definition | undefined, text: string | null): string | null {
  if (text === null || definition === undefined) return text
  const parsed = parseValue(definition.type, text)
  return 'error' in parsed ? text : canonical(definition.type, parsed.value)
}

interface Draft {
  readonly name: string
  readonly definition: Definition | undefined
  readonly value: string | null
  readonly readOnly: boolean
  readonly synonyms: readonly ConfigSynonym[]
  readonly fallback: ConfigSource
}

function entry(
  draft: Draft,
  resource: 'topic' | 'broker' | 'group' | 'metrics',
  options: DescribeOptions
): ConfigEntry {
  const { name, definition, synonyms } = draft
  const source = synonyms[0]?.source ?? draft.fallback
  const sensitive = definition?.sensitive ?? true
  return {
    name,
    value: sensitive ? null : shown(definition, draft.value),
    readOnly: draft.readOnly,
    configSource: source,
    isDefault: source === ConfigSource.DEFAULT_CONFIG,
    isSensitive: sensitive,
    synonyms: options.synonyms ? synonyms : [],
    configType: definition === undefined || definition.plugin ? 0 : typeCodes[definition.type],
    documentation: options.documentation ? documentation(resource, name) : null
  }
}

const wanted = (names: Iterable<string>, { keys }: DescribeOptions): string[] => {
  const only = keys === null || keys.length === 0 ? undefined : new Set(keys)
  return [...names].filter((name) => only?.has(name) ?? true)
}

/** Defined keys that are not internal, and whatever else is set. */
const describable = (definitions: ReadonlyMap<string, Definition>, set: readonly Properties[]): Set<string> => {
  const names = new Set<string>()
  for (const { name, internal, dynamicOnly, plugin } of definitions.values())
    if (!internal && !dynamicOnly && !plugin) names.add(name)
  for (const layer of set) for (const name of layer.keys()) names.add(name)
  return names
}

function brokerEntry(
  config: BrokerConfig,
  name: string,
  value: string | null,
  perBroker: boolean,
  options: DescribeOptions
): ConfigEntry {
  const definition = brokerDefinitions.get(listenerBase(name) ?? name)
  const all = valuesOf(config, name, brokerSynonyms(name), definition?.sensitive ?? true)
  const synonyms = perBroker ? all : all.filter(({ source }) => source === ConfigSource.DYNAMIC_DEFAULT_BROKER_CONFIG)
  const readOnly = definition === undefined || definition.plugin || definition.updateMode === 'read-only'
  return entry(
    { name, definition, value, readOnly, synonyms, fallback: ConfigSource.DEFAULT_CONFIG },
    'broker',
    options
  )
}

/** One broker: everything it runs with. */
export function describeBroker(config: BrokerConfig, options: DescribeOptions): ConfigEntry[] {
  const { broker, cluster, file } = config.layers
  return wanted(describable(brokerDefinitions, [file, cluster, broker]), options).map((name) =>
    brokerEntry(config, name, config.text(name), true, options)
  )
}

/** The cluster-wide default (BROKER with an empty name): only what was set there. */
export function describeClusterDefault(config: BrokerConfig, options: DescribeOptions): ConfigEntry[] {
  const { cluster } = config.layers
  return wanted(cluster.keys(), options).map((name) =>
    brokerEntry(config, name, cluster.get(name) ?? null, false, options)
  )
}

interface Inheriting {
  readonly view: ConfigView<never> | TopicConfig | GroupConfig
  readonly overrides: Properties
  readonly definitions: ReadonlyMap<string, Definition>
  readonly own: ConfigSource
  readonly resource: 'topic' | 'group'
  synonymsOf(name: string, sensitive: boolean): readonly ConfigSynonym[]
}

function describeInheriting(what: Inheriting, options: DescribeOptions): ConfigEntry[] {
  return wanted(describable(what.definitions, [what.overrides]), options).map((name) => {
    const definition = what.definitions.get(name)
    const sensitive = definition?.sensitive ?? true
    const value = what.view.text(name)
    const ownValue: ConfigSynonym[] = what.overrides.has(name)
      ? [{ name, value: sensitive ? null : shown(definition, value), source: what.own }]
      : []
    const synonyms = [...ownValue, ...what.synonymsOf(name, sensitive)]
    return entry(
      { name, definition, value, readOnly: false, synonyms, fallback: ConfigSource.DEFAULT_CONFIG },
      what.resource,
      options
    )
  })
}

function inheritedFrom(
  config: BrokerConfig,
  synonyms: readonly Synonym[] | undefined,
  sensitive: boolean
): ConfigSynonym[] {
  const first = synonyms?.[0]?.name
  return first === undefined ? [] : valuesOf(config, first, brokerSynonyms(first), sensitive)
}

export function describeTopic(config: BrokerConfig, overrides: Properties, options: DescribeOptions): ConfigEntry[] {
  return describeInheriting(
    {
      view: new TopicConfig(config, overrides),
      overrides,
      definitions: topicDefinitions,
      own: ConfigSource.TOPIC_CONFIG,
      resource: 'topic',
      synonymsOf: (name, sensitive) => inheritedFrom(config, topicSynonyms.get(name), sensitive)
    },
    options
  )
}

export function describeGroup(config: BrokerConfig, overrides: Properties, options: DescribeOptions): ConfigEntry[] {
  return describeInheriting(
    {
      view: new GroupConfig(config, overrides),
      overrides,
      definitions: groupDefinitions,
      own: ConfigSource.GROUP_CONFIG,
      resource: 'group',
      synonymsOf: (name, sensitive) => {
        const broker = inheritedFrom(config, groupSynonyms.get(name), sensitive)
        const fallback = groupDefinitions.get(name)?.defaultValue ?? null
        if (broker.length > 0 || fallback === null) return broker
        return [{ name, value: fallback, source: ConfigSource.DEFAULT_CONFIG }]
      }
    },
    options
  )
}

/** A client telemetry subscription (KIP-714). */
export function describeClientMetrics(overrides: Properties, options: DescribeOptions): ConfigEntry[] {
  return wanted(describable(clientMetricsDefinitions, [overrides]), options).map((name) => {
    const definition = clientMetricsDefinitions.get(name)
    const own = overrides.get(name)
    const synonyms: ConfigSynonym[] =
      own === undefined ? [] : [{ name, value: own, source: ConfigSource.CLIENT_METRICS_CONFIG }]
    const value = own ?? definition?.defaultValue ?? null
    return entry(
      { name, definition, value, readOnly: false, synonyms, fallback: ConfigSource.DEFAULT_CONFIG },
      'metrics',
      options
    )
  })
}

/** Loggers of this broker with their levels; all are dynamic. */
export function describeLoggers(levels: Properties, options: DescribeOptions): ConfigEntry[] {
  return wanted(levels.keys(), options).map((name) => ({
    name,
    value: levels.get(name) ?? null,
    readOnly: false,
    configSource: ConfigSource.DYNAMIC_BROKER_LOGGER_CONFIG,
    isDefault: false,
    isSensitive: false,
    synonyms: [],
    configType: 2,
    documentation: options.documentation ? `Least level that the logger ${name} writes.` : null
  }))
}
