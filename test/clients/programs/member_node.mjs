// Members of a group with kafkajs or @platformatic/kafka, as groups-under-fire drives them.
// usage: member_node.mjs kafkajs|platformatic JSON
//
// JSON: { bootstrap, topic, group, protocol, members }. A line `PARTITION OFFSET VALUE` is printed for every record before its
// offset is committed, so that a process killed at any moment has told about everything it committed. A line on standard
// input is the number of members there shall be from now on; its end means that all leave and the process ends.

import { createInterface } from 'node:readline'

const [library, json] = process.argv.slice(2)
const { bootstrap, topic, group, protocol, members } = JSON.parse(json)
const timings = { sessionTimeout: 6_000, rebalanceTimeout: 10_000, heartbeatInterval: 1_000 }
const commitIntervalMs = 500
const fetchWaitMs = 500
const restartMs = 500

// Pipes are written synchronously on Linux.
const report = (partition, offset, value) => process.stdout.write(`${partition} ${offset} ${value}\n`)
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

async function kafkajs(failed) {
  const { default: module } = await import('kafkajs')
  const { Kafka, PartitionAssigners, logLevel } = module
  const named = protocol === 'range' ? { name: 'range' } : {}
  const consumer = new Kafka({ brokers: [bootstrap], logLevel: logLevel.NOTHING }).consumer({
    groupId: group,
    ...timings,
    maxWaitTimeInMs: fetchWaitMs,
    partitionAssigners: [(config) => ({ ...PartitionAssigners.roundRobin(config), ...named })]
  })
  // It restarts by itself after most errors.
  consumer.on('consumer.crash', ({ payload }) => {
    if (!payload.restart) failed(payload.error)
  })
  await consumer.connect()
  await consumer.subscribe({ topics: [topic], fromBeginning: true })
  await consumer.run({
    async eachBatch({ batch }) {
      for (const { offset, value } of batch.messages) report(batch.partition, offset, value)
    }
  })
  return () => consumer.disconnect()
}

async function platformatic(failed) {
  const { Consumer } = await import('@platformatic/kafka')
  // No retries: it would commit again as a member of the next generation, where the partition may be another member's.
  const consumer = new Consumer({
    clientId: 'fire',
    groupId: group,
    bootstrapBrokers: [bootstrap],
    ...timings,
    protocols: [{ name: protocol, version: 0 }],
    retries: 0,
    maxWaitTime: fetchWaitMs,
    autocommit: false
  })
  consumer.on('error', failed) // it could not join again
  // It commits in whatever generation it is in when the request leaves. That is the next one as soon as JoinGroup is answered,
  // while its assignment is still the one before: what is not of the generation joined last is left to the new owner.
  let joined = {}
  const reported = new Map()
  const sent = new Map()
  consumer.on('consumer:group:join', ({ memberId, generationId }) => {
    joined = { memberId, generationId }
    reported.clear()
    sent.clear()
  })
  const commit = async () => {
    if (consumer.memberId !== joined.memberId || consumer.generationId !== joined.generationId) return
    const own = consumer.assignments?.find((assignment) => assignment.topic === topic)?.partitions ?? []
    const offsets = [...reported].flatMap(([partition, last]) =>
      own.includes(partition) && last > (sent.get(partition) ?? -1n)
        ? [{ topic, partition, offset: last + 1n, leaderEpoch: -1 }]
        : []
    )
    if (offsets.length === 0) return
    try {
      await consumer.commit({ offsets })
      for (const { partition, offset } of offsets) sent.set(partition, offset - 1n)
    } catch {
      // The group rebalances: what this member still owns afterwards it reads and commits again.
    }
  }
  const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' })
  const timer = setInterval(commit, commitIntervalMs)
  stream.on('error', failed)
  stream.on('data', ({ partition, offset, value }) => {
    report(partition, offset, value)
    // What was on its way when the group rebalanced comes before what is read from the committed offset on.
    if (offset > (reported.get(partition) ?? -1n)) reported.set(partition, offset)
  })
  return async () => {
    clearInterval(timer)
    await commit()
    await consumer.close(true)
  }
}

/** A member that is started again when it fails, until it is stopped. */
class Member {
  #stop
  #stopping = false
  #running

  constructor() {
    this.#running = this.#run()
  }

  async stop() {
    this.#stopping = true
    this.#stop?.()
    await this.#running
  }

  async #run() {
    while (!this.#stopping) {
      try {
        const failure = new Promise((resolve) => {
          this.#stop = resolve
        })
        const leave = await { kafkajs, platformatic }[library](this.#stop)
        const error = await failure
        if (error !== undefined) console.error(`${library}: ${error.message}`)
        await leave()
      } catch (error) {
        console.error(`${library}: ${error.stack}`)
      }
      if (!this.#stopping) await pause(restartMs)
    }
  }
}

const running = []
const leaving = new Set()

function resize(count) {
  while (running.length < count) running.push(new Member())
  while (running.length > count) {
    const left = running.pop().stop()
    leaving.add(left)
    left.then(() => leaving.delete(left))
  }
}

process.on('unhandledRejection', (error) => console.error(`${library}: unhandled ${error?.stack ?? error}`))
resize(members)
for await (const line of createInterface({ input: process.stdin })) resize(Number(line))
resize(0)
await Promise.all(leaving)
process.exit(0)
