import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readApiVersionsResponse } from '#protocol/generated/api-versions-response.js'
import { Reader } from '#protocol/wire/reader.js'
import { connect, freePort, type RunningBroker, startBroker, type Wire } from './support.ts'

const golden = JSON.parse(
  readFileSync(new URL('../golden/api-versions/broker-4.4.0.json', import.meta.url), 'utf8')
) as {
  keys: [number, string, number, number][]
  frames: { requestVersion: number; request: string; response: string }[]
}
/** What is not served is not advertised. */
const core = [0, 1, 2, 3, 18, 19, 20, 21, 22, 23, 32, 33, 35, 37, 44, 55, 57, 60, 61, 74, 75]
const classicGroups = [8, 9, 10, 11, 12, 13, 14, 15, 16, 42, 47]
const served = [...core, ...classicGroups]

let broker: RunningBroker
let wire: Wire
beforeAll(async () => {
  broker = await startBroker({})
  wire = await connect(broker.port)
}, 60_000)
afterAll(async () => {
  wire?.close()
  await broker?.stop()
})

function framed(hex: string): Buffer {
  const body = Buffer.from(hex, 'hex')
  const frame = Buffer.alloc(4 + body.length)
  frame.writeInt32BE(body.length)
  body.copy(frame, 4)
  return frame
}

async function ask(hex: string): Promise<Buffer> {
  const answer = wire.expect()
  wire.send(framed(hex))
  return answer
}

describe('ApiVersions as a 4.4.0 broker was seen to answer it', () => {
  test.each(golden.frames.filter(({ requestVersion }) => requestVersion <= 5))(
    'v$requestVersion: the keys served have the recorded ranges, and no other key is there',
    async ({ requestVersion, request, response }) => {
      const read = (bytes: Buffer): ReturnType<typeof readApiVersionsResponse> => {
        const reader = new Reader(bytes)
        expect(reader.int32()).toBe(7)
        const body = readApiVersionsResponse(reader, requestVersion)
        expect(reader.remaining).toBe(0)
        return body
      }
      const recorded = read(Buffer.from(response, 'hex'))
      const ours = read(await ask(request))
      expect(ours.errorCode).toBe(recorded.errorCode)
      expect(ours.throttleTimeMs).toBe(recorded.throttleTimeMs)
      expect(ours.apiKeys).toEqual(recorded.apiKeys.filter(({ apiKey }) => served.includes(apiKey)))
      const metadataVersion = (body: typeof ours): unknown =>
        body.finalizedFeatures.find(({ name }) => name === 'metadata.version')
      expect(metadataVersion(ours)).toEqual(metadataVersion(recorded))
      // Features whose lowest level is 0 are not shown to clients older than v4.
      const hidden = ours.supportedFeatures.some(({ minVersion }) => minVersion === 0)
      expect(hidden).toBe(requestVersion >= 4)
    }
  )

  test('kraft.version is shown where the voters are in the log, and not where the configuration names them', async () => {
    const levels = async (client: Wire): Promise<unknown> => {
      const body = { clientSoftwareName: 'test', clientSoftwareVersion: '1' }
      const { finalizedFeatures } = await client.request('ApiVersions', 3, body)
      return finalizedFeatures.filter(({ name }: { name: string }) => name === 'kraft.version')
    }
    expect(await levels(wire)).toEqual([{ name: 'kraft.version', maxVersionLevel: 1, minVersionLevel: 1 }])
    const controllerPort = await freePort()
    const overrides = { 'controller.quorum.voters': `1@127.0.0.1:${controllerPort}` }
    const fixed = await startBroker({ controllerPort, overrides })
    try {
      const other = await connect(fixed.port)
      expect(await levels(other)).toEqual([])
      other.close()
    } finally {
      await fixed.stop()
    }
  })

  test('an unknown version is answered byte for byte as recorded: v0, error 35, one key', async () => {
    const unknown = golden.frames.find(({ requestVersion }) => requestVersion === 99)
    expect((await ask(unknown?.request ?? '')).toString('hex')).toBe(unknown?.response)
  })

  test('a client that expects another cluster is told to bootstrap anew', async () => {
    const body = { clientSoftwareName: 'test', clientSoftwareVersion: '1', clusterId: 'elsewhere', nodeId: -1 }
    expect((await wire.request('ApiVersions', 5, body)).errorCode).toBe(129)
  })

  test('software names that could break a log line are refused', async () => {
    const body = { clientSoftwareName: 'bad name\n', clientSoftwareVersion: '1' }
    expect((await wire.request('ApiVersions', 3, body)).errorCode).toBe(42)
  })
})

describe('what nobody can answer', () => {
  test.each([
    ['an unknown key', '7fff000000000001ffff', 'unknown API key 32767'],
    ['a version that is not served', '000000020000000100047465737400', 'Produce (key 0) is not served in version 2'],
    ['a header that ends early', '00030001', 'shorter than its header'],
    ['a body that ends early', '000300010000000100047465737400000005', 'malformed Metadata request']
  ])('%s closes the connection with one line that says why', async (_what, hex, reason) => {
    const other = await connect(broker.port)
    const answer = other.expect()
    other.send(framed(hex))
    await expect(answer).rejects.toThrow('closed the connection')
    await expect.poll(() => broker.output()).toContain(reason)
    expect((await wire.request('ApiVersions', 0, {})).errorCode).toBe(0)
  })
})
