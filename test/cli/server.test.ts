// Starting a broker in the foreground and stopping it by its node id; brokers are told from other processes by their words.

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { brokerWords } from '#cli/server/processes.js'

const bin = (name: string): string => fileURLToPath(new URL(`../../bin/${name}`, import.meta.url))

test('a broker is known by the words of its command line', () => {
  expect(brokerWords(['node', '/x/dist/main.js', 'server.properties'])).toEqual(['server.properties'])
  expect(brokerWords(['/usr/bin/node', 'dist/main.js'])).toEqual([])
  const script = ['node', '/x/bin/../dist/cli/main.js', 'kafka-server-start.sh', 'a', '--override', 'node.id=2']
  expect(brokerWords(script)).toEqual(['a', '--override', 'node.id=2'])
  expect(brokerWords(['node', '/x/dist/cli/main.js', 'ottla', 'server', 'start'])).toEqual([])
  expect(brokerWords(['node', '/x/dist/cli/main.js', 'kafka-topics.sh', '--list'])).toBeUndefined()
  // It only starts another process, which is found by itself.
  expect(brokerWords(['node', '/x/dist/cli/main.js', 'kafka-server-start.sh', '-daemon', 'a'])).toBeUndefined()
  expect(brokerWords(['vi', '/x/dist/main.js'])).toBeUndefined()
})

test('kafka-server-start serves, and kafka-server-stop of its node id ends it in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ottla-server-'))
  // Other brokers may run on this machine: an id that none of them has.
  const nodeId = 1_000_000 + process.pid
  const config = join(folder, 'server.properties')
  const lines = [
    'process.roles=broker,controller',
    `node.id=${nodeId}`,
    'controller.listener.names=CONTROLLER',
    'listeners=PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:0',
    `controller.quorum.voters=${nodeId}@127.0.0.1:1`,
    `log.dirs=${folder}/data`
  ]
  writeFileSync(config, lines.join('\n'))
  const broker = spawn(bin('kafka-server-start.sh'), [config], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  try {
    for await (const chunk of broker.stdout) {
      output += chunk
      if (output.includes('Ottla serves')) break
    }
    const ended = once(broker, 'exit')
    const stop = spawnSync(bin('kafka-server-stop.sh'), ['--node-id', String(nodeId)], { encoding: 'utf8' })
    expect([stop.status, stop.stdout]).toEqual([0, ''])
    expect(await ended).toEqual([0, null])
    const again = spawnSync(bin('kafka-server-stop.sh'), ['--node-id', String(nodeId)], { encoding: 'utf8' })
    expect([again.status, again.stdout]).toEqual([1, 'No kafka server to stop\n'])
  } finally {
    broker.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
})

test('Kafka’s script says what it wants when no file is named', () => {
  const { status, stdout } = spawnSync(bin('kafka-server-start.sh'), { encoding: 'utf8' })
  expect([status, stdout]).toEqual([
    1,
    'USAGE: kafka-server-start.sh [-daemon] server.properties [--override property=value]*\n'
  ])
})
