// What commands make of what people write: lines, patterns, times, lists of configurations, regular expressions.

import { expect, test } from 'vitest'
import { addedConfigs } from '#cli/commands/configs/changes.js'
import { datetimeMs, durationMs } from '#cli/commands/consumer-groups/times.js'
import { LineReader } from '#cli/console/line-reader.js'
import { linesOf } from '#cli/console/lines.js'
import { findMetadataVersion, levelsOf, metadataVersionName } from '#cli/feature-levels.js'
import { logTime } from '#cli/logging.js'
import { topicFilter, wholeName } from '#cli/patterns.js'
import { regexProblem } from '#cli/re2.js'
import { toJson } from '#cli/terminal.js'

async function lines(...chunks: string[]): Promise<string[]> {
  async function* source(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  const found: string[] = []
  for await (const some of linesOf(source())) found.push(...some)
  return found
}

test('lines end as Java’s do, wherever chunks are cut', async () => {
  expect(await lines('a\nb\r\nc\rd')).toEqual(['a', 'b', 'c', 'd'])
  expect(await lines('a', 'b\r', '\nc\n', '\n')).toEqual(['ab', 'c', ''])
  expect(await lines('end\r')).toEqual(['end'])
  expect(await lines('')).toEqual([])
})

const shown = ({ key, value, headers }: ReturnType<LineReader['read']>) => [
  key?.toString() ?? null,
  value?.toString() ?? null,
  headers.map((header) => `${header.key}=${header.value?.toString() ?? null}`)
]

test('a line is a value, or a key and a value, or headers before them', () => {
  expect(shown(new LineReader({}).read('a\tb'))).toEqual([null, 'a\tb', []])
  expect(shown(new LineReader({ 'parse.key': 'true', 'key.separator': ':' }).read('k:v:w'))).toEqual(['k', 'v:w', []])
  const all = new LineReader({ 'parse.key': 'true', 'parse.headers': 'true', 'null.marker': 'NULL' })
  expect(shown(all.read('h1:v1,h2:NULL\tk\tv'))).toEqual(['k', 'v', ['h1=v1', 'h2=null']])
  expect(shown(all.read('NULL\tNULL\tNULL'))).toEqual([null, null, []])
})

test('bytes that are no UTF-8 go through', () => {
  expect(new LineReader({}).read('\xff\x00').value).toEqual(Buffer.from([0xff, 0]))
})

test('a missing part names the line, or is ignored', () => {
  const strict = new LineReader({ 'parse.key': 'true' })
  strict.read('k\tv')
  expect(() => strict.read('one')).toThrow("No key separator found on line number 2: 'one'")
  expect(shown(new LineReader({ 'parse.key': 'true', 'ignore.error': 'true' }).read('one'))).toEqual([null, 'one', []])
  expect(() => new LineReader({ 'parse.headers': 'true' }).read('a\tb')).toThrow(
    "No header key separator found in pair 'a' on line number 1"
  )
  expect(() => new LineReader({ 'headers.separator': ':' })).toThrow(
    'headers.separator and headers.key.separator may not be equal'
  )
})

test('a pattern matches whole names, with commas for or', () => {
  expect(['walk', 'walks', 'x'].filter((name) => topicFilter('walk, x').test(name))).toEqual(['walk', 'x'])
  expect(topicFilter('"walk.*"').test('walks')).toBe(true)
  expect(wholeName('\\Qa.b\\E.*').test('axb')).toBe(false)
  expect(() => topicFilter('a(')).toThrow('a( is an invalid regex.')
})

test('configurations are separated by commas that no brackets hold', () => {
  expect([...addedConfigs('a=1,b=[x,y],c=')]).toEqual([
    ['a', '1'],
    ['b', 'x,y'],
    ['c', '']
  ])
  expect([...addedConfigs('SCRAM-SHA-256=[iterations=8192,password=a=b]')]).toEqual([
    ['SCRAM-SHA-256', 'iterations=8192,password=a=b']
  ])
  expect(() => addedConfigs('ab')).toThrow('requirement failed: Invalid entity config')
})

test('a point in time is UTC unless it says otherwise', () => {
  expect(datetimeMs('1970-01-01T00:00:01.5')).toBe(1500)
  expect(datetimeMs('1970-01-01T01:00:00+01:00')).toBe(0)
  expect(datetimeMs('1970-01-01T00:00:00.000Z')).toBe(0)
  expect(() => datetimeMs('yesterday')).toThrow("It does not contain a 'T' according to ISO8601 format")
})

test('a duration is Java’s', () => {
  expect(durationMs('P1DT2H3M4.5S')).toBe((((24 + 2) * 60 + 3) * 60 + 4.5) * 1000)
  expect(durationMs('-PT1M')).toBe(-60_000)
  for (const wrong of ['1d', 'P', 'PT', 'P1M'])
    expect(() => durationMs(wrong)).toThrow('Text cannot be parsed to a Duration')
})

test('a regular expression of RE2 is told from others', () => {
  expect(['a.*', '(?i)x+?', '[[:alpha:]_-]{2,3}', '(?P<n>a)|b', '\\Qa(\\E'].map(regexProblem)).toEqual(
    Array(5).fill(undefined)
  )
  expect(['a(', '[a', '*a', 'a**', 'a)', '(?=a)', '\\1', 'a{1001}'].map(regexProblem)).toEqual([
    'missing closing )',
    'missing closing ]: [a',
    'missing argument to repetition operator: *',
    'invalid nested repetition operator: *',
    'unexpected )',
    'invalid or unsupported Perl syntax: (?=a',
    'invalid escape sequence: \\1',
    'invalid repeat count: {1001}'
  ])
})

test('releases and the levels they set', () => {
  expect(findMetadataVersion('3.9')?.level).toBe(21)
  expect(findMetadataVersion('4.0')?.name).toBe('4.0-IV3')
  expect(findMetadataVersion('4')).toBeUndefined()
  expect(metadataVersionName(34)).toBe('UNKNOWN 34')
  expect(Object.fromEntries(levelsOf(30))).toMatchObject({ 'transaction.version': 2, 'share.version': 1 })
  expect(levelsOf(31).get('share.version')).toBe(2)
})

test('JSON has offsets as numbers, however large', () => {
  expect(toJson({ offset: 9223372036854775807n, text: 'a' })).toBe('{"offset":9223372036854775807,"text":"a"}')
})

test('log lines have local time with milliseconds', () => {
  expect(logTime(new Date(2026, 10, 8, 1, 2, 3, 4))).toBe('2026-11-08 01:02:03,004')
})
