// ProduceRequest v3-13 without an object a topic, partition or record: flat arrays that are filled again and again.
//
// Partition p of the frame (0 <= p < partitionCount) is partition `index[p]` of topic `topicOf[p]`; its record bytes are
// [recordsOffset[p], recordsOffset[p] + recordsLength[p]) of the buffer that was read, -1 for none. Topics are named by
// `topicName` up to v12 and by `topicId` from v13 on. A frame that waits for followers keeps its object; a pool hands
// out others meanwhile.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import { Interned } from './interned.ts'
import { skipTags } from './skip.ts'

const interned = new Interned()

/** Arrays longer than this are not kept for the next frame. */
const keptMax = 4096

export class ProduceFrame {
  version = 0
  transactionalId: string | null = null
  acks = 0
  timeoutMs = 0

  topicCount = 0
  topicName: string[] = []
  topicId: Uuid[] = []

  partitionCount = 0
  topicOf: number[] = []
  index: number[] = []
  recordsOffset: number[] = []
  recordsLength: number[] = []

  /** Throws ProtocolError for what is malformed; the arrays then hold part of the frame. */
  read(reader: Reader, version: number): void {
    if (version < 3 || version > 13) refuseVersion('ProduceRequest', version)
    this.clear()
    this.version = version
    const flexible = version >= 9
    this.transactionalId = flexible ? reader.compactNullableString() : reader.nullableString()
    this.acks = reader.int16()
    this.timeoutMs = reader.int32()
    const topics = reader.count(flexible, version >= 13 ? 18 : version >= 9 ? 3 : 6)
    for (let topic = 0; topic < topics; topic++) this.#readTopic(reader, version, flexible)
    if (flexible) skipTags(reader)
  }

  #readTopic(reader: Reader, version: number, flexible: boolean): void {
    const topic = this.topicCount++
    if (version >= 13) {
      this.topicName[topic] = ''
      this.topicId[topic] = interned.id(reader)
    } else {
      this.topicName[topic] = interned.name(reader, flexible)
      this.topicId[topic] = zeroUuid
    }
    const partitions = reader.count(flexible, flexible ? 6 : 8)
    for (let i = 0; i < partitions; i++) {
      const at = this.partitionCount++
      this.topicOf[at] = topic
      this.index[at] = reader.int32()
      const length = flexible ? reader.unsignedVarint() - 1 : reader.int32()
      this.recordsOffset[at] = length < 0 ? -1 : reader.take(length)
      this.recordsLength[at] = length < 0 ? 0 : length
      if (flexible) skipTags(reader)
    }
    if (flexible) skipTags(reader)
  }

  clear(): void {
    if (this.topicName.length > keptMax) {
      this.topicName = []
      this.topicId = []
    }
    if (this.index.length > keptMax) {
      this.topicOf = []
      this.index = []
      this.recordsOffset = []
      this.recordsLength = []
    }
    this.topicCount = 0
    this.partitionCount = 0
  }
}
