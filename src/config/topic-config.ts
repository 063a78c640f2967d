// Effective configuration of a topic or a group: its own overrides over the broker's values of the synonym keys.

import type { BrokerConfig, Properties } from './broker-config.ts'
import {
  type GroupRows,
  groupDefinitions,
  groupSynonyms,
  type TopicRows,
  topicDefinitions,
  topicSynonyms
} from './registry.ts'
import type { Synonym } from './synonyms.ts'
import { ConfigView } from './view.ts'

/** The broker's value that a key inherits, in the key's unit; undefined when no synonym has one. */
export function inherited(broker: BrokerConfig, synonyms: readonly Synonym[] | undefined): string | undefined {
  for (const { name, factor } of synonyms ?? []) {
    const text = broker.text(name)
    if (text === null) continue
    if (factor === 1) return text
    // A negative number of hours means "no limit", which is -1 in every unit.
    return BigInt(text) < 0n ? '-1' : String(BigInt(text) * BigInt(factor))
  }
  return undefined
}

export class TopicConfig extends ConfigView<TopicRows> {
  readonly overrides: Properties

  constructor(broker: BrokerConfig, overrides: Properties) {
    super(
      topicDefinitions,
      (name) =>
        overrides.get(name) ??
        inherited(broker, topicSynonyms.get(name)) ??
        topicDefinitions.get(name)?.defaultValue ??
        null
    )
    this.overrides = overrides
  }
}

/** A group's streams.assignor.name inherits nothing although the table names a synonym: that one is a list. */
const inheritsNothing: ReadonlySet<string> = new Set(['streams.assignor.name'])

export class GroupConfig extends ConfigView<GroupRows> {
  readonly overrides: Properties

  constructor(broker: BrokerConfig, overrides: Properties) {
    super(
      groupDefinitions,
      (name) =>
        overrides.get(name) ??
        (inheritsNothing.has(name) ? undefined : inherited(broker, groupSynonyms.get(name))) ??
        groupDefinitions.get(name)?.defaultValue ??
        null
    )
    this.overrides = overrides
  }
}
