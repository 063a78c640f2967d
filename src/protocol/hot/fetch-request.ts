// FetchRequest v4-18 in flat arrays that are filled again and again, like hot/produce-request.ts.
//
// Offsets are numbers; one beyond 2^53-1 is infinite, which is out of every log's range. Unknown tagged fields are dropped.

import { type Uuid, zeroUuid } from '#model/uuid.js'
import { refuseVersion } from '../wire/protocol-error.ts'
import type { Reader } from '../wire/reader.ts'
import { Interned } from './interned.ts'
import { skipTags } from './skip.ts'

const interned = new Interned()
const keptMax = 16_384

export class FetchFrame {
  version = 0
  clusterId: string | null = null
  /** -1 for a consumer; up to v14 a field of its own, from v15 in the replica state. */
  replicaId = -1
  replicaEpoch = -1
  maxWaitMs = 0
  minBytes = 0
  maxBytes = 0x7fffffff
  isolationLevel = 0
  sessionId = 0
  sessionEpoch = -1
  rackId = ''

  topicCount = 0
  topicName: string[] = []
  topicId: Uuid[] = []

  partitionCount = 0
  topicOf: number[] = []
  partition: number[] = []
  currentLeaderEpoch: number[] = []
  fetchOffset: number[] = []
  lastFetchedEpoch: number[] = []
  logStartOffset: number[] = []
  partitionMaxBytes: number[] = []
  replicaDirectoryId: Uuid[] = []
  /** What a follower knows of it (v18); infinite when it does not say. */
  highWatermark: number[] = []

  forgottenCount = 0
  forgottenName: string[] = []
  forgottenId: Uuid[] = []
  forgottenPartition: number[] = []

  /** Throws ProtocolError for what is malformed; the arrays then hold part of the frame. */
  read(reader: Reader, version: number): void {
    if (version < 4 || version > 18) refuseVersion('FetchRequest', version)
    this.clear()
    this.version = version
    const flexible = version >= 12
    if (version <= 14) this.replicaId = reader.int32()
    this.maxWaitMs = reader.int32()
    this.minBytes = reader.int32()
    this.maxBytes = reader.int32()
    this.isolationLevel = reader.int8()
    if (version >= 7) {
      this.sessionId = reader.int32()
      this.sessionEpoch = reader.int32()
    }
    const topics = reader.count(flexible, version >= 13 ? 18 : flexible ? 3 : 6)
    for (let i = 0; i < topics; i++) this.#readTopic(reader, version, flexible)
    if (version >= 7) this.#readForgotten(reader, version, flexible)
    if (version >= 11) this.rackId = interned.name(reader, flexible)
    if (flexible) this.#readTags(reader, version)
  }

  #readTopic(reader: Reader, version: number, flexible: boolean): void {
    const topic = this.topicCount++
    this.topicName[topic] = version >= 13 ? '' : interned.name(reader, flexible)
    this.topicId[topic] = version >= 13 ? interned.id(reader) : zeroUuid
    const partitions = reader.count(flexible, flexible ? 33 : version >= 9 ? 28 : version >= 5 ? 24 : 16)
    for (let i = 0; i < partitions; i++) {
      const at = this.partitionCount++
      this.topicOf[at] = topic
      this.partition[at] = reader.int32()
      this.currentLeaderEpoch[at] = version >= 9 ? reader.int32() : -1
      this.fetchOffset[at] = reader.int64Number()
      this.lastFetchedEpoch[at] = flexible ? reader.int32() : -1
      this.logStartOffset[at] = version >= 5 ? reader.int64Number() : -1
      this.partitionMaxBytes[at] = reader.int32()
      this.replicaDirectoryId[at] = zeroUuid
      this.highWatermark[at] = Number.POSITIVE_INFINITY
      if (flexible) this.#readPartitionTags(reader, version, at)
    }
    if (flexible) skipTags(reader)
  }

  #readPartitionTags(reader: Reader, version: number, at: number): void {
    for (let count = reader.tagCount(); count > 0; count--) {
      const tag = reader.unsignedVarint()
      const end = reader.tagEnd()
      if (tag === 0 && version >= 17) this.replicaDirectoryId[at] = interned.id(reader)
      else if (tag === 1 && version >= 18) this.highWatermark[at] = reader.int64Number()
      else reader.offset = end
      reader.tagDone(end)
    }
  }

  #readForgotten(reader: Reader, version: number, flexible: boolean): void {
    const topics = reader.count(flexible, version >= 13 ? 18 : flexible ? 3 : 6)
    for (let i = 0; i < topics; i++) {
      const name = version >= 13 ? '' : interned.name(reader, flexible)
      const id = version >= 13 ? interned.id(reader) : zeroUuid
      for (let left = reader.numberCount(flexible, 4); left > 0; left--) {
        const at = this.forgottenCount++
        this.forgottenName[at] = name
        this.forgottenId[at] = id
        this.forgottenPartition[at] = reader.int32()
      }
      if (flexible) skipTags(reader)
    }
  }

  #readTags(reader: Reader, version: number): void {
    for (let count = reader.tagCount(); count > 0; count--) {
      const tag = reader.unsignedVarint()
      const end = reader.tagEnd()
      if (tag === 0) this.clusterId = reader.compactNullableString()
      else if (tag === 1 && version >= 15) {
        this.replicaId = reader.int32()
        this.replicaEpoch = reader.int64Number()
        skipTags(reader)
      } else reader.offset = end
      reader.tagDone(end)
    }
  }

  clear(): void {
    if (this.partition.length > keptMax || this.topicName.length > keptMax || this.forgottenName.length > keptMax) {
      this.#drop()
    }
    this.clusterId = null
    this.replicaId = -1
    this.replicaEpoch = -1
    this.sessionId = 0
    this.sessionEpoch = -1
    this.rackId = ''
    this.topicCount = 0
    this.partitionCount = 0
    this.forgottenCount = 0
  }

  #drop(): void {
    this.topicName = []
    this.topicId = []
    this.topicOf = []
    this.partition = []
    this.currentLeaderEpoch = []
    this.fetchOffset = []
    this.lastFetchedEpoch = []
    this.logStartOffset = []
    this.partitionMaxBytes = []
    this.replicaDirectoryId = []
    this.highWatermark = []
    this.forgottenName = []
    this.forgottenId = []
    this.forgottenPartition = []
  }
}
