// Records of __consumer_offsets, __transaction_state and __share_group_state: key and value in Kafka's JSON form, each with the
// number that says what it is.

import { readGroupRecord } from '#protocol/generated/group-records.js'
import { codec as assignmentCodec } from '#protocol/generated/records/consumer-protocol-assignment.js'
import { codec as subscriptionCodec } from '#protocol/generated/records/consumer-protocol-subscription.js'
import { readShareRecord } from '#protocol/generated/share-records.js'
import { readTransactionRecord } from '#protocol/generated/transaction-records.js'
import { contains, parseVersions } from '#protocol/generator/versions.js'
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
  readonly read: (key: Buffer, value: Buffer | null) => Decoded | undefined
  readonly replace?: Replace
}

/** A tombstone's payload. */
const deleted = '<DELETE>'

function decoderOf({ schemas, read, replace }: Topic): Decoder {
  const byKind = new Map(schemas.map((schema) => [schema.key, schema]))
  return ({ offset, key, value }) => {
    if (key === null)
      throw new DumpFailure(
        'java.lang.RuntimeException',
        `Failed to decode message at offset ${offset} using the specified decoder (message had a missing key)`
      )
    try {
      if (key.length < kindBytes) throw new Error("Could not read version from key's buffer.")
      const kind = key.readInt16BE(0)
      const record = readSafely(read, key, value, byKind.get(kind))
      const schema = byKind.get(kind)
      if (record === undefined || schema === undefined)
        return { key: `Unknown record type ${kind} at offset ${offset}, skipping.` }
      const keyJson = messageJson(schema.keyMessage, record.key, 0)
      return {
        key: `{"type":"${kind}","data":${keyJson}}`,
        payload: record.value === null ? deleted : valueText(schema.valueMessage, record, replace)
      }
    } catch (failure) {
      return { key: `Error at offset ${offset}, skipping. ${(failure as Error).message}` }
    }
  }
}

/** Both begin with an int16: the kind of a key, the version of a value. */
const kindBytes = 2

/** What cannot be read is said in the original's words: first the key, then the value's version, then the value. */
function readSafely(
  read: Topic['read'],
  key: Buffer,
  value: Buffer | null,
  schema: CoordinatorRecordSchema | undefined
): Decoded | undefined {
  if (schema === undefined) return undefined
  const unreadable = (version: number, what: string): Error =>
    new Error(`Could not read record with version ${version} from ${what}'s buffer due to: null.`)
  try {
    const tombstone = read(key, null)
    if (value === null) return tombstone
  } catch {
    throw unreadable(schema.key, 'key')
  }
  if (value.length < kindBytes) throw new Error("Could not read version from value's buffer.")
  const version = value.readInt16BE(0)
  if (!contains(parseVersions(schema.valueMessage.versions), version))
    throw new Error(`Found an unknown record version ${version} for ${schema.key} type`)
  try {
    return read(key, value)
  } catch {
    throw unreadable(version, 'value')
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
  return decoderOf({ schemas: groupRecords, read: readGroupRecord, replace })
}

export const transactionDecoder = (): Decoder => decoderOf({ schemas: transactionRecords, read: readTransactionRecord })

export const shareStateDecoder = (): Decoder => decoderOf({ schemas: shareRecords, read: readShareRecord })
