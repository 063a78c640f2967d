import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { Client, echo, native, type Server, serve } from './support.ts'

let server: Server | undefined
afterEach(async () => {
  await server?.stop(0)
  server = undefined
})

test('a request is answered on the connection it came by', async () => {
  server = serve(echo)
  const client = await Client.open(server.port)
  client.send('one')
  client.send('two')
  expect((await client.received(2)).map(String)).toEqual(['one', 'two'])
  const [connection] = server.connections
  expect(connection).toMatchObject({
    listener: 'PLAINTEXT',
    peerHost: '127.0.0.1',
    peerPort: client.socket.localPort
  })
  client.socket.destroy()
})

test('a worker serves what main accepts, and main itself nothing', async () => {
  const dealer = native.dealerOpen()
  const worker = new Worker(new URL('./echo-worker.mjs', import.meta.url), { workerData: { dealer } })
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const events = new Int32Array(6 * 64)
  native.transportOpen(
    () => true,
    events,
    new Float64Array(128),
    new Float64Array(6),
    new Int32Array(6),
    1000,
    10,
    1000,
    -1,
    -1,
    -1
  )
  native.transportJoin(dealer, false)
  const port = native.transportListen(0, '127.0.0.1', 0, 50)
  const client = await Client.open(port)
  client.send('from afar')
  expect((await client.received(1)).map(String)).toEqual(['from afar'])
  expect(native.transportConnections()).toBe(0)
  native.transportClose()
  native.dealerClose(dealer)
  // Terminated in the middle of its life: the environment's end closes its sockets.
  await worker.terminate()
  await client.gone()
})
