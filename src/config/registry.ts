// All keys by resource, and the compile-time types of each.

import { type Definition, defineAll, type NumberType, type Row, type TextType } from './definition.ts'
import { authorizerKeys } from './keys/authorizer.ts'
import { clientMetricsKeys } from './keys/client-metrics.ts'
import { coordinatorsKeys } from './keys/coordinators.ts'
import { groupKeys } from './keys/group.ts'
import { logKeys } from './keys/log.ts'
import { nodeKeys } from './keys/node.ts'
import { ottlaKeys } from './keys/ottla.ts'
import { remoteKeys } from './keys/remote.ts'
import { securityKeys } from './keys/security.ts'
import { topicKeys } from './keys/topic.ts'
import { parseSynonyms, type Synonym } from './synonyms.ts'

export type BrokerRows = typeof nodeKeys &
  typeof logKeys &
  typeof remoteKeys &
  typeof coordinatorsKeys &
  typeof securityKeys &
  typeof authorizerKeys &
  typeof ottlaKeys
export type TopicRows = typeof topicKeys
export type GroupRows = typeof groupKeys

/** Keys of `Rows` whose type is one of `Wanted`. */
export type KeysOf<Rows, Wanted> = {
  [Key in keyof Rows]: Rows[Key] extends Row ? (Rows[Key][0] extends Wanted ? Key : never) : never
}[keyof Rows] &
  string
export type NumberKey<Rows> = KeysOf<Rows, NumberType>
export type TextKey<Rows> = KeysOf<Rows, TextType>
export type BooleanKey<Rows> = KeysOf<Rows, 'boolean'>
export type ListKey<Rows> = KeysOf<Rows, 'list'>
/** `Value`, or also undefined when the key has no default (and is not one that must be set). */
export type Given<Rows, Key extends keyof Rows, Value> = Rows[Key] extends readonly [unknown, null, ...infer Rest]
  ? Rest extends readonly [unknown, unknown, unknown, 'required']
    ? Value
    : Value | undefined
  : Value

export type BrokerKey = keyof BrokerRows & string
export type TopicKey = keyof TopicRows & string
export type GroupKey = keyof GroupRows & string

export const brokerDefinitions: ReadonlyMap<string, Definition> = defineAll(
  nodeKeys,
  logKeys,
  remoteKeys,
  coordinatorsKeys,
  securityKeys,
  authorizerKeys,
  ottlaKeys
)
export const topicDefinitions: ReadonlyMap<string, Definition> = defineAll(topicKeys)
export const groupDefinitions: ReadonlyMap<string, Definition> = defineAll(groupKeys)
export const clientMetricsDefinitions: ReadonlyMap<string, Definition> = defineAll(clientMetricsKeys)

const synonymsOf = (table: Readonly<Record<string, Row>>): ReadonlyMap<string, readonly Synonym[]> =>
  new Map(Object.entries(table).map(([name, row]) => [name, parseSynonyms(row[4])]))

/** Broker keys that give a topic key its default. */
export const topicSynonyms: ReadonlyMap<string, readonly Synonym[]> = synonymsOf(topicKeys)
/** Broker keys that give a group key its default. */
export const groupSynonyms: ReadonlyMap<string, readonly Synonym[]> = synonymsOf(groupKeys)
