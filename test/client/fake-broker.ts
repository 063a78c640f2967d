// A broker of a few lines: it answers what a test says, and can drop a connection instead.

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type ApiName, loadCodecs, type ResponseOf } from '../../src/client/codecs.ts'
import { FrameCutter } from '../../src/client/frames.ts'
import { ApiKey, apiOf, apis } from '../../src/protocol/generated/api-keys.ts'
import { RequestHead, writeResponseHead } from '../../src/protocol/wire/frame.ts'
import { Reader } from '../../src/protocol/wire/reader.ts'
import { Writer } from '../../src/protocol/wire/writer.ts'

// biome-ignore lint/suspicious/noExplicitAny: decoded requests of every API pass through here
export type Body = any

export interface Asked {
  readonly api: ApiName
  readonly version: number
  readonly clientId: string | null
  readonly body: Body
  /** What a `records` field of the body points into. */
  readonly frame: Buffer
}

/** An answer, a promise of one, or `drop` to close the connection without one. */
export type Answer = object | 'drop'
export type Answers = { readonly [Name in ApiName]?: (asked: Asked) => Answer | Promise<Answer> }

export class FakeBroker {
  readonly asked: Asked[] = []
  readonly #answers: Answers
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Versions that ApiVersions tells; all that there are unless changed. */
  ranges: { apiKey: number; minVersion: number; maxVersion: number }[] = apis.map((api) => ({
    apiKey: api.key,
    minVersion: api.versionMin,
    maxVersion: api.versionMax
  }))

  private constructor(answers: Answers) {
    this.#answers = answers
    this.#server = createServer((socket) => this.#serve(socket))
  }

  static async start(answers: Answers): Promise<FakeBroker> {
    const broker = new FakeBroker(answers)
    await new Promise<void>((resolve) => broker.#server.listen(0, '127.0.0.1', resolve))
    return broker
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  get bootstrap(): string {
    return `127.0.0.1:${this.port}`
  }

  /** How often an API was asked. */
  count(api: ApiName): number {
    return this.asked.filter((one) => one.api === api).length
  }

  /** Node 1, with topics of one led partition each. */
  metadata(...names: string[]): object {
    return {
      brokers: [{ nodeId: 1, host: '127.0.0.1', port: this.port }],
      clusterId: 'fake',
      controllerId: 1,
      topics: names.map((name) => ({
        name,
        partitions: [{ partitionIndex: 0, leaderId: 1, leaderEpoch: 0, replicaNodes: [1], isrNodes: [1] }]
      }))
    } satisfies Partial<Record<keyof ResponseOf<'Metadata'>, unknown>>
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    socket.on('error', () => undefined)
    let queue: Promise<void> = Promise.resolve()
    const frames = new FrameCutter((frame) => {
      queue = queue.then(() => this.#answer(socket, frame))
    })
    socket.on('data', (chunk) => frames.push(chunk as Buffer, chunk.length))
  }

  async #answer(socket: Socket, frame: Buffer): Promise<void> {
    const reader = new Reader(frame)
    const head = new RequestHead()
    head.read(reader)
    const api = apiOf(head.apiKey)?.name as ApiName
    const codecs = await loadCodecs(api)
    const versions = this.ranges.find(({ apiKey }) => apiKey === head.apiKey)
    const known = versions !== undefined && head.apiVersion <= versions.maxVersion
    const body = known ? codecs.request.read(reader as never, head.apiVersion) : undefined
    const asked: Asked = { api, version: head.apiVersion, clientId: head.clientId, body, frame }
    this.asked.push(asked)
    let answer: Answer | undefined
    let version = head.apiVersion
    if (head.apiKey === ApiKey.ApiVersions) {
      if (!known) version = 0
      answer = { errorCode: known ? 0 : 35, apiKeys: this.ranges }
    } else answer = await this.#answers[api]?.(asked)
    if (answer === undefined || answer === 'drop') {
      socket.destroy()
      return
    }
    const writer = new Writer()
    writer.int32(0)
    writeResponseHead(writer, head.apiKey, version, head.correlationId)
    codecs.response.write(writer as never, answer as never, version)
    const bytes = writer.bytes()
    bytes.writeInt32BE(bytes.length - 4, 0)
    socket.write(bytes)
  }

  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  async stop(): Promise<void> {
    this.dropConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
