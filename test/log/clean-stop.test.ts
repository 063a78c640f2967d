// A clean stop costs what this life changed: nothing for a log that is as the last clean stop left it.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultLogConfig } from '#log/log-config.js'
import { buildBatch } from '#protocol/batch/builder.js'
import { append, lead, nowMs, openEngine, temporaryFolder, topicId } from './helpers/logs.ts'

const batch = (): Buffer => buildBatch({ timestamp: nowMs } as never, [{ key: null, value: Buffer.from('v') }] as never)

/** What a write, a rename or a new file would change, of the folder and of each file in it. */
function stateOf(folder: string): unknown {
  return ['.', ...readdirSync(folder).sort()].map((name) => {
    const { ino, size, mtimeNs, ctimeNs } = statSync(join(folder, name), { bigint: true })
    return { name, ino, size, mtimeNs, ctimeNs }
  })
}

test('a log that was only opened and led is not touched by a stop, and keeps what a stop before wrote', () => {
  const data = temporaryFolder()
  const folder = join(data, 't-0')
  const first = openEngine([data])
  append(lead(first.create('t', 0, topicId, defaultLogConfig), 3), batch())
  first.close()
  const files = ['.index', '.log', '.timeindex'].map((suffix) => `00000000000000000000${suffix}`)
  expect(readdirSync(folder).sort()).toEqual([
    ...files,
    '00000000000000000001.snapshot',
    'leader-epoch-checkpoint',
    'partition.metadata'
  ])
  const left = stateOf(folder)
  for (const epoch of [4, 5]) {
    const again = openEngine([data])
    lead(again.create('t', 0, topicId, defaultLogConfig), epoch)
    again.close()
    expect(stateOf(folder)).toEqual(left)
  }
  const last = openEngine([data])
  const log = lead(last.create('t', 0, topicId, defaultLogConfig), 6)
  expect(append(log, batch())).toBe(1)
  last.close()
  expect(readFileSync(join(folder, 'leader-epoch-checkpoint'), 'utf8')).toBe('0\n2\n3 0\n6 1\n')
  expect(existsSync(join(folder, '00000000000000000002.snapshot'))).toBe(true)
})

test('epochs that were left behind by later ones reach the disk although the newest has no record', () => {
  const data = temporaryFolder()
  const engine = openEngine([data])
  const log = lead(engine.create('t', 0, topicId, defaultLogConfig), 3)
  append(log, batch())
  lead(log, 5)
  append(log, batch())
  lead(log, 9)
  engine.close()
  expect(readFileSync(join(data, 't-0', 'leader-epoch-checkpoint'), 'utf8')).toBe('0\n2\n3 0\n5 1\n')
})

test('a log that never held a record has the files Kafka asks for, and none that says nothing', () => {
  const data = temporaryFolder()
  const engine = openEngine([data])
  lead(engine.create('t', 0, topicId, defaultLogConfig), 3)
  engine.close()
  expect(readdirSync(join(data, 't-0')).sort()).toEqual([
    ...['.index', '.log', '.timeindex'].map((suffix) => `00000000000000000000${suffix}`),
    'partition.metadata'
  ])
})
