// A first start that dies between any two of its steps, and the start after it: in this process, on real directories.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { loadConfig } from '#config/load.js'
import { untilActive } from '#controller/until-active.js'
import { LogEngine } from '#log/log-engine.js'
import { LogWaits } from '#log/log-waits.js'
import { identify, lockDirectories } from '#node/directories.js'
import { openDoor } from '#node/door.js'
import { openMetadata } from '#node/metadata.js'
import { formattingSteps } from '#quorum/first-format.js'
import { systemRandom } from '#runtime/random.js'
import { MetadataRelay } from '#shard/metadata-relay.js'

const root = mkdtempSync(join(tmpdir(), 'ottla-first-'))
const directories = [join(root, 'other'), join(root, 'metadata')]
afterEach(() => rmSync(root, { recursive: true, force: true }))

const settings = (overrides: readonly string[] = []): ReturnType<typeof loadConfig> =>
  loadConfig({
    overrides: [
      `log.dirs=${directories.join(',')}`,
      `metadata.log.dir=${directories[1]}`,
      'listeners=PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:0',
      'advertised.listeners=PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:1',
      ...overrides
    ],
    hostname: 'localhost'
  })

const property = (directory: string | undefined, key: string): string | undefined =>
  new RegExp(`^${key}=(.*)$`, 'm').exec(readFileSync(join(directory ?? '', 'meta.properties'), 'utf8'))?.[1]

/** Of this environment, as its mail is: what an engine that closes fails comes after it. */
const waits = new LogWaits()
const door = openDoor({
  ...settings(),
  served: [],
  log: { write: () => undefined },
  onMail: (kind, a, b) => void waits.onMail(kind, a, b)
})
afterAll(() => {
  door.transport.close()
  door.acceptor.close()
})

/** As far as the controller: with a voter that is not this node's directory it would never lead. */
async function startAndStop({ config, listeners }: ReturnType<typeof loadConfig>): Promise<string> {
  const engine = lockDirectories(config)
  const stops = [() => engine.close()]
  try {
    const clusterId = identify(engine, config, listeners)
    const relay = new MetadataRelay(clusterId, { apply: () => undefined, published: async () => true }, () => 0)
    const onFault = (failure: unknown): void => expect.fail(String(failure))
    const options = {
      config,
      listeners,
      engine,
      waits,
      relay,
      isRegistered: () => false,
      onImage: () => undefined,
      onFault
    }
    const { quorum, controller } = openMetadata(options)
    stops.unshift(() => quorum.close())
    await untilActive(controller, 2000)
    return clusterId
  } finally {
    for (const stop of stops) stop()
  }
}

const dynamic: readonly string[] = []
const fixed = ['controller.quorum.voters=1@127.0.0.1:9093']

test.each([
  [0, dynamic],
  [1, dynamic],
  [2, dynamic],
  [3, dynamic],
  [0, fixed],
  [1, fixed],
  [2, fixed]
])(
  'cut after %i steps of the first format, the next start leads and keeps what was said (%s)',
  async (count, quorum) => {
    const loaded = settings(quorum)
    const engine = LogEngine.open({ directories })
    const directoryId = systemRandom.uuid()
    const first = { engine, ...loaded, clusterId: 'Z29sZGVuLWdvbGRlbi1nbw', directoryId, nowMs: 1000 }
    for (const step of formattingSteps(first).slice(0, count)) step()
    const wasFormatted = existsSync(join(directories[1] ?? '', 'meta.properties'))
    expect(wasFormatted).toBe(count >= 2)
    engine.abandon()
    const clusterId = await startAndStop(loaded)
    if (wasFormatted) {
      expect(clusterId).toBe('Z29sZGVuLWdvbGRlbi1nbw')
      expect(property(directories[1], 'directory.id')).toBe(directoryId)
    }
    expect(directories.map((path) => property(path, 'cluster.id'))).toEqual([clusterId, clusterId])
    expect(await startAndStop(loaded)).toBe(clusterId)
  }
)

test('a lost metadata directory beside formatted ones is refused: beginning anew would strand every log', async () => {
  await startAndStop(settings())
  const [other = '', metadata = ''] = directories
  const clusterId = property(other, 'cluster.id')
  rmSync(metadata, { recursive: true })
  mkdirSync(metadata)
  await expect(startAndStop(settings())).rejects.toThrow(
    `metadata.log.dir is ${metadata}, which is not formatted, but another of log.dirs belongs to cluster ${clusterId}`
  )
  expect(existsSync(join(metadata, 'meta.properties'))).toBe(false)
})
