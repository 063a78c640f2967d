// How generated text is laid out. Formatting is ours, so that no formatter has to run over hundreds of files.

export const banner =
  '// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.\n'

/** CreateTopicsRequest -> create-topics-request */
export function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
}

export function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

/** Indents by brackets; `code` has one statement, property or bracket a line. */
export function indent(code: string): string {
  let depth = 0
  return code
    .split('\n')
    .map((raw) => {
      const line = raw.trim()
      if (line === '') return ''
      const closing = /^[}\])]+/.exec(line)?.[0].length ?? 0
      const bare = line.replace(/'[^']*'/g, '').replace(/\/\*.*?\*\/|\/\/.*$/g, '')
      const balance = (bare.match(/[{[(]/g) ?? []).length - (bare.match(/[}\])]/g) ?? []).length
      const at = Math.max(0, depth - (closing > 0 ? 1 : 0))
      depth += Math.sign(balance)
      return `${'  '.repeat(at)}${line}`
    })
    .join('\n')
}

/** The import lines for those of `available` whose names the code uses. */
export function importsFor(code: string, available: readonly (readonly [name: string, from: string])[]): string {
  const byModule = new Map<string, string[]>()
  for (const [name, from] of available) {
    const bare = name.replace('type ', '')
    if (!new RegExp(`\\b${bare}\\b`).test(code)) continue
    byModule.set(from, [...(byModule.get(from) ?? []), name])
  }
  return [...byModule]
    .map(([from, names]) => {
      const types = names.every((name) => name.startsWith('type '))
      const list = names.map((name) => (types ? name.slice('type '.length) : name)).join(', ')
      return `import ${types ? 'type ' : ''}{ ${list} } from '${from}'\n`
    })
    .join('')
}
