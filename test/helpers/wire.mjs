// A bare Kafka connection for tests: requests and responses through the generated codecs, in whatever version is asked.
// It retries nothing and hides nothing; what a real client does on top is what the tests using it want to control.

import { connect } from 'node:net'
import { apis, requestHeaderVersion, responseHeaderVersion } from '../../dist/protocol/generated/api-keys.js'
import { codec as requestHeader } from '../../dist/protocol/generated/request-header.js'
import { Reader } from '../../dist/protocol/wire/reader.js'
import { Writer } from '../../dist/protocol/wire/writer.js'

const kebab = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()

const codecs = new Map()

async function codec(message) {
  if (!codecs.has(message)) {
    const module = await import(`../../dist/protocol/generated/${kebab(message)}.js`)
    codecs.set(message, module.codec)
  }
  return codecs.get(message)
}

export class WireClient {
  #socket
  #waiting = []
  #received = Buffer.alloc(0)
  #correlationId = 0
  #closed

  static async connect(port, host = '127.0.0.1') {
    const socket = connect(port, host)
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new WireClient(socket)
  }

  constructor(socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', () => undefined) // 'close' follows
    socket.on('close', () => {
      this.#closed = new Error('the broker closed the connection')
      for (const { reject } of this.#waiting.splice(0)) reject(this.#closed)
    })
  }

  /**
   * Sends one request and resolves with the decoded response body.
   * @param {string} name API name, e.g. 'Metadata'
   * @param {number} version
   * @param {object} body as the generated writer takes it
   * @param {{ answered?: boolean }} options `answered: false` for Produce with acks=0
   */
  async request(name, version, body, options) {
    return (await this.requestWithFrame(name, version, body, options)).body
  }

  /** As `request`, with the frame beside the body: records in a response are positions in it. */
  async requestWithFrame(name, version, body, { answered = true } = {}) {
    const [writer, reader] = [await codec(`${name}Request`), await codec(`${name}Response`)]
    const { key } = apis.find((api) => api.name === name)
    const frame = new Writer(Buffer.alloc(1024))
    frame.int32(0)
    const header = {
      requestApiKey: key,
      requestApiVersion: version,
      correlationId: ++this.#correlationId,
      clientId: 'test'
    }
    requestHeader.write(frame, header, requestHeaderVersion(key, version))
    writer.write(frame, body, version)
    const bytes = Buffer.from(frame.bytes())
    bytes.writeInt32BE(bytes.length - 4)
    const answer = answered ? this.expect() : undefined
    this.send(bytes)
    if (answer === undefined) return { body: undefined, frame: undefined }
    const received = await answer
    const response = new Reader(received)
    response.int32()
    if (responseHeaderVersion(key, version) === 1) response.tags()
    return { body: reader.read(response, version), frame: received }
  }

  /** Raw bytes, length prefix included. */
  send(bytes) {
    if (this.#closed !== undefined) throw this.#closed
    this.#socket.write(bytes)
  }

  /** The next response frame without its length prefix. */
  expect() {
    if (this.#closed !== undefined) return Promise.reject(this.#closed)
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }))
  }

  close() {
    this.#socket.destroy()
  }

  #take(chunk) {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    while (this.#received.length >= 4) {
      const end = 4 + this.#received.readInt32BE(0)
      if (this.#received.length < end) return
      this.#waiting.shift()?.resolve(this.#received.subarray(4, end))
      this.#received = this.#received.subarray(end)
    }
  }
}
