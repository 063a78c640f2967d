// Java's .properties syntax: comments, continuation lines, escapes, three separators. A line number is kept with each key
// so that a message can name it.

export interface Property {
  readonly key: string
  readonly value: string
  /** 1-based line where the key stands. */
  readonly line: number
}

interface Logical {
  readonly text: string
  readonly line: number
}

/** An odd number of backslashes at the end joins the next line. */
const continues = (text: string): boolean => (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1

function logicalLines(text: string): Logical[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  const found: Logical[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = at + 1
    let joined = (lines[at] ?? '').replace(/^[ \t\f]+/, '')
    if (joined === '' || joined.startsWith('#') || joined.startsWith('!')) continue
    while (continues(joined) && at + 1 < lines.length) {
      at++
      joined = joined.slice(0, -1) + (lines[at] ?? '').replace(/^[ \t\f]+/, '')
    }
    found.push({ text: joined, line })
  }
  return found
}

const escapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S]|$)/g, (_, what: string) =>
    what.length === 5 ? String.fromCharCode(Number.parseInt(what.slice(1), 16)) : (escapes[what] ?? what)
  )
}

function separate({ text, line }: Logical): Property {
  const found = /^((?:\\[\s\S]|[^\\=: \t\f])*)[ \t\f]*[=:]?[ \t\f]*([\s\S]*)$/.exec(text)
  return { key: unescaped(found?.[1] ?? ''), value: unescaped(found?.[2] ?? ''), line }
}

/** Every key in order; a key given twice is there twice, the last one counts. */
export function parseProperties(text: string): Property[] {
  return logicalLines(text).map(separate)
}

/** `key=value` of the command line; undefined when there is no `=`. */
export function parseOverride(text: string): { key: string; value: string } | undefined {
  const at = text.indexOf('=')
  if (at <= 0) return undefined
  return { key: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }
}
