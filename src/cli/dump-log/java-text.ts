// How Java writes what a dump shows: numbers, JSON texts, bytes as text, and the order of a HashMap.

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t'
}

/** A JSON string as Jackson writes it: what is not ASCII stays, control characters have capital hex digits. */
export function jsonString(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters JSON must escape.
  const escaped = text.replace(/["\\\u0000-\u001f]/g, (character) => escapes[character] ?? unicodeEscape(character))
  return `"${escaped}"`
}

const unicodeEscape = (character: string): string =>
  `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

const surrogateInUtf8 = /\xed[\xa0-\xbf][\x80-\xbf]?/g

/** UTF-8 as Java reads it. It has one replacement character for a half of a surrogate pair, others have one for each byte. */
export function javaString(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  if (!text.includes('\ufffd') || !bytes.includes(0xed)) return text
  return Buffer.from(bytes.toString('latin1').replace(surrogateInUtf8, '\xff'), 'latin1').toString('utf8')
}

/** Double.toString: plain between 10^-3 and 10^7, otherwise with an exponent, and always with a digit after the point. */
export function javaDouble(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0'
  const size = Math.abs(value)
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value)
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`
}

/** The order in which a HashMap yields what computeIfAbsent put into it: by bucket, in a bucket the newest first. */
export function inHashOrder<T>(entries: ReadonlyMap<string, T>): [string, T][] {
  let capacity = 16
  while (entries.size > capacity * 0.75) capacity *= 2
  const bucketOf = (key: string): number => {
    let hash = 0
    for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0
    return (hash ^ (hash >>> 16)) & (capacity - 1)
  }
  return [...entries].reverse().sort(([a], [b]) => bucketOf(a) - bucketOf(b))
}
