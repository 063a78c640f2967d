// Opens the socket of a connection. Names may have several addresses: they are tried in turn, as Kafka's clients do with
// client.dns.lookup=use_all_dns_ips.

import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import { type Endpoint, endpointText } from './bootstrap.ts'
import { disconnectError } from './errors.ts'

/** One read takes at most this much; the kernel's buffer rarely holds more. */
const readBytes = 262_144

/** Takes what was read; the bytes are valid during the call. */
export type ReadSink = (chunk: Uint8Array, length: number) => void

export interface Dialer {
  /** Resolves when bytes can be exchanged. Rejects with a retriable error, or one that says why trying again is in vain. */
  dial(endpoint: Endpoint, setupTimeoutMs: number, sink: ReadSink): Promise<Socket>
}

export async function addressesOf(host: string): Promise<readonly string[]> {
  if (isIP(host) !== 0) return [host]
  try {
    const found = await lookup(host, { all: true, verbatim: true })
    return found.map(({ address }) => address)
  } catch {
    throw disconnectError(`Couldn't resolve server ${host}: DNS resolution failed`)
  }
}

export const plainDialer: Dialer = {
  async dial(endpoint, setupTimeoutMs, sink) {
    let failure: unknown
    for (const address of await addressesOf(endpoint.host)) {
      try {
        return await dialAddress({ host: address, port: endpoint.port }, setupTimeoutMs, sink)
      } catch (error) {
        failure = error
      }
    }
    throw failure ?? disconnectError(`${endpoint.host} has no address`)
  }
}

function dialAddress(endpoint: Endpoint, setupTimeoutMs: number, sink: ReadSink): Promise<Socket> {
  return new Promise((resolve, reject) => {
    // One buffer is read into again and again: a fresh one for each read costs more than the copy into the frame.
    const buffer = Buffer.allocUnsafeSlow(readBytes)
    const socket = connect({
      host: endpoint.host,
      port: endpoint.port,
      noDelay: true,
      keepAlive: true,
      onread: {
        buffer,
        callback(length, chunk) {
          sink(chunk, length)
          return true
        }
      }
    })
    const timer = setTimeout(() => {
      socket.destroy()
      reject(disconnectError(`no connection to ${endpointText(endpoint)} within ${setupTimeoutMs} ms`))
    }, setupTimeoutMs)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      resolve(socket)
    })
    socket.once('error', (error) => {
      clearTimeout(timer)
      reject(disconnectError(`no connection to ${endpointText(endpoint)}: ${error.message}`))
    })
  })
}
