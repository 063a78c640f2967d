// What DescribeConfigs says about a key when asked for documentation: short, in our words. Keys without a line say null.

import { brokerDocumentation } from './docs/broker.ts'
import { groupDocumentation } from './docs/group.ts'
import { topicDocumentation } from './docs/topic.ts'
import { topicSynonyms } from './registry.ts'

type Lines = Readonly<Record<string, string>>

const metricsDocumentation: Lines = {
  'interval.ms': 'How often a client pushes its metrics.',
  match: 'Which clients are meant: selectors such as client_id=..., joined by commas; empty means all.',
  metrics: 'Prefixes of the names of metrics to push; * asks for all, empty for none.'
}

/** A broker key that only gives a topic key its default says what the topic key says. */
const topicOf: ReadonlyMap<string, string> = new Map(
  [...topicSynonyms].flatMap(([topic, synonyms]) => synonyms.slice(0, 1).map(({ name }) => [name, topic] as const))
)

export function documentation(resource: 'topic' | 'broker' | 'group' | 'metrics', name: string): string | null {
  const find = (lines: Lines, key: string): string | undefined => (Object.hasOwn(lines, key) ? lines[key] : undefined)
  if (resource === 'topic') return find(topicDocumentation, name) ?? null
  if (resource === 'group') return find(groupDocumentation, name) ?? null
  if (resource === 'metrics') return find(metricsDocumentation, name) ?? null
  const topic = topicOf.get(name)
  return find(brokerDocumentation, name) ?? (topic === undefined ? undefined : find(topicDocumentation, topic)) ?? null
}
