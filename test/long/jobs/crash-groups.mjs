// kill -9 while groups commit, join and sync: afterwards every group is what its clients were told it was. One directory lives
// through all rounds, and an interrupted run goes on with it.

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOttla } from '../../helpers/process.mjs'
import { WireClient } from '../../helpers/wire.mjs'
import { Committer } from '../crash/committer.mjs'

export const title = 'kill -9 while groups commit offsets and rebalance, 50 rounds'
export const smoke = { rounds: 3 }

const topic = 'crash-groups'
const groups = 8
const shortestMs = 150
const spreadMs = 500

async function start(folder) {
  // Small segments, so that loading crosses several.
  const overrides = {
    'ottla.shards': '2',
    'offsets.topic.num.partitions': '5',
    'offsets.topic.segment.bytes': String(1 << 20),
    'group.initial.rebalance.delay.ms': '0'
  }
  return startOttla({ folder, overrides })
}

async function createTopic(port) {
  const client = await WireClient.connect(port)
  const topics = [{ name: topic, numPartitions: 5, replicationFactor: 1 }]
  await client.request('CreateTopics', 7, { topics, timeoutMs: 10_000 })
  client.close()
}

async function connected(committers, port) {
  for (const committer of committers) {
    await committer.connect(port)
    await committer.verify()
  }
}

async function round(folder, committers) {
  const broker = await start(folder)
  let running = []
  try {
    await createTopic(broker.port)
    await connected(committers, broker.port)
    running = committers.map((committer) => committer.run())
    await Promise.race([
      new Promise((resolve) => setTimeout(resolve, shortestMs + Math.random() * spreadMs)),
      ...running.map((run) => run.then(() => new Promise(() => undefined)))
    ])
  } catch (error) {
    error.message = `${error.message}\nthe broker said:\n${broker.output()}`
    throw error
  } finally {
    await broker.kill()
    for (const committer of committers) committer.close()
  }
  await Promise.all(running)
}

export async function run({ rounds = 50 }, memory) {
  const saved = memory.load()
  const kept = saved !== undefined && existsSync(saved.folder) ? saved : undefined
  const folder = kept?.folder ?? mkdtempSync(join(tmpdir(), 'ottla-crash-groups-'))
  const committers = Array.from(
    { length: groups },
    (_, index) => new Committer(`crashed-${index}`, topic, Math.random, kept?.committers[index])
  )
  const commits = () => committers.reduce((sum, committer) => sum + committer.commits, 0)
  try {
    for (let done = kept?.done ?? 0; done < rounds; done++) {
      await round(folder, committers)
      memory.save({ folder, done: done + 1, committers: committers.map(({ state }) => state) })
      console.error(`round ${done + 1}/${rounds}: ${commits()} commits acknowledged`)
    }
    const broker = await start(folder)
    await connected(committers, broker.port)
    for (const committer of committers) committer.close()
    const code = await broker.stop()
    if (code !== 0) throw new Error(`SIGTERM ended it with ${code}:\n${broker.output()}`)
  } catch (error) {
    error.message = `directory ${folder}: ${error.message}`
    throw error
  }
  rmSync(folder, { recursive: true, force: true })
  return `${rounds} rounds, ${commits()} commits acknowledged by ${groups} groups: offsets, members and assignments were there each time`
}
