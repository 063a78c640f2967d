// Brokers of a test, closed after it, and what a process has that could be left behind.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kafka, logLevel } from 'kafkajs'
import { type StartOptions, startBroker, type TestBroker } from 'ottla'
import { afterEach } from 'vitest'

let open: TestBroker[] = []
let folders: string[] = []
afterEach(async () => {
  await Promise.all(open.map((broker) => broker.close()))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  open = []
  folders = []
})

export async function start(options: StartOptions = {}): Promise<TestBroker> {
  const began = performance.now()
  const broker = await startBroker(options)
  console.log(`ready after ${(performance.now() - began).toFixed(0)} ms (${options.process ?? 'thread'})`)
  open.push(broker)
  return broker
}

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'ottla-embedded-'))
  folders.push(made)
  return made
}

export const kafka = ({ bootstrapServers }: TestBroker): Kafka =>
  new Kafka({ brokers: [bootstrapServers], logLevel: logLevel.NOTHING })

export async function write(broker: TestBroker, topic: string, value: string): Promise<void> {
  const producer = kafka(broker).producer()
  await producer.connect()
  await producer.send({ topic, messages: [{ value }] })
  await producer.disconnect()
}

/** The first record of the topic, read in a group. */
export async function read(broker: TestBroker, topic: string): Promise<string | undefined> {
  const consumer = kafka(broker).consumer({ groupId: `readers-of-${topic}`, maxWaitTimeInMs: 100 })
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  try {
    return await new Promise((resolve, reject) => {
      consumer.run({ eachMessage: async ({ message }) => resolve(message.value?.toString()) }).catch(reject)
    })
  } finally {
    await consumer.disconnect()
  }
}

export async function partitionsOf(broker: TestBroker): Promise<Record<string, number>> {
  const admin = kafka(broker).admin()
  await admin.connect()
  const { topics } = await admin.fetchTopicMetadata()
  await admin.disconnect()
  return Object.fromEntries(topics.map(({ name, partitions }) => [name, partitions.length]))
}

/** Sorted; timers that Node or the test runner make and drop by themselves are not ours to count. */
export function activeResources(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => name !== 'Timeout' && name !== 'Immediate' && name !== 'CloseReq')
    .sort()
}

export const threads = (): number => readdirSync('/proc/self/task').length

export const openFiles = (): number => readdirSync('/proc/self/fd').length - 1
