// Regular expressions as Kafka's tools take them: Java's, for whole names, with commas for "or".

import { UsageError } from './options/definition.ts'

/** Java's syntax that JavaScript has under another name; what it lacks altogether is refused when compiled. */
function toJavaScript(pattern: string): string {
  return pattern
    .replace(/\\Q([\s\S]*?)(?:\\E|$)/g, (_, text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .replace(/\\p\{Alpha\}/g, '[A-Za-z]')
    .replace(/\\p\{Digit\}/g, '[0-9]')
    .replace(/\\p\{Alnum\}/g, '[A-Za-z0-9]')
    .replace(/\\[AZz]/g, '')
    .replace(/([*+?}])\+/g, '$1')
}

/** Matches the whole of a name. */
export function wholeName(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${toJavaScript(pattern)})$`)
  } catch {
    throw new UsageError(`${pattern} is an invalid regex.`)
  }
}

/** A list of topics as Kafka's tools write it: `a,b` is `a|b`, spaces and quotes around it do not count. */
export function topicFilter(text: string): RegExp {
  const pattern = text
    .trim()
    .replaceAll(',', '|')
    .replaceAll(' ', '')
    .replace(/^["']+/, '')
    .replace(/["']+$/, '')
  return wholeName(pattern)
}
