// Authenticates a connection by SASL (KIP-152): handshake for the mechanism, then its exchange in SaslAuthenticate requests.

import { ErrorCode } from '#model/error-code.js'
import type { Connection } from '../connection.ts'
import { asError, authenticationError, configError } from '../errors.ts'
import { parseJaas } from './jaas.ts'
import { scram } from './scram.ts'

/** Gives what is to be sent, and is given what came back; ends when the server is known to be content. */
export type SaslExchange = AsyncGenerator<Buffer, void, Buffer>

/** What each connection begins anew. */
export interface SaslMechanism {
  readonly name: string
  begin(): SaslExchange
}

async function* plain(username: string, password: string): SaslExchange {
  yield Buffer.from(`\0${username}\0${password}`)
}

export function mechanismOf(name: string, jaas: string | undefined): SaslMechanism {
  const hash = { PLAIN: '', 'SCRAM-SHA-256': 'sha256', 'SCRAM-SHA-512': 'sha512' }[name]
  if (hash === undefined)
    throw configError(
      `sasl.mechanism ${name} is not supported by this client; PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512 are.`
    )
  if (jaas === undefined) throw configError('sasl.jaas.config must be set: it has the user name and the password.')
  const { options } = parseJaas(jaas)
  const username = options.get('username')
  const password = options.get('password')
  if (username === undefined || password === undefined)
    throw configError('sasl.jaas.config must have the options username and password.')
  if (name === 'PLAIN') return { name, begin: () => plain(username, password) }
  const tokenAuth = options.get('tokenauth') === 'true'
  return { name, begin: () => scram(hash, { username, password, tokenAuth }) }
}

/** Resolves to how long the server lets this stand, in milliseconds; 0: as long as the connection. */
export async function authenticate(connection: Connection, mechanism: SaslMechanism): Promise<number> {
  const handshake = await connection.request('SaslHandshake', { mechanism: mechanism.name }, { versions: { min: 1 } })
  if (handshake.errorCode === ErrorCode.UNSUPPORTED_SASL_MECHANISM) {
    const enabled = handshake.mechanisms.join(', ')
    const message = `Client SASL mechanism '${mechanism.name}' not enabled in the server, enabled mechanisms are [${enabled}]`
    throw asError(handshake.errorCode, message)
  }
  if (handshake.errorCode !== ErrorCode.NONE) throw asError(handshake.errorCode)
  const exchange = mechanism.begin()
  let lifetimeMs = 0
  let answer = Buffer.alloc(0)
  for (;;) {
    const { value, done } = await exchange.next(answer)
    if (done === true) return lifetimeMs
    const { errorCode, errorMessage, authBytes, sessionLifetimeMs } = await connection.request('SaslAuthenticate', {
      authBytes: value
    })
    if (errorCode === ErrorCode.SASL_AUTHENTICATION_FAILED)
      throw authenticationError(errorMessage ?? 'Authentication failed')
    if (errorCode !== ErrorCode.NONE) throw asError(errorCode, errorMessage)
    lifetimeMs = Number(sessionLifetimeMs)
    answer = Buffer.from(authBytes)
  }
}
