import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { Client, native, serve } from './support.ts'

async function shard(dealer: number): Promise<Worker> {
  const worker = new Worker(new URL('./echo-worker.mjs', import.meta.url), { workerData: { dealer } })
  await new Promise((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return worker
}

test('main deals connections evenly to two shards, serves none, and a shard that stops gets no more', async () => {
  const main = serve(() => {}, { serves: false })
  const shards = [await shard(main.dealer), await shard(main.dealer)]
  const clients: Client[] = []
  const echoed = async (count: number): Promise<Map<string, number>> => {
    const opened = await Promise.all(Array.from({ length: count }, () => Client.open(main.port)))
    clients.push(...opened)
    const by = new Map<string, number>()
    for (const client of opened) {
      client.send('who')
      const who = String((await client.received(1))[0]?.subarray(3))
      by.set(who, (by.get(who) ?? 0) + 1)
    }
    return by
  }
  expect([...(await echoed(20)).values()]).toEqual([10, 10])
  expect(native.transportConnections()).toBe(0)
  const [first, second] = shards as [Worker, Worker]
  first.postMessage('stop')
  await new Promise((resolve) => first.once('exit', resolve))
  expect([...(await echoed(6))]).toEqual([[`${second.threadId}`, 6]])
  for (const client of clients) client.socket.destroy()
  await second.terminate()
  await main.stop(0)
})
