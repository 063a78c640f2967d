// The client's side of SCRAM (RFC 5802): it proves that it knows the password without sending it, and that the server does too.

import { createHash, createHmac, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { authenticationError } from '../errors.ts'
import type { SaslExchange } from './sasl.ts'

const iterationsMax = 1_000_000

export interface ScramCredentials {
  readonly username: string
  readonly password: string
  /** The name is a delegation token's. */
  readonly tokenAuth: boolean
}

const escaped = (name: string): string => name.replaceAll('=', '=3D').replaceAll(',', '=2C')

function fieldsOf(message: string): Map<string, string> {
  return new Map(message.split(',').map((part) => [part.slice(0, 1), part.slice(2)]))
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0)))
}

/** @param hash `sha256` or `sha512`. @param nonce of this client; by luck, except in tests. */
export async function* scram(
  hash: string,
  credentials: ScramCredentials,
  nonce: string = randomBytes(18).toString('base64url')
): SaslExchange {
  const extension = credentials.tokenAuth ? ',tokenauth=true' : ''
  const bare = `n=${escaped(credentials.username)},r=${nonce}${extension}`
  const serverFirst = (yield Buffer.from(`n,,${bare}`)).toString()
  const told = fieldsOf(serverFirst)
  const [theirs = '', salt = '', iterations = 0] = [told.get('r'), told.get('s'), Number(told.get('i'))]
  if (!theirs.startsWith(nonce) || theirs === nonce)
    throw authenticationError('Invalid server nonce: it does not begin with ours')
  if (!(iterations > 0) || iterations > iterationsMax)
    throw authenticationError(`Invalid SCRAM iterations of the server: ${told.get('i')}`)
  const mac = (key: Buffer, text: string): Buffer => createHmac(hash, key).update(text).digest()
  const bytes = createHash(hash).digest().length
  const password = credentials.password.normalize('NFKC')
  const salted = await promisify(pbkdf2)(password, Buffer.from(salt, 'base64'), iterations, bytes, hash)
  const clientKey = mac(salted, 'Client Key')
  const withoutProof = `c=biws,r=${theirs}`
  const signed = `${bare},${serverFirst},${withoutProof}`
  const proof = xor(clientKey, mac(createHash(hash).update(clientKey).digest(), signed))
  const serverFinal = (yield Buffer.from(`${withoutProof},p=${proof.toString('base64')}`)).toString()
  const last = fieldsOf(serverFinal)
  if (last.has('e')) throw authenticationError(`Authentication failed: the server says ${last.get('e')}`)
  const signature = Buffer.from(last.get('v') ?? '', 'base64')
  const expected = mac(mac(salted, 'Server Key'), signed)
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
    throw authenticationError('Invalid server signature: it does not know the password')
}
