// Texts as record batches and back.

import { batchesOf, recordsOf } from '../../../dist/protocol/batch/batch.js'
import { buildBatch as build } from '../../../dist/protocol/batch/builder.js'

/** One uncompressed batch with a record a value, numbered for an idempotent producer. */
export function buildBatch(values, { producerId, producerEpoch, baseSequence }) {
  return build(
    { timestamp: Date.now(), producerId: Number(producerId), producerEpoch, baseSequence },
    values.map((value) => ({ key: null, value: Buffer.from(value) }))
  )
}

/** The records of a Fetch response: [{ offset, value }]. `found` says where they stand in the response's frame. */
export function* readBatches(frame, found) {
  if (found === null) return
  for (const batch of batchesOf(frame, found.offset, found.offset + found.length)) {
    for (const record of recordsOf(batch)) yield { offset: Number(record.offset), value: record.value.toString() }
  }
}
