// kafka-storage: what it prints is what Apache Kafka 4.3.1 was seen to print of the same directories.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { tool } from '#cli/commands/storage.js'
import { UsageError } from '#cli/options/definition.js'
import { parse, printUsageError } from '#cli/run.js'
import { readSnapshot } from '#quorum/snapshot-file.js'
import { captureTerminal } from './capture.ts'

const folders: string[] = []
let folder = ''
let config = ''

afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ottla-storage-'))
  folders.push(folder)
  config = join(folder, 'server.properties')
  const lines = [
    'process.roles=broker,controller',
    'node.id=1',
    'controller.listener.names=CONTROLLER',
    'listeners=PLAINTEXT://127.0.0.1:19092,CONTROLLER://127.0.0.1:19093',
    'controller.quorum.bootstrap.servers=127.0.0.1:19093',
    `log.dirs=${folder}/a,${folder}/b`
  ]
  writeFileSync(config, lines.join('\n'))
})

async function run(...words: string[]): Promise<{ status: number; output: string; errors: string }> {
  const { terminal, output, errors } = captureTerminal()
  let status: number
  try {
    status = await tool.run(parse(tool.grammar, words), terminal)
  } catch (error) {
    if (error instanceof UsageError) status = printUsageError(tool, error, terminal, words)
    else {
      status = 1
      terminal.error((error as Error).message)
    }
  }
  return { status, output: output().replaceAll(folder, 'DIR'), errors: errors().replaceAll(folder, 'DIR') }
}

const cluster = ['-t', 'Z29sZGVuLWdvbGRlbi1nbw']

describe('info', () => {
  test('of directories that are not there', async () => {
    expect(await run('info', '-c', config)).toEqual({
      status: 1,
      output: 'Found problems:\n  DIR/a does not exist\n  DIR/b does not exist\n\n',
      errors: ''
    })
  })

  test('of formatted ones, of one of another node, of one from before KRaft', async () => {
    await run('format', '-c', config, '-s', ...cluster)
    const directories = 'Found log directories:\n  DIR/a\n  DIR/b\n\n'
    const [, id] = /directory\.id=(.*)/.exec(readFileSync(join(folder, 'a/meta.properties'), 'utf8')) ?? []
    const found = `Found metadata: {cluster.id=${cluster[1]}, directory.id=${id}, node.id=1, version=1}\n\n`
    expect(await run('info', '-c', config)).toEqual({ status: 0, output: `${directories}${found}`, errors: '' })

    const other = join(folder, 'b/meta.properties')
    writeFileSync(other, readFileSync(other, 'utf8').replace('node.id=1', 'node.id=7'))
    const problem = 'Found problem:\n  Mismatched node IDs between storage directories.\n\n'
    expect(await run('info', '-c', config)).toMatchObject({ status: 1, output: `${directories}${found}${problem}` })

    writeFileSync(join(folder, 'a/meta.properties'), 'version=9\n')
    expect((await run('info', '-c', config)).output).toMatch(
      'meta.properties: Unknown meta.properties version number 9'
    )
  })
})

describe('format', () => {
  test('writes a SCRAM credential that the password belongs to', async () => {
    const scram = 'SCRAM-SHA-256=[name=alice,password=alice-secret,salt="N3E=",iterations=8192]'
    const { status, output } = await run('format', '-c', config, '-s', '-r', '4.3', '-S', scram, ...cluster)
    expect(status).toBe(0)
    expect(output).toMatch('Formatting dynamic metadata voter directory DIR/a with metadata.version 4.3-IV0.\n')
    const records = [...readSnapshot(join(folder, 'a/bootstrap.checkpoint')).records].flat()
    const credential = records.find(({ kind }) => kind === 'UserScramCredentialRecord')?.value
    // The keys that Apache Kafka's own tool printed for this argument.
    expect(credential).toMatchObject({
      name: 'alice',
      mechanism: 1,
      iterations: 8192,
      storedKey: Buffer.from('9888489e40153030967f1e48c86141783e9c3b10804157eaefb962d7383fa65d', 'hex'),
      serverKey: Buffer.from('6a6bd9977b64b8f02b7c22f64cb06f7b70056e5c19bb357a200768e7249126df', 'hex')
    })
  })

  test('refuses directories of another cluster, formatted ones, and two ways of naming the voters', async () => {
    await run('format', '-c', config, '-s', ...cluster)
    expect(await run('format', '-c', config, '-s', '-t', 'another')).toMatchObject({
      status: 1,
      errors: `Invalid cluster.id in: DIR/a/meta.properties. Expected another, but read ${cluster[1]}\n`
    })
    expect((await run('format', '-c', config, '-s', ...cluster)).errors).toMatch('is already formatted')
    expect(await run('format', '-c', config, '-s', '-g', ...cluster)).toMatchObject({
      status: 0,
      output: 'All of the log directories are already formatted.\n'
    })
    const both = await run('format', '-c', config, '-s', '-N', ...cluster)
    expect(both.errors).toMatch('argument --no-initial-controllers/-N: not allowed with argument --standalone/-s')
  })

  test('writes nothing when it refuses', async () => {
    const { status, errors } = await run('format', '-c', config, ...cluster)
    expect(status).toBe(1)
    expect(errors).toMatch('Because controller.quorum.voters is not set on this controller')
    expect(readdirSync(folder)).toEqual(['server.properties'])
  })
})

test('a random id is 22 characters and none begins with a dash', async () => {
  const ids = await Promise.all(Array.from({ length: 300 }, () => run('random-uuid')))
  expect(ids.filter(({ output }) => !/^[A-Za-z0-9_][\w-]{21}\n$/.test(output))).toEqual([])
  expect(new Set(ids.map(({ output }) => output)).size).toBe(300)
})

test('feature-dependencies answers what stands before a mistake', async () => {
  expect(await run('feature-dependencies', '-f', 'eligible.leader.replicas.version=1', '-f', 'x=1')).toEqual({
    status: 1,
    output: 'eligible.leader.replicas.version=1 requires:\n    metadata.version=23 (4.0-IV1)\n',
    errors: 'Unknown feature: x\n'
  })
})
