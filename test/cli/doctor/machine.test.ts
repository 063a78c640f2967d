import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Clocks, checkClock } from '#cli/doctor/clock.js'
import { openFilesMax } from '#cli/doctor/limits.js'
import { checkListeners } from '#cli/doctor/listeners.js'
import { checkRuntime } from '#cli/doctor/runtime.js'
import { at, configWith, loadedWith } from './support.ts'

let folder: string
let servers: Server[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-doctor-'))
})
afterEach(() => {
  for (const server of servers) server.close()
  servers = []
  rmSync(folder, { recursive: true, force: true })
})

function taken(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    servers.push(server)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port))
  })
}

test('a taken port, an address of another machine and a name that nobody knows are errors', async () => {
  const port = await taken()
  const findings = await checkListeners(
    loadedWith(
      `log.dirs=${folder}`,
      `listeners=PLAINTEXT://127.0.0.1:${port},OTHER://192.0.2.1:0,CONTROLLER://127.0.0.1:0`,
      'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,OTHER:PLAINTEXT,CONTROLLER:PLAINTEXT',
      'advertised.listeners=PLAINTEXT://127.0.0.1:9092,OTHER://no.such.host.invalid:9092',
      'ottla.admin.listener=127.0.0.1:0'
    )
  )
  const errors = at(findings, 'error')
  expect(errors[0]).toContain(`127.0.0.1:${port} cannot be listened on (EADDRINUSE)`)
  expect(errors[1]).toContain('192.0.2.1:0 cannot be listened on (EADDRNOTAVAIL)')
  expect(errors[2]).toContain('no.such.host.invalid:9092, which does not resolve')
  expect(at(findings, 'warning')[0]).toContain('127.0.0.1:9092, which is this machine only')
})

test('a taken admin port is an error when it was asked for', async () => {
  const port = await taken()
  const listeners = 'listeners=PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:0'
  const findings = await checkListeners(
    loadedWith(`log.dirs=${folder}`, listeners, `ottla.admin.listener=127.0.0.1:${port}`)
  )
  expect(at(findings, 'error')).toEqual([expect.stringContaining('ottla.admin.listener')])
})

function clocks(wall: number, drift = 0): Clocks {
  let slept = 0
  return {
    wall: () => wall + (slept === 0 ? 0 : slept + drift),
    monotonic: () => slept,
    sleep: async (ms) => {
      slept += ms
    }
  }
}

test('a clock that is right, one of 1970, one that is being set, and one that has gone back', async () => {
  const config = configWith(`log.dirs=${folder}`)
  const now = Date.UTC(2027, 0, 1)
  expect(at(await checkClock(config, clocks(now)), 'ok')).toHaveLength(2)
  expect(at(await checkClock(config, clocks(1000)), 'error')[0]).toContain('1970-01-01')
  expect(at(await checkClock(config, clocks(now, -500)), 'warning')[0]).toContain('set by -500 ms')
  const file = join(folder, 'recovery-point-offset-checkpoint')
  writeFileSync(file, '')
  utimesSync(file, now / 1000 + 3600, now / 1000 + 3600)
  expect(at(await checkClock(config, clocks(now)), 'error')[0]).toContain('60 minutes in the future')
})

test('Node and processor', () => {
  const cpuinfo = 'processor\t: 0\nflags\t\t: fpu ssse3 sse4_1 sse4_2 popcnt cx16 lahf_lm\n'
  const machine = { nodeVersion: 'v24.1.0', platform: 'linux', arch: 'x64', cpuinfo }
  expect(at(checkRuntime(machine), 'ok')).toHaveLength(2)
  expect(at(checkRuntime({ ...machine, nodeVersion: 'v20.16.0' }), 'error')).toEqual(['Node v20.16.0'])
  expect(at(checkRuntime({ ...machine, nodeVersion: 'v23.0.0' }), 'warning')).toHaveLength(1)
  expect(at(checkRuntime({ ...machine, cpuinfo: 'flags : fpu ssse3' }), 'error')[0]).toContain('sse4_2')
  expect(at(checkRuntime({ ...machine, arch: 's390x' }), 'error')[0]).toContain('s390x')
  expect(at(checkRuntime({ ...machine, platform: 'darwin' }), 'error')).toEqual(['this is darwin'])
})

test('the hard limit of open files counts: Node raises the soft one', () => {
  const limits = (soft: string, hard: string): string =>
    `Limit Soft Hard Units\nMax open files   ${soft}   ${hard}   files\n`
  expect(openFilesMax(limits('1024', '4096'))).toBe(4096)
  expect(openFilesMax(limits('1024', 'unlimited'))).toBe(Number.POSITIVE_INFINITY)
})
