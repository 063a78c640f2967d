// Connections by TLS. Stores in PEM and PKCS#12 are read; Java's own JKS is not, and is refused with a way out.

import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { type Endpoint, endpointText } from '../bootstrap.ts'
import type { ClientConfig, CommonRows } from '../config.ts'
import { addressesOf, type Dialer, type ReadSink } from '../dial.ts'
import { configError, disconnectError, sslError } from '../errors.ts'

function refuseJks(type: string, key: string): void {
  if (type.toUpperCase() !== 'JKS') return
  throw configError(
    `${key} JKS is not supported by this client: set it to PEM or PKCS12 (keytool -importkeystore -deststoretype PKCS12 converts).`
  )
}

function trusted(config: ClientConfig<CommonRows>): ConnectionOptions {
  const inline = config.string('ssl.truststore.certificates')
  if (inline !== undefined) return { ca: inline }
  const location = config.string('ssl.truststore.location')
  if (location === undefined) return {}
  const type = config.string('ssl.truststore.type')
  refuseJks(type, 'ssl.truststore.type')
  if (type.toUpperCase() === 'PEM') return { ca: readFileSync(location) }
  throw configError('ssl.truststore.type PKCS12 is not supported by this client: a truststore has to be PEM.')
}

function own(config: ClientConfig<CommonRows>): ConnectionOptions {
  const passphrase = config.string('ssl.key.password')
  const secret = passphrase === undefined ? {} : { passphrase }
  const chain = config.string('ssl.keystore.certificate.chain')
  const key = config.string('ssl.keystore.key')
  if (chain !== undefined && key !== undefined) return { cert: chain, key, ...secret }
  const location = config.string('ssl.keystore.location')
  if (location === undefined) return {}
  const type = config.string('ssl.keystore.type')
  refuseJks(type, 'ssl.keystore.type')
  const store = readFileSync(location)
  // A PEM store has the key and the chain in one file.
  if (type.toUpperCase() === 'PEM') return { cert: store, key: store, ...secret }
  return { pfx: store, passphrase: config.string('ssl.keystore.password') ?? passphrase ?? '' }
}

function optionsOf(config: ClientConfig<CommonRows>): ConnectionOptions {
  const protocols = config.list('ssl.enabled.protocols')
  const ciphers = config.list('ssl.cipher.suites')
  const checksNames = config.string('ssl.endpoint.identification.algorithm') !== ''
  return {
    ...trusted(config),
    ...own(config),
    minVersion: protocols.includes('TLSv1.2') ? 'TLSv1.2' : 'TLSv1.3',
    maxVersion: protocols.includes('TLSv1.3') ? 'TLSv1.3' : 'TLSv1.2',
    ...(ciphers.length > 0 ? { ciphers: ciphers.join(':') } : {}),
    ...(checksNames ? {} : { checkServerIdentity: () => undefined })
  }
}

export function tlsDialer(config: ClientConfig<CommonRows>): Dialer {
  const options = optionsOf(config)
  return {
    async dial(endpoint, setupTimeoutMs, sink) {
      let failure: unknown
      for (const host of await addressesOf(endpoint.host)) {
        try {
          return await dialAddress(endpoint, host, options, setupTimeoutMs, sink)
        } catch (error) {
          failure = error
        }
      }
      throw failure
    }
  }
}

function dialAddress(
  endpoint: Endpoint,
  host: string,
  options: ConnectionOptions,
  setupTimeoutMs: number,
  sink: ReadSink
): Promise<TLSSocket> {
  const name = endpointText(endpoint)
  return new Promise((resolve, reject) => {
    // The name that the certificate must have, whichever address it came to.
    const servername = isIP(endpoint.host) === 0 ? { servername: endpoint.host } : {}
    const socket = connect({ ...options, ...servername, host, port: endpoint.port })
    let isConnected = false
    const timer = setTimeout(() => {
      socket.destroy()
      reject(disconnectError(`no connection to ${name} within ${setupTimeoutMs} ms`))
    }, setupTimeoutMs)
    socket.setNoDelay(true)
    socket.setKeepAlive(true)
    socket.once('connect', () => {
      isConnected = true
    })
    socket.once('secureConnect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      resolve(socket)
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      const lost = !isConnected || error.code === 'ECONNRESET' || error.code === 'EPIPE'
      reject(
        lost
          ? disconnectError(`no connection to ${name}: ${error.message}`)
          : sslError(`SSL handshake failed: ${error.message}`)
      )
    })
    socket.on('data', (chunk: Buffer) => sink(chunk, chunk.length))
  })
}
