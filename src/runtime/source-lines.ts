// Places in the built files, as stack traces name them, become places in src. Node would do so itself when told to, but
// then every start reads and parses the maps of all it loads, in every thread; here a map is read when there is a trace.

import { readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const place = /(file:\/\/\S+?\.js):(\d+):(\d+)/g
const maps = new Map<string, SourceMap | undefined>()

/** A file without a map, or a place that it does not know, is left as it is: a trace must never cost the message. */
function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) {
    let map: SourceMap | undefined
    try {
      map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')) as SourceMapPayload)
    } catch {}
    maps.set(file, map)
  }
  return maps.get(file)
}

export function sourceLines(text: string): string {
  return text.replace(place, (whole, url: string, line: string, column: string) => {
    const file = fileURLToPath(url)
    const entry = mapOf(file)?.findEntry(Number(line) - 1, Number(column) - 1)
    if (entry === undefined || !('originalSource' in entry)) return whole
    return `${join(dirname(file), entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
  })
}
