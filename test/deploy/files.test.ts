// The deployment files agree with the program and with each other.

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { adminAddress } from '#config/admin-listener.js'
import { loadConfig } from '#config/load.js'
import { parseArguments } from '#runtime/arguments.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (name: string): string => readFileSync(`${root}${name}`, 'utf8')
const dockerfile = read('deploy/Dockerfile')
const unit = read('deploy/systemd/ottla.service')
const compose = read('deploy/compose.yml')
const properties = read('deploy/server.properties')

const loaded = (overrides: readonly string[] = []): ReturnType<typeof loadConfig> =>
  loadConfig({ file: 'server.properties', text: properties, overrides, hostname: 'host' })

test('the configuration is accepted without a warning', () => {
  const { config, warnings, listeners } = loaded()
  expect(warnings).toEqual([])
  expect(listeners.advertised).toMatchObject([{ host: 'localhost', port: 9092 }])
  expect(adminAddress(config)).toMatchObject({ host: '127.0.0.1', port: 9644 })
})

test('what compose adds to it is accepted too', () => {
  const command = /command:\n((?: {6}- .*\n)+)/.exec(compose)?.[1] ?? ''
  const { file, overrides } = parseArguments([...command.matchAll(/- (.*)/g)].map(([, word = '']) => word))
  expect(dockerfile).toContain(` ${file}\n`)
  const { warnings, listeners, config } = loaded(overrides)
  expect(warnings).toEqual([])
  expect(listeners.advertised.map(({ name, port }) => `${name}:${port}`)).toEqual(['PLAINTEXT:9092', 'NETWORK:19092'])
  expect(adminAddress(config)?.host).toBe('0.0.0.0')
})

test('data stands where image and unit may write', () => {
  const data = loaded().config.logDirs[0] ?? ''
  const volume = /^VOLUME (\S+)$/m.exec(dockerfile)?.[1] ?? '-'
  expect(data.startsWith(`${volume}/`)).toBe(true)
  expect(compose).toContain(`- data:${volume}\n`)
  expect(unit).toContain('StateDirectory=ottla\n')
  expect(volume).toBe('/var/lib/ottla')
})

test('image and unit start the same program with the same configuration, without root', () => {
  const [, program = '', file = ''] = /^ExecStart=\S+ (\S+) (\S+)$/m.exec(unit) ?? []
  expect(dockerfile).toContain(`ENTRYPOINT ["node", "${program}"]`)
  expect(dockerfile).toContain(`CMD ["${file}"]`)
  expect(dockerfile).toContain(`COPY deploy/server.properties ${file}`)
  expect(dockerfile).toMatch(/^USER ottla$/m)
  expect(unit).toMatch(/^User=ottla$/m)
  const stages = dockerfile.match(/^FROM /gm) ?? []
  expect(dockerfile.lastIndexOf('USER ottla')).toBeGreaterThan(dockerfile.lastIndexOf('FROM '))
  expect(stages).toHaveLength(3)
})

test('what the image copies of the build is what a build makes', () => {
  const copied = [...dockerfile.matchAll(/^COPY --from=build \/usr\/src\/ottla\/(\S+)/gm)].map(([, path = '']) => path)
  expect(copied).toHaveLength(4)
  expect(copied.filter((path) => !existsSync(`${root}${path}`))).toEqual([])
})

test('the health check asks where the broker answers, and compose waits as long as the unit', () => {
  const port = adminAddress(loaded().config)?.port
  expect(dockerfile).toContain(`http://127.0.0.1:${port}/health/ready`)
  expect(read('deploy/prometheus/prometheus.yml')).toContain(`ottla:${port}`)
  expect(compose).toContain(`stop_grace_period: ${/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]}s`)
  expect(dockerfile).toMatch(/^STOPSIGNAL SIGTERM$/m)
})
