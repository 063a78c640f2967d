// Produce, v3-v13
//
//   v3   batches of magic 2, transactional id
//   v5   log start offset in the answer
//   v7   zstd
//   v8   which records were refused, and why
//   v9   flexible encoding
//   v10  current leader and its endpoint for a client that asked the wrong node (KIP-951)
//   v12  transaction version 2: partitions join a transaction by being produced to
//   v13  topic ids instead of names
//
// Hot: see produce-in-progress.ts.

import { Reader } from '#protocol/wire/reader.js'
import { defineHotHandler, type HotHandler } from './handler.ts'
import { ProduceInProgress, takePages } from './produce-in-progress.ts'

const reader = new Reader(Buffer.alloc(0))

export const produce: HotHandler = defineHotHandler('Produce', [3, 13], (inbound, header, node) => {
  const pages = takePages()
  reader.reset(inbound.buffer, inbound.offset + header.length, inbound.end)
  pages.frame.read(reader, header.version)
  new ProduceInProgress(inbound, header, node, pages).start()
})
