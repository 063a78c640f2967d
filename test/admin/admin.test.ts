import { createServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Admin } from '#admin/admin.js'
import { adminAddress } from '#config/admin-listener.js'
import type { BrokerConfig } from '#config/broker-config.js'
import { loadConfig } from '#config/load.js'
import { fakeSources } from './support.ts'

const configWith = (listener?: string): BrokerConfig =>
  loadConfig({
    hostname: 'localhost',
    overrides: listener === undefined ? [] : [`ottla.admin.listener=${listener}`]
  }).config

let open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open) await one.close()
  open = []
})

async function opened(listener: string, reports: string[] = []): Promise<Admin | undefined> {
  const admin = await Admin.open(configWith(listener), (line) => reports.push(line))
  if (admin !== undefined) open.push(admin)
  return admin
}

function taken(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer()
    open.push(server)
    server.listen(0, '127.0.0.1', () => resolve({ server, port: (server.address() as { port: number }).port }))
  })
}

test('loopback unless told otherwise', () => {
  expect(adminAddress(configWith())).toEqual({ host: '127.0.0.1', port: 9644, isExplicit: false })
  expect(adminAddress(configWith('0.0.0.0:9000'))).toEqual({ host: '0.0.0.0', port: 9000, isExplicit: true })
  expect(adminAddress(configWith('[::1]:0'))).toEqual({ host: '::1', port: 0, isExplicit: true })
  expect(adminAddress(configWith('none'))).toBeUndefined()
  expect(() => adminAddress(configWith('9644'))).toThrow('expected HOST:PORT')
  expect(() => adminAddress(configWith('localhost:99999'))).toThrow('expected HOST:PORT')
})

test('a taken port that was asked for is an error that names it', async () => {
  const { port } = await taken()
  await expect(opened(`127.0.0.1:${port}`)).rejects.toThrow(`127.0.0.1:${port} cannot be listened on (EADDRINUSE)`)
})

test('the taken default port is a warning', async () => {
  const { port } = await taken()
  const reports: string[] = []
  const config = { string: () => `127.0.0.1:${port}`, isSet: () => false } as unknown as BrokerConfig
  expect(await Admin.open(config, (line) => reports.push(line))).toBeUndefined()
  expect(reports).toEqual([expect.stringContaining('no health checks and metrics')])
})

test('before the node runs, probes are told so; metrics tell of the process', async () => {
  const admin = await opened('127.0.0.1:0')
  expect((await fetch(`${admin?.url}/health/live`)).status).toBe(200)
  expect((await fetch(`${admin?.url}/health/ready`)).status).toBe(503)
  expect(await (await fetch(`${admin?.url}/metrics`)).text()).toContain('process_resident_memory_bytes')
  admin?.serve(fakeSources())
  const metrics = await fetch(`${admin?.url}/metrics`)
  expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
  expect(await metrics.text()).toContain('kafka_server_raft_metrics_current_epoch 3')
})

test('what is not there, and other methods, are refused', async () => {
  const admin = await opened('127.0.0.1:0')
  expect((await fetch(`${admin?.url}/metric`)).status).toBe(404)
  expect((await fetch(`${admin?.url}/metrics`, { method: 'POST' })).status).toBe(405)
  expect(await (await fetch(`${admin?.url}/`)).text()).toContain('/health/ready')
})

test('scrapes that overlap ask the shards once', async () => {
  let asked = 0
  const observe = async (): Promise<[]> => {
    asked += 1
    return []
  }
  const admin = await opened('127.0.0.1:0')
  admin?.serve(fakeSources({ shards: { observe } }))
  await fetch(`${admin?.url}/metrics`)
  asked = 0
  const texts = await Promise.all([1, 2, 3].map(async () => (await fetch(`${admin?.url}/metrics`)).text()))
  expect(asked).toBeLessThanOrEqual(3)
  expect(texts.every((text) => text.includes('kafka_server_kafkaserver_brokerstate 3'))).toBe(true)
})

test('a source that fails is an answer with 500, and the next scrape works', async () => {
  const reports: string[] = []
  const admin = await opened('127.0.0.1:0', reports)
  let fails = true
  const directories = (): [] => {
    if (fails) throw new Error('engine closed')
    return []
  }
  admin?.serve(fakeSources({ engine: { logs: () => [], directories } }))
  expect((await fetch(`${admin?.url}/metrics`)).status).toBe(500)
  expect(reports).toEqual([expect.stringContaining('engine closed')])
  fails = false
  expect((await fetch(`${admin?.url}/metrics`)).status).toBe(200)
})
