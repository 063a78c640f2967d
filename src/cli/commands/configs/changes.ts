// What is to be changed: --add-config 'k1=v1,k2=[v2,v3]', --add-config-file, --delete-config.

import { type Properties, readProperties } from '../../connect.ts'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'

export interface Changes {
  readonly set: ReadonlyMap<string, string>
  readonly remove: readonly string[]
}

const form =
  'requirement failed: Invalid entity config: all configs to be added must be in the format "key=val" or  ' +
  '"key=[val1,val2]" to group values which contain commas.'

/** Splits at commas that are not inside square brackets. */
function pieces(text: string): string[] {
  const found: string[] = []
  let depth = 0
  let piece = ''
  for (const letter of text) {
    if (letter === '[') depth += 1
    if (letter === ']') depth -= 1
    if (letter === ',' && depth === 0) {
      found.push(piece)
      piece = ''
    } else piece += letter
  }
  return [...found, piece].filter((part) => part.trim() !== '')
}

function pair(text: string): [string, string] {
  const at = text.indexOf('=')
  if (at <= 0) throw new UsageError(form)
  const value = text.slice(at + 1).trim()
  const bare = value.startsWith('[') && value.endsWith(']') ? value.slice(1, -1).trim() : value
  return [text.slice(0, at).trim(), bare]
}

export function addedConfigs(text: string): Map<string, string> {
  return new Map(pieces(text).map(pair))
}

export function changesOf(options: Options): Changes {
  const file = options.value('add-config-file')
  const fromFile: Properties = readProperties(file)
  const text = options.value('add-config')
  return {
    set: text === undefined ? new Map(Object.entries(fromFile)) : addedConfigs(text),
    remove: options
      .values('delete-config')
      .map((name) => name.trim())
      .filter((name) => name !== '')
  }
}
