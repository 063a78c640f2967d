// `--add-scram 'SCRAM-SHA-256=[name=alice,password=secret,salt=…,iterations=4096]'`: users that a cluster begins with.

import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import { supportsScram } from '../metadata-version.ts'
import { FormatRefused } from './format-refused.ts'

/** The hashes of RFC 5802 and luck, from whoever has a cryptographic library. */
export interface ScramCrypto {
  pbkdf2(algorithm: ScramHash, password: Buffer, salt: Buffer, iterations: number): Buffer
  hmac(algorithm: ScramHash, key: Buffer, text: string): Buffer
  hash(algorithm: ScramHash, bytes: Buffer): Buffer
  salt(): Buffer
}

export type ScramHash = 'sha256' | 'sha512'

const mechanisms: ReadonlyMap<string, { readonly code: number; readonly algorithm: ScramHash }> = new Map([
  ['SCRAM-SHA-256', { code: 1, algorithm: 'sha256' }],
  ['SCRAM-SHA-512', { code: 2, algorithm: 'sha512' }]
])
const iterationsMin = 4096
const iterationsMax = 16_384
const known = ['name', 'password', 'saltedpassword', 'iterations', 'salt']

function parseFields(text: string): Map<string, string> {
  if (!text.startsWith('[')) throw new FormatRefused('Expected configuration string to start with [')
  if (!text.endsWith(']')) throw new FormatRefused('Expected configuration string to end with ]')
  const fields = new Map<string, string>()
  for (const part of text.slice(1, -1).split(',')) {
    const at = part.indexOf('=')
    if (at < 0) throw new FormatRefused(`No equals sign found in SCRAM component: ${part}`)
    const value = part.slice(at + 1)
    fields.set(part.slice(0, at), /^".*"$/.test(value) ? value.slice(1, -1) : value)
  }
  const unknown = [...fields.keys()].filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new FormatRefused(`Unknown SCRAM configurations: ${unknown.join(', ')}`)
  return fields
}

function iterationsOf(fields: ReadonlyMap<string, string>, mechanism: string): number {
  const text = fields.get('iterations')
  if (text === undefined) return iterationsMin
  if (!/^\d+$/.test(text)) throw new FormatRefused(`Failed to parse iterations count: ${text}`)
  const iterations = Number(text)
  const wrong = iterations < iterationsMin ? `>= ${iterationsMin}` : `<= ${iterationsMax}`
  if (iterations < iterationsMin || iterations > iterationsMax)
    throw new FormatRefused(
      `The 'iterations' value must be ${wrong} for add-scram using ${mechanism.replaceAll('-', '_')}`
    )
  return iterations
}

/** The record of one `--add-scram` argument. Throws FormatRefused. */
export function scramRecord(argument: string, metadataVersion: number, crypto: ScramCrypto): MetadataRecordDraft {
  if (!supportsScram(metadataVersion))
    throw new FormatRefused('SCRAM is only supported in metadata.version 3.5-IV2 or later.')
  const at = argument.indexOf('=')
  if (at < 0) throw new FormatRefused(`Failed to find equals sign in SCRAM argument '${argument}'`)
  const name = argument.slice(0, at)
  const mechanism = mechanisms.get(name)
  if (mechanism === undefined) throw new FormatRefused(`The add-scram mechanism ${name} is not supported.`)
  const fields = parseFields(argument.slice(at + 1))
  const user = fields.get('name')
  if (user === undefined) throw new FormatRefused("You must supply 'name' to add-scram")
  const given = fields.get('salt')
  const salt = given === undefined ? crypto.salt() : Buffer.from(given, 'base64')
  const iterations = iterationsOf(fields, name)
  const { algorithm, code } = mechanism
  const salted = saltedPassword(fields, given !== undefined, (password) =>
    crypto.pbkdf2(algorithm, password, salt, iterations)
  )
  return {
    kind: 'UserScramCredentialRecord',
    version: 0,
    value: {
      name: user,
      mechanism: code,
      salt,
      storedKey: crypto.hash(algorithm, crypto.hmac(algorithm, salted, 'Client Key')),
      serverKey: crypto.hmac(algorithm, salted, 'Server Key'),
      iterations
    }
  }
}

function saltedPassword(
  fields: ReadonlyMap<string, string>,
  saltIsGiven: boolean,
  stretch: (password: Buffer) => Buffer
): Buffer {
  const password = fields.get('password')
  if (password !== undefined) return stretch(Buffer.from(password, 'utf8'))
  const salted = fields.get('saltedpassword')
  if (salted === undefined)
    throw new FormatRefused("You must supply one of 'password' or 'saltedpassword' to add-scram")
  if (!saltIsGiven) throw new FormatRefused("You must supply 'salt' with 'saltedpassword' to add-scram")
  return Buffer.from(salted, 'base64')
}
