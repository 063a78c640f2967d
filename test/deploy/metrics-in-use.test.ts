// What dashboard and alerts ask for is what a running broker exposes: names, and the labels they select and group by.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Kafka, logLevel } from 'kafkajs'
import { startBroker, type TestBroker } from 'ottla'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseExposition, type Sampled, sampleOf } from '../admin/support.ts'
import { batch } from '../broker/records.ts'
import { connect } from '../broker/support.ts'

const file = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../deploy/${name}`, import.meta.url)), 'utf8')

/** Prometheus itself gives these to every sample. */
const ofPrometheus = new Set(['job', 'instance', 'le'])

let broker: TestBroker
let text: string
let samples: Sampled[]
beforeAll(async () => {
  broker = await startBroker({ topics: ['orders'] })
  const wire = await connect(broker.port)
  const topicData = [{ name: 'orders', partitionData: [{ index: 0, records: batch(['a', 'b', 'c']) }] }]
  await wire.request('Produce', 12, { acks: -1, timeoutMs: 5000, topicData })
  await wire.request('Fetch', 12, {
    maxWaitMs: 0,
    minBytes: 1,
    maxBytes: 1 << 20,
    topics: [{ topic: 'orders', partitions: [{ partition: 0, fetchOffset: 0, partitionMaxBytes: 1 << 20 }] }]
  })
  const admin = new Kafka({
    brokers: [broker.bootstrapServers],
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50 }
  }).admin()
  await admin.connect()
  await admin.setOffsets({ groupId: 'readers', topic: 'orders', partitions: [{ partition: 0, offset: '1' }] })
  await admin.disconnect()
  text = await scrape()
  samples = parseExposition(text)
  wire.close()
}, 60_000)
afterAll(() => broker?.close())

async function scrape(): Promise<string> {
  return (await fetch(`${broker.adminUrl}/metrics`)).text()
}

interface Use {
  readonly metric: string
  readonly labels: readonly string[]
}

/** Metrics of a PromQL expression with the labels of their selectors, and those that the whole groups by. */
function usesOf(expression: string): Use[] {
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap((found) => (found[1] ?? '').split(/,\s*/))
  return [...expression.matchAll(/\b((?:kafka|ottla|process)_\w+)(?:\{([^}]*)\})?/g)].map((found) => ({
    metric: found[1] ?? '',
    labels: [...(found[2] ?? '').matchAll(/(\w+)\s*(?:=~|!=|=)/g)].map((label) => label[1] ?? '').concat(grouped)
  }))
}

function dashboardExpressions(): string[] {
  const { panels, templating } = JSON.parse(file('grafana/ottla.json'))
  const targets = panels.flatMap(({ targets: all = [] }: { targets?: { expr: string }[] }) => all)
  const queries = templating.list.map(({ query }: { query: string }) => query)
  return [
    ...targets.map(({ expr }: { expr: string }) => expr),
    ...queries.map((query: string) => query.replace(/, (\w+)\)$/, ''))
  ]
}

/** `expr:` with its value on the line, or folded over the deeper lines that follow. */
function alertExpressions(): string[] {
  const found = file('prometheus/alerts.yml').matchAll(/^ {8}expr: (?:>-\n((?: {10}.*\n)+)|(.*)\n)/gm)
  return [...found].map(([, folded, line]) => folded ?? line ?? '')
}

function complaints(expressions: readonly string[]): string[] {
  return expressions.flatMap(usesOf).flatMap(({ metric, labels }) => {
    const family = metric.replace(/_(?:bucket|sum|count)$/, '')
    if (!new RegExp(`^# TYPE (?:${metric}|${family}) `, 'm').test(text)) return [`${metric} is not exposed`]
    const values = samples.filter(({ name }) => name === metric)
    if (values.length === 0) return [`${metric} has no value`]
    const known = new Set(values.flatMap(({ labels: own }) => Object.keys(own)))
    return labels
      .filter((label) => !known.has(label) && !ofPrometheus.has(label))
      .map((label) => `${metric} has no label ${label}`)
  })
}

test('every metric of the dashboard is exposed, with the labels it uses', () => {
  const expressions = dashboardExpressions()
  expect(expressions.flatMap(usesOf).length).toBeGreaterThan(30)
  expect(complaints(expressions)).toEqual([])
})

test('every metric of the alerts is exposed, with the labels they use', () => {
  const expressions = alertExpressions()
  expect(expressions).toHaveLength((file('prometheus/alerts.yml').match(/- alert:/g) ?? []).length)
  expect(complaints(expressions)).toEqual([])
})

test('what was done is what is counted', () => {
  const orders = { topic: 'orders', partition: '0' }
  expect(sampleOf(samples, 'kafka_server_brokertopicmetrics_messagesin_total', { topic: 'orders' })).toBe(3)
  expect(sampleOf(samples, 'kafka_log_log_logendoffset', orders)).toBe(3)
  const bytes = (way: string): number =>
    sampleOf(samples, `kafka_server_brokertopicmetrics_bytes${way}_total`, { topic: 'orders' })
  expect(bytes('in')).toBe(sampleOf(samples, 'kafka_log_log_size', orders))
  expect(bytes('out')).toBe(bytes('in'))
  expect(sampleOf(samples, 'kafka_consumergroup_lag', { consumergroup: 'readers', ...orders })).toBe(2)
  expect(sampleOf(samples, 'kafka_network_requestmetrics_totaltimems_count', { request: 'Produce' })).toBe(1)
})

test('connections that ended are not counted as open', async () => {
  const open = async (): Promise<number> => {
    const now = parseExposition(await scrape())
    const counts = now.filter(({ name }) => name === 'kafka_server_socket_server_metrics_connection_count')
    return counts.reduce((sum, { value }) => sum + value, 0)
  }
  await expect.poll(open, { timeout: 5000 }).toBe(0)
})

test('the check sees what is not there', () => {
  expect(complaints(['sum(kafka_no_such_total)'])).toEqual(['kafka_no_such_total is not exposed'])
  expect(complaints(['sum by (colour) (process_open_fds)'])).toEqual(['process_open_fds has no label colour'])
})

test('every metric is explained, and named as Prometheus wants it', () => {
  const names = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)]
  expect(names.length).toBeGreaterThan(50)
  for (const [, name = '', type] of names) {
    expect(text).toMatch(new RegExp(`^# HELP ${name} .{10,}$`, 'm'))
    expect(name).toMatch(/^(?:kafka|ottla|process)_[a-z_]+$/)
    expect(name.endsWith('_total'), name).toBe(type === 'counter')
  }
})
