// The scripts in bin/: one for every name in the catalog, working from any directory, through symlinks, and before the build.

import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { catalog } from '#cli/catalog.js'

const bin = fileURLToPath(new URL('../../bin/', import.meta.url))
// biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's, not ours.
const same = '#!/bin/sh\nhere=$(readlink -f "$0")\n. "${here%/*}/run.sh"\n'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-bin-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: folder, encoding: 'utf8' })

test('every script of the catalog is there and may be run', () => {
  const scripts = catalog.flatMap((entry) => entry.scripts)
  expect(readdirSync(bin)).toEqual(expect.arrayContaining(scripts))
  const wrong = [...scripts, 'ottla'].filter((script) => (statSync(bin + script).mode & 0o111) !== 0o111)
  expect(wrong).toEqual([])
})

test('a script that only names a command is like all others', () => {
  const names = [
    'ottla',
    'kafka-topics.sh',
    'kafka-configs.sh',
    'kafka-console-consumer.sh',
    'kafka-consumer-groups.sh'
  ]
  expect(names.filter((name) => readFileSync(bin + name, 'utf8') !== same)).toEqual([])
})

test('a script works through symlinks, from another directory', () => {
  symlinkSync(`${bin}kafka-topics.sh`, join(folder, 'link'))
  symlinkSync('link', join(folder, 'link-to-link'))
  const started = performance.now()
  const { stdout, status } = run('./link-to-link', '--version')
  expect({ stdout, status }).toEqual({ stdout: '4.4.0 (Ottla 0.1.0)\n', status: 0 })
  const bare = performance.now()
  run(process.execPath, '-e', '0')
  // Told, never a reason to fail: how busy the machine is decides it.
  console.info(`a tool: ${Math.round(bare - started)} ms, Node alone: ${Math.round(performance.now() - bare)} ms`)
})

test('before the build a script builds first', () => {
  const fresh = join(folder, 'fresh')
  mkdirSync(join(fresh, 'bin'), { recursive: true })
  mkdirSync(join(fresh, 'src/setup'), { recursive: true })
  for (const name of ['ottla', 'run.sh']) copyFileSync(bin + name, join(fresh, 'bin', name))
  // A build that makes a program which only tells what it was called with.
  writeFileSync(
    join(fresh, 'src/setup/prepare.mjs'),
    `import { mkdirSync, writeFileSync } from 'node:fs'
     mkdirSync('${fresh}/dist/cli', { recursive: true })
     writeFileSync('${fresh}/dist/cli/main.js', 'console.log(process.argv.slice(2).join(" "))')`
  )
  const { stdout, stderr } = run(join(fresh, 'bin/ottla'), 'topics', 'list')
  expect(stdout).toBe('ottla topics list\n')
  expect(stderr).toBe('ottla: this checkout is not built yet; building it once with `node src/setup/prepare.mjs`\n')
})

test('ottla alone lists its commands, and names the one that was meant', () => {
  const alone = run(`${bin}ottla`)
  expect(alone.status).toBe(1)
  for (const { command } of catalog) expect(alone.stderr).toContain(`  ${command} `)
  expect(run(`${bin}ottla`, 'topic', 'list').stderr).toContain('Did you mean topics?')
})

test('ZooKeeper’s scripts say in a line why there is nothing to do', () => {
  for (const script of ['zookeeper-server-start.sh', 'zookeeper-server-stop.sh']) {
    const { stdout, status } = run(bin + script, 'config/zookeeper.properties')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^[^\n]*KRaft[^\n]*\n$/)
  }
})
