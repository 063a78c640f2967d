// Damaged files: what kafka-dump-log of Apache Kafka 4.3.1 was seen to say of each.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { tool } from '#cli/commands/dump-log.js'
import { parse } from '#cli/run.js'
import { buildBatch } from '#protocol/batch/builder.js'
import { captureTerminal } from '../capture.ts'

const folder = mkdtempSync(join(tmpdir(), 'ottla-damaged-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const batch = (baseOffset: number): Buffer =>
  buildBatch({ baseOffset, partitionLeaderEpoch: 0, timestamp: 1000 }, [
    { key: Buffer.from('k'), value: Buffer.from('first') },
    { key: Buffer.from('k'), value: Buffer.from('second') }
  ])

const records = 61
let count = 0

/** Two batches of two records, the second one changed. */
async function dump(change: (second: Buffer) => Buffer): Promise<{ status: number; output: string; errors: string }> {
  const file = join(folder, `${String(count++).padStart(20, '0')}.log`)
  writeFileSync(file, Buffer.concat([batch(0), change(batch(2))]))
  const { terminal, output, errors } = captureTerminal()
  const status = await tool.run(parse(tool.grammar, ['--deep-iteration', '--files', file]), terminal)
  return { status, output: output().replaceAll(`${folder}/`, ''), errors: errors().replaceAll(`${folder}/`, '') }
}

const with32 = (at: number, value: number) => (bytes: Buffer) => {
  bytes.writeInt32BE(value, at)
  return bytes
}

const with8 = (at: number, value: number) => (bytes: Buffer) => {
  bytes[at] = value
  return bytes
}

describe('a damaged segment', () => {
  test('whose end is cut says how many bytes are no batch, and goes on', async () => {
    const { status, output } = await dump((bytes) => bytes.subarray(0, 40))
    expect(status).toBe(0)
    expect(output).toMatch(/Found 40 invalid bytes at the end of 0{20}\.log\n$/)
  })

  test('with a gap names both offsets', async () => {
    const { status, errors } = await dump(() => batch(7))
    expect([status, errors]).toEqual([0, 'Non-consecutive offsets in 00000000000000000001.log\n  1 is followed by 7\n'])
  })

  test('shows a batch whose CRC is wrong, as invalid', async () => {
    const { status, output } = await dump(with8(records + 7, 0x7a))
    expect(status).toBe(0)
    expect(output).toMatch(/baseOffset: 2 .* isvalid: false\n/)
  })

  const exception = 'Exception in thread "main"'
  const invalid = `${exception} org.apache.kafka.common.InvalidRecordException:`
  test.each<[string, (bytes: Buffer) => Buffer, string]>([
    [
      'a length that no batch can have',
      with32(8, 13),
      `${exception} org.apache.kafka.common.errors.CorruptRecordException: Found record size 13 smaller than minimum record overhead (14) in file`
    ],
    ['a negative count', with32(57, -2), `${invalid} Found invalid record count -2 in magic v2 batch`],
    ['too few', with32(57, 1), `${invalid} Incorrect declared batch size, records still remaining in file`],
    ['too many', with32(57, 3), `${invalid} Incorrect declared batch size, premature EOF reached`],
    [
      'an unknown codec',
      with8(22, 5),
      `${exception} java.lang.IllegalArgumentException: Unknown compression type id: 5`
    ],
    [
      'a broken stream',
      with8(22, 4),
      `${exception} org.apache.kafka.common.KafkaException: Failed to decompress record stream`
    ]
  ])('with %s ends with the original’s line', async (_, change, expected) => {
    const { status, errors } = await dump(change)
    expect(status).toBe(1)
    expect(errors.startsWith(expected), errors).toBe(true)
  })

  test('a decoder class of one’s own is refused, and the built-in ones are named', async () => {
    const { terminal, errors } = captureTerminal()
    const words = ['--value-decoder-class', 'com.example.Mine', '--files', join(folder, `${'0'.repeat(20)}.log`)]
    expect(await tool.run(parse(tool.grammar, words), terminal)).toBe(1)
    expect(errors()).toMatch(/Failed to load decoder class com\.example\.Mine: .*StringDecoder/)
  })
})
