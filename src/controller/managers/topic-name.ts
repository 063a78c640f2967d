// Which names a topic may have. The message is Kafka's, because tools show it.

import type { MetadataImage } from '#metadata/image/metadata-image.js'

export const topicNameLengthMax = 249

/** Why `name` is no topic name; undefined when it is one. */
export function invalidTopicName(name: string): string | undefined {
  if (name === '') return 'Topic name is invalid: the empty string is not allowed'
  if (name === '.' || name === '..') return `Topic name is invalid: '${name}' is not allowed`
  if (name.length > topicNameLengthMax)
    return `Topic name is invalid: the length of '${name}' is longer than the max allowed length ${topicNameLengthMax}`
  if (/^[a-zA-Z0-9._-]+$/.test(name)) return undefined
  return `Topic name is invalid: '${name}' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'`
}

/** Metric names do not tell '.' from '_', so two topics may not differ in that alone. */
const folded = (name: string): string => name.replaceAll('.', '_')

/** An existing topic that differs from `name` only in '.' and '_'. */
export function collidingTopic(image: MetadataImage, name: string): string | undefined {
  if (!/[._]/.test(name)) return undefined
  const mine = folded(name)
  for (const other of image.topics.byName.keys()) if (other !== name && folded(other) === mine) return other
  return undefined
}
