// A broker in a process of its own and bare connections to it. The helpers are plain JavaScript; these are their shapes.

export interface RunningBroker {
  readonly port: number
  readonly bootstrap: string
  readonly folder: string
  readonly startMs: number
  output(): string
  stop(): Promise<number>
  kill(): Promise<void>
}

// biome-ignore lint/suspicious/noExplicitAny: decoded responses of every API pass through here
export type Body = any

export interface Wire {
  request(name: string, version: number, body: object, options?: { answered?: boolean }): Promise<Body>
  requestWithFrame(name: string, version: number, body: object): Promise<{ body: Body; frame: Buffer }>
  send(bytes: Buffer): void
  expect(): Promise<Buffer>
  close(): void
}

const helpers = '../helpers'

interface Processes {
  startOttla(options: object): Promise<RunningBroker>
  freePort(): Promise<number>
}

const processes = async (): Promise<Processes> => (await import(`${helpers}/process.mjs`)) as Processes

export async function freePort(): Promise<number> {
  return (await processes()).freePort()
}

export async function startBroker(options: {
  folder?: string
  controllerPort?: number
  overrides?: Readonly<Record<string, string>>
}): Promise<RunningBroker> {
  const { startOttla } = await processes()
  const port = await freePort()
  const { controllerPort } = options
  const overrides = {
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    ...(controllerPort === undefined
      ? {}
      : { listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}` }),
    ...options.overrides
  }
  return startOttla({ ...options, port, overrides })
}

export async function connect(port: number): Promise<Wire> {
  const { WireClient } = (await import(`${helpers}/wire.mjs`)) as {
    WireClient: { connect(port: number): Promise<Wire> }
  }
  return WireClient.connect(port)
}
