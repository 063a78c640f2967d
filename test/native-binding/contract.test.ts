// The addon against its contract in src/native/binding.ts: every call is there, and none takes nonsense.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { LogHandle } from '#native/binding.js'
import { resultSlots } from '#native/layout.gen.js'
import { loadAddon } from '#native/load.js'

const native = loadAddon()
const source = readFileSync(fileURLToPath(new URL('../../src/native/binding.ts', import.meta.url)), 'utf8')
const contract = source.slice(source.indexOf('export interface Binding'))
const calls = [...contract.matchAll(/^ {2}(\w+)\(/gm)].map((found) => found[1] ?? '')
const withoutArguments = new Set(['lastMessage', 'lastRecordErrors', 'logAborted'])

test('the contract names at least the calls known when this was written', () => {
  expect(calls.length).toBeGreaterThanOrEqual(48)
})

test.each(calls)('%s is exported', (name) => {
  expect(native[name as keyof typeof native]).toBeTypeOf('function')
})

test.each(calls.filter((name) => !withoutArguments.has(name)))(
  '%s throws a TypeError when it is given nothing',
  (name) => {
    const call = native[name as keyof typeof native] as unknown as () => unknown
    expect(call).toThrow(TypeError)
  }
)

test('the results block has the slots both sides agreed on', () => {
  expect(native.results).toBeInstanceOf(Float64Array)
  expect(native.results).toHaveLength(resultSlots)
})

test('a handle of nothing answers UNKNOWN_TOPIC_OR_PARTITION and is no crash', () => {
  const nothing = 12345 as LogHandle
  expect(native.logOffsets(nothing)).toBe(3)
  expect(native.logRead(nothing, 0, 100, true, 1)).toBe(3)
  expect(native.logAppendBytes(nothing, new Uint8Array(4), 0, -1, 0, false, 13, 0, -1)).toBe(3)
  expect(native.logProducers(nothing)).toHaveLength(0)
})

test('numbers that are no integers are refused', () => {
  expect(() => native.logRead(1.5 as LogHandle, 0, 100, true, 1)).toThrow(TypeError)
  expect(() => native.logRead(1 as LogHandle, Number.NaN, 100, true, 1)).toThrow(TypeError)
  expect(() => native.logRead(1 as LogHandle, 2 ** 60, 100, true, 1)).toThrow(TypeError)
})
