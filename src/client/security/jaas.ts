// sasl.jaas.config: the class of a login module, a flag, and its options: `org…PlainLoginModule required username="a" password="b";`

import { configError } from '../errors.ts'

export interface JaasEntry {
  /** The class without its package. */
  readonly module: string
  readonly options: ReadonlyMap<string, string>
}

const entry = /^\s*([\w.$]+)\s+(required|requisite|sufficient|optional)\b([\s\S]*?);\s*$/i
const option = /\s*([\w.-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s;]+))/y

export function parseJaas(text: string): JaasEntry {
  const found = entry.exec(text)
  if (found === null) throw configError('sasl.jaas.config must be: module class, control flag, options and a semicolon')
  const [, name = '', , rest = ''] = found
  const options = new Map<string, string>()
  option.lastIndex = 0
  let end = 0
  for (let match = option.exec(rest); match !== null; match = option.exec(rest)) {
    const [, key = '', double, single, bare] = match
    options.set(key, (double ?? single ?? bare ?? '').replace(/\\(.)/g, '$1'))
    end = option.lastIndex
  }
  if (rest.slice(end).trim() !== '')
    throw configError(`sasl.jaas.config cannot be read from: ${rest.slice(end).trim().slice(0, 20)}`)
  return { module: name.slice(name.lastIndexOf('.') + 1), options }
}
