// A broker's life: from `node dist/main.js` to the first answer, after a kill under load, and what it takes while nobody asks.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sleep } from '../measure.mjs'
import { median } from '../statistics.mjs'

const startUp = {
  name: 'start-up',
  group: 'lifecycle',
  factor: 'start',
  selected: true,
  title: 'start in an empty directory to the first answer',
  targets: ['ottla', 'kafka'],
  ownTarget: true,
  async run({ start, scale }) {
    const seen = []
    let memory = 0
    for (let round = 0; round < scale.starts; round++) {
      const target = await start()
      seen.push(target.startMs)
      await sleep(1500)
      memory = target.memory().now
      await target.stop()
    }
    return { startMs: median(seen), starts: seen, idleMiB: memory }
  }
}

const recovery = {
  name: 'recovery',
  group: 'lifecycle',
  factor: 'state',
  selected: true,
  title: 'recovery of an unclean log from page cache, one core: beyond what a clean start takes',
  targets: ['ottla', 'kafka'],
  ownTarget: true,
  async run({ start, loadOf, scale }) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-recovery-'))
    try {
      let target = await start({ folder })
      await target.createTopic('unclean', 1)
      await target.stop()
      target = await start({ folder })
      const clean = { ms: target.startMs, cpu: target.cpuSeconds() }
      const mib = scale.recoveryMib
      await loadOf(target)('produce', { topic: 'unclean', record: 1024, batch: 262_144, acks: 1, mib })
      await target.kill()
      target = await start({ folder })
      // The first answer may come before the logs are open; a Produce that is acknowledged cannot.
      const waited = performance.now()
      await untilProduced(() =>
        loadOf(target)('produce', { topic: 'unclean', record: 100, batch: 100, depth: 1, seconds: 0.01 })
      )
      const ms = target.startMs + performance.now() - waited
      const cpu = target.cpuSeconds()
      await target.stop()
      return {
        startMs: ms,
        cleanStartMs: clean.ms,
        gibPerSecond: mib / 1024 / Math.max(0.001, (ms - clean.ms) / 1000),
        gibPerCpuSecond: mib / 1024 / Math.max(0.01, cpu - clean.cpu)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

async function untilProduced(produce) {
  for (let tries = 0; ; tries++) {
    try {
      return await produce()
    } catch (failure) {
      if (tries > 600) throw failure
      await sleep(20)
    }
  }
}

const loadedMemory = {
  name: 'memory-loaded',
  group: 'lifecycle',
  factor: 'load',
  selected: true,
  title: 'resident memory idle and at the end of a produce load (with --full of 10 GiB)',
  targets: ['ottla', 'kafka'],
  fresh: true,
  async run({ target, topic, load, scale }) {
    await sleep(3000)
    const idleMiB = target.memory().now
    await target.createTopic(topic, 6)
    const seen = await load('produce', {
      topic,
      partitions: 6,
      connections: 4,
      batch: 65_536,
      acks: 1,
      mib: scale.memoryMib
    })
    const { now, peak } = target.memory()
    await target.deleteTopic(topic)
    return { idleMiB, loadedMiB: now, peakMiB: peak, loadMib: scale.memoryMib, mibPerSecond: seen.mibPerSecond }
  }
}

const idleCpu = {
  name: 'idle-cpu',
  group: 'lifecycle',
  factor: 'consumers',
  selected: true,
  title: 'CPU while idle: 100 partitions, 10 consumers that wait for records',
  targets: ['ottla', 'kafka'],
  async run({ target, topic, load, scale }) {
    await target.createTopic(topic, 100)
    await load('fetch', { topic, partitions: 100, connections: 10, seconds: 1 })
    const seen = await load('fetch', { topic, partitions: 100, connections: 10, seconds: scale.idleSeconds })
    await target.deleteTopic(topic)
    return {
      cpuMillisPerSecond: (seen.brokerCpuSeconds * 1000) / seen.seconds,
      pollsPerSecond: seen.requests / seen.seconds
    }
  }
}

export const lifecycleWorkloads = [startUp, recovery, loadedMemory, idleCpu]
