// The ladder of the design: who may import whom. Reads import lines as text, because that is what a reader sees too.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const source = fileURLToPath(new URL('../../src/', import.meta.url))

/** Rooms by rung, lowest first; a room may import rooms of lower rungs only. */
const ladder: readonly (readonly string[])[] = [
  ['base'],
  ['model'],
  ['config', 'native', 'runtime', 'metrics', 'protocol'],
  ['security', 'quota', 'raft', 'metadata', 'log'],
  ['client', 'shard'],
  ['replica', 'quorum', 'controller', 'coordinator'],
  ['handlers', 'network', 'admin', 'embedding'],
  ['node']
]
const roots = ['main.ts', 'embedded.ts', 'boot.ts', 'broker.ts', 'worker.ts']
const satellites = ['cli', 'console', 'schema-registry', 'connect', 'streams']
const pure = [
  'base',
  'model',
  'quota',
  'metadata',
  'raft',
  'controller/managers',
  'coordinator/group',
  'protocol/wire',
  'protocol/batch',
  'protocol/hot',
  'protocol/schema',
  'protocol/generated',
  'security/sasl',
  'security/acl'
]
const mayImportNative = ['log', 'network', 'client', 'shard', 'node']
const narrower: Readonly<Record<string, readonly string[]>> = { raft: ['base', 'model'] }

/**
 * What a satellite may reach beside client and rungs 0-2. Formatting happens before there is a broker to ask, by rules that
 * the node which starts there follows too.
 */
const offline: Readonly<Record<string, readonly string[]>> = {
  cli: ['#quorum/formatter.js', '#metadata/format/feature-levels.js', '#metadata/format/format-refused.js']
}

interface Import {
  readonly file: string
  readonly target: string
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })
}

const files = sources(source).map((path) => relative(source, path).split(sep).join('/'))
const text = new Map(files.map((file) => [file, readFileSync(join(source, file), 'utf8')]))
const imports: Import[] = files.flatMap((file) =>
  [...(text.get(file) ?? '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((found) => ({
    file,
    target: found[1] ?? ''
  }))
)

const roomOf = (file: string): string => file.split('/')[0] ?? ''
const rungOf = (room: string): number => ladder.findIndex((rooms) => rooms.includes(room))

function satelliteOffence(file: string, target: string): string | undefined {
  if (offline[roomOf(file)]?.includes(target) === true) return undefined
  const wanted = roomOf(target.slice(1))
  const isBelow = wanted === 'client' || (rungOf(wanted) >= 0 && rungOf(wanted) <= 2)
  return isBelow ? undefined : `${file}: a satellite may not import ${wanted}`
}

function offence({ file, target }: Import): string | undefined {
  const room = roomOf(file)
  if (roots.includes(file)) return undefined
  if (target.startsWith('.')) {
    const landed = normalize(join(dirname(file), target))
      .split(sep)
      .join('/')
    return roomOf(landed) === room ? undefined : `${file}: relative import leaves its room: ${target}`
  }
  if (!target.startsWith('#')) return undefined
  const wanted = roomOf(target.slice(1))
  if (target.includes('/internal/') && wanted !== room) return `${file}: ${target} is internal to ${wanted}`
  if (wanted === room) return `${file}: in-room imports are relative: ${target}`
  if (satellites.includes(room)) return satelliteOffence(file, target)
  const allowed = narrower[room]
  if (allowed !== undefined)
    return allowed.includes(wanted) ? undefined : `${file}: ${room} may import only ${allowed.join(', ')}`
  if (wanted === 'native' && !mayImportNative.includes(room)) return `${file}: ${room} may not import native`
  if (rungOf(wanted) < 0) return `${file}: no such room: ${wanted}`
  return rungOf(wanted) < rungOf(room)
    ? undefined
    : `${file}: ${room} stands on rung ${rungOf(room)} and may not import ${wanted}`
}

/** Comments and strings may talk about the clock; code may not read it. */
function impurities(file: string): string[] {
  const code = (text.get(file) ?? '').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
  const bans: readonly (readonly [string, RegExp])[] = [
    ['async', /\basync\b/],
    ['Date.now', /\bDate\.now\b/],
    ['Math.random', /\bMath\.random\b/],
    ['timers', /\b(?:setTimeout|setInterval|setImmediate)\b/],
    ['process', /\bprocess\./],
    ['node:', /from 'node:/]
  ]
  return bans.filter(([, pattern]) => pattern.test(code)).map(([name]) => `${file}: a pure room uses ${name}`)
}

describe('rooms', () => {
  test('every folder of src is a room of the ladder', () => {
    const known = [...ladder.flat(), ...satellites, 'setup']
    const found = new Set(files.filter((file) => file.includes('/')).map(roomOf))
    expect([...found].filter((room) => !known.includes(room))).toEqual([])
  })

  test('imports go strictly downward', () => {
    expect(imports.map(offence).filter((line) => line !== undefined)).toEqual([])
  })

  test('pure rooms know neither time nor luck nor the machine', () => {
    const watched = files.filter((file) => pure.some((room) => file.startsWith(`${room}/`)))
    expect(watched.flatMap(impurities)).toEqual([])
  })

  test('the check itself sees an upward import', () => {
    expect(offence({ file: 'base/x.ts', target: '#model/offset.js' })).toMatch('may not import model')
    expect(offence({ file: 'raft/x.ts', target: '#protocol/wire/reader.js' })).toMatch('may import only')
    expect(offence({ file: 'handlers/x.ts', target: '#network/y.js' })).toMatch('may not import network')
    expect(offence({ file: 'handlers/x.ts', target: '#native/y.js' })).toMatch('may not import native')
    expect(offence({ file: 'cli/x.ts', target: '#quorum/quorum.js' })).toMatch('a satellite may not import quorum')
    expect(offence({ file: 'cli/x.ts', target: '#quorum/formatter.js' })).toBeUndefined()
  })
})
