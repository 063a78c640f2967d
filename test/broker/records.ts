// Batches for tests, and records out of Fetch answers.

import { batchesOf, recordsOf } from '#protocol/batch/batch.js'
import { buildBatch } from '#protocol/batch/builder.js'
import type { Body } from './support.ts'

export function batch(values: readonly string[], options: Partial<Parameters<typeof buildBatch>[0]> = {}): Buffer {
  const records = values.map((value) => ({ key: null, value: Buffer.from(value) }))
  return buildBatch({ timestamp: 1_700_000_000_000, ...options } as never, records as never)
}

/** Values of a partition of a Fetch answer, with their offsets. */
export function valuesOf(partition: Body, frame: Buffer): [offset: number, value: string][] {
  if (partition.records === null) return []
  const { offset, length } = partition.records as { offset: number; length: number }
  const found: [number, string][] = []
  for (const one of batchesOf(frame, offset, offset + length))
    for (const record of recordsOf(one)) found.push([Number(record.offset), String(record.value)])
  return found
}
