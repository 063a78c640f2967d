// Which names a topic may have. The message is Kafka's, because tools show it.

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
