// What kafka-dump-log of Apache Kafka 4.3.1 printed of the golden log directories, and what ours prints of them.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tool } from '#cli/commands/dump-log.js'
import { parse } from '#cli/run.js'
import { captureTerminal } from '../capture.ts'

const golden = fileURLToPath(new URL('../../golden/segments/', import.meta.url))
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-dump-'))
  const { status } = spawnSync('tar', ['xzf', join(golden, 'logdirs.tar.gz'), '-C', folder])
  expect(status).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const decoders: readonly (readonly [string, string])[] = [
  ['__cluster_metadata', '--cluster-metadata-decoder'],
  ['__consumer_offsets', '--offsets-decoder'],
  ['__transaction_state', '--transaction-log-decoder'],
  ['__share_group_state', '--share-group-state-decoder'],
  ['', '--print-data-log']
]

describe('the dump of', () => {
  test.each(readdirSync(join(golden, 'dump')))('%s is that of Apache Kafka', async (name) => {
    const expected = readFileSync(join(golden, 'dump', name), 'utf8')
    const files = [...expected.matchAll(/^Dumping (.*)$/gm)].map((found) => join(folder, found[1] ?? ''))
    const [, decoder = ''] = decoders.find(([begin]) => name.startsWith(begin)) ?? []
    const { terminal, errors, output } = captureTerminal()
    const status = await tool.run(parse(tool.grammar, ['--files', files.join(','), decoder]), terminal)
    expect(status).toBe(0)
    const shown = output().replaceAll(`${folder}/`, '')
    expect(shown).toBe(expected.slice(0, shown.length))
    // Complaints come in the order of a hash of the whole path, which is another one here.
    const lines = (text: string): string[] => text.split('\n').sort()
    expect(lines(errors().replaceAll(`${folder}/`, ''))).toEqual(lines(expected.slice(shown.length)))
  })

  test('an index says which of its entries the log does not have', async () => {
    const { terminal, errors, output } = captureTerminal()
    const file = join(folder, 'd1/seg-0/00000000000000000000.index')
    const status = await tool.run(parse(tool.grammar, ['--files', file, '--verify-index-only']), terminal)
    expect([status, output(), errors()]).toEqual([0, `Dumping ${file}\n`, ''])
  })
})
