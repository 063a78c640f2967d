// Records of __consumer_offsets, __transaction_state and __share_group_state: key and value in Kafka's JSON form, each with the
// number that says what it is.

import { GroupRecordKey, readGroupRecord } from '#protocol/generated/group-records.js'
import { codec as assignmentCodec } from '#protocol/generated/records/consumer-protocol-assignment.js'
import { codec as subscriptionCodec } from '#protocol/generated/records/consumer-protocol-subscription.js'
import { readShareRecord, ShareRecordKey } from '#protocol/generated/share-records.js'
import { readTransactionRecord, TransactionRecordKey } from '#protocol/generated/transaction-records.js'
import { dataMessages, groupRecords, shareRecords, transactionRecords } from '#protocol/schema/all.js'
import type { CoordinatorRecordSchema, Message } from '#protocol/schema/language.js'
import { Reader } from '#protocol/wire/reader.js'
import type { Codec } from '#protocol/wire/types.js'
import { DumpFailure } from '../failure.ts'
import { messageJson, type Replace } from '../message-json.ts'
import type { Decoder } from './decoder.ts'

interface Decoded {
  readonly kind: string
  readonly key: unknown
  readonly version: number
  readonly value: unknown
}

interface Topic {
  readonly schemas: readonly CoordinatorRecordSchema[]
  readonly numbers: Readonly<Record<string, number>>
  readonly read: (key: Buffer, value: Buffer | null) => Decoded | undefined
  readonly replace?: Replace
}

/** A tombstone's payload. */
const deleted = '<DELETE>'

function decoderOf({ schemas, numbers, read, replace }: Topic): Decoder {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]))
  return ({ offset, key, value }) => {
    if (key === null)
      throw new DumpFailure(
        'java.lang.RuntimeException',
        `Failed to decode message at offset ${offset} using the specified decoder (message had a missing key)`
      )
    try {
      const record = read(key, value)
      const schema = record === undefined ? undefined : byName.get(record.kind)
      if (record === undefined || schema === undefined)
        return { key: `Unknown record type ${key.readInt16BE(0)} at offset ${offset}, skipping.` }
      const keyJson = messageJson(schema.keyMessage, record.key, 0)
      return {
        key: `{"type":"${numbers[record.kind]}","data":${keyJson}}`,
        payload: record.value === null ? deleted : valueText(schema.valueMessage, record, replace)
      }
    } catch (failure) {
      return { key: `Error at offset ${offset}, skipping. ${(failure as Error).message}` }
    }
  }
}

const valueText = (message: Message, { value, version }: Decoded, replace?: Replace): string =>
  `{"version":"${version}","data":${messageJson(message, value, version, replace)}}`

interface Embedded {
  readonly message: Message
  readonly codec: Codec<unknown>
}

function embedded(codec: Codec<unknown>): Embedded {
  const message = dataMessages.find(({ name }) => name === codec.name)
  if (message === undefined) throw new Error(`no schema of ${codec.name}`)
  return { message, codec }
}

/** Of a group whose protocol type is "consumer", members' subscriptions and assignments are messages themselves. */
function consumerProtocol(): Replace {
  const messages: Readonly<Record<string, Embedded>> = {
    subscription: embedded(subscriptionCodec as Codec<unknown>),
    assignment: embedded(assignmentCodec as Codec<unknown>)
  }
  return ({ name }, value) => {
    const inside = messages[name]
    if (inside === undefined || !Buffer.isBuffer(value) || value.length < 2) return undefined
    const version = Math.min(value.readInt16BE(0), inside.codec.versionMax)
    return messageJson(inside.message, inside.codec.read(new Reader(value, 2), version), version)
  }
}

export function offsetsDecoder(): Decoder {
  const replaceMembers = consumerProtocol()
  let ofConsumers = false
  // The protocol type is the first field of a group's value, so it is known when its members are shown.
  const replace: Replace = (field, value, owner) => {
    if (field.name === 'protocolType') ofConsumers = value === 'consumer'
    return ofConsumers && 'clientHost' in owner ? replaceMembers(field, value, owner) : undefined
  }
  return decoderOf({ schemas: groupRecords, numbers: GroupRecordKey, read: readGroupRecord, replace })
}

export const transactionDecoder = (): Decoder =>
  decoderOf({ schemas: transactionRecords, numbers: TransactionRecordKey, read: readTransactionRecord })

export const shareStateDecoder = (): Decoder =>
  decoderOf({ schemas: shareRecords, numbers: ShareRecordKey, read: readShareRecord })
