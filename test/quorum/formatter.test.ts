import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asUuid } from '#model/uuid.js'
import { firstSnapshotPath, readBootstrapRecords } from '#quorum/format.js'
import { type FormatRequest, formatNode } from '#quorum/formatter.js'
import { readSnapshot } from '#quorum/snapshot-file.js'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ottla-format-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const directoryIds = ['8BKRKPUYSh2cMfQaWwIo1g', '8BKRKPUYSh2cMfQaWwIo1A', '8BKRKPUYSh2cMfQaWwIo1Q'].map(asUuid)

function format(changes: Partial<FormatRequest> = {}): string[] {
  const ids = [...directoryIds]
  return formatNode(
    {
      clusterId: 'Z29sZGVuLWdvbGRlbi1nbw',
      nodeId: 1,
      directories: [join(root, 'd2'), join(root, 'd1')],
      metadataDirectory: join(root, 'd1'),
      isController: true,
      hasStaticVoters: false,
      controllerEndpoints: [{ name: 'CONTROLLER', host: '127.0.0.1', port: 19093 }],
      voters: { kind: 'standalone' },
      release: '4.3',
      features: new Map(),
      scram: [],
      ignoreFormatted: false,
      ...changes
    },
    { now: new Date(1000), uuid: () => ids.shift() ?? directoryIds[0] ?? asUuid(''), salt: () => Buffer.from('salt') }
  )
}

const files = (): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
const firstFile = '__cluster_metadata-0/00000000000000000000-0000000000.checkpoint'
const names = (directory: string): unknown[] =>
  readBootstrapRecords(join(root, directory)).map(({ value }) => ('featureLevel' in value ? value.featureLevel : value))

describe('format', () => {
  test('for a release before 4.4 leaves what Apache Kafka 4.3.1 leaves', () => {
    const lines = format()
    expect(lines.slice(1)).toEqual([
      `Formatting dynamic metadata voter directory ${root}/d1 with metadata.version 4.3-IV0.`,
      `Formatting data directory ${root}/d2 with metadata.version 4.3-IV0.`
    ])
    expect(lines[0]).toMatch(
      /^Bootstrap metadata: BootstrapMetadata\(records=\[ApiMessageAndVersion\(FeatureLevelRecord\(name='metadata.version', featureLevel=30\) at version 0\), .*\], metadataVersionLevel=30, source=format command\)$/
    )
    expect(files()).toEqual([
      `d1/${firstFile}`,
      'd1/bootstrap.checkpoint',
      'd1/meta.properties',
      'd2/bootstrap.checkpoint',
      'd2/meta.properties'
    ])
    expect(names('d1')).toEqual([30, 1, 1, 1, 1, 2])
    expect(names('d2')).toEqual([30, 1, 1, 1, 1, 2])
    const first = readSnapshot(firstSnapshotPath(join(root, 'd1')))
    expect([...first.records].flat()).toEqual([])
    expect(first.voters).toMatchObject([{ id: 1, directoryId: directoryIds[0], endpoints: [{ port: 19093 }] }])
    expect(readFileSync(join(root, 'd1/meta.properties'), 'utf8')).toContain(`directory.id=${directoryIds[0]}`)
  })

  test('for 4.4 keeps voters and first records in one file', () => {
    format({ release: undefined })
    expect(files()).toEqual([`d1/${firstFile}`, 'd1/meta.properties', 'd2/meta.properties'])
    expect(names('d1')).toEqual([33, 1, 1, 2, 1, 2])
  })

  test('takes the id of its own directory from the listed controllers', () => {
    const [own = '', other = ''] = [directoryIds[2], directoryIds[1]]
    const controllers = `1@a:19093:${own},2@b:19094:${other}`
    expect(format({ voters: { kind: 'listed', controllers } })[1]).toContain('dynamic metadata voter directory')
    expect(readFileSync(join(root, 'd1/meta.properties'), 'utf8')).toContain(`directory.id=${own}`)
    expect(readSnapshot(firstSnapshotPath(join(root, 'd1'))).voters).toMatchObject([
      { id: 1, endpoints: [{ name: 'CONTROLLER', host: 'a', port: 19093 }] },
      { id: 2, endpoints: [{ name: 'CONTROLLER', host: 'b', port: 19094 }] }
    ])
  })

  test('with static voters or none writes no voters', () => {
    expect(format({ hasStaticVoters: true, voters: undefined })[1]).toContain('Formatting metadata directory')
    expect(files()).not.toContain(`d1/${firstFile}`)
  })

  test('refuses a formatted directory, unless told to format only the others', () => {
    format()
    expect(() => format()).toThrow(`Log directory ${root}/d1 is already formatted. Use --ignore-formatted`)
    expect(format({ ignoreFormatted: true })).toEqual(['All of the log directories are already formatted.'])
    rmSync(join(root, 'd2'), { recursive: true })
    expect(format({ ignoreFormatted: true }).slice(1)).toEqual([
      `Formatting data directory ${root}/d2 with metadata.version 4.3-IV0.`
    ])
  })

  test('does again what was cut short before meta.properties', () => {
    format()
    rmSync(join(root, 'd1/meta.properties'))
    rmSync(join(root, 'd2/meta.properties'))
    format({ release: undefined, nodeId: 7 })
    expect(readSnapshot(firstSnapshotPath(join(root, 'd1'))).voters).toMatchObject([{ id: 7 }])
    expect(names('d1')).toEqual([33, 1, 1, 2, 1, 2])
  })

  // Keys from kafka-storage 4.3.1 for the same name, password and salt.
  test.each([
    [
      'SCRAM-SHA-256=[name=alice,password=secret,salt=Zml4ZWQ=,iterations=4096]',
      { mechanism: 1, iterations: 4096 },
      'kE2Jv1Y42I35y3i1oq9OfE60MHw+AlZAqLqt4y3Rjyo=',
      'oMAyppnVXzbsbDCN4bN1hvlCILGf8fcQMjRjOlg6wmo='
    ],
    [
      'SCRAM-SHA-512=[name=a,password=b,salt=Zml4ZWQ=,iterations=5000]',
      { mechanism: 2, iterations: 5000 },
      'MaJOvaiWY0YeacXREbORMlnJqNnrNPuzhDZoDgqFuLVWZVY5BoDTI8/wDjPE1HVnblF8YlEELAO2UJPbAKn5DQ==',
      'zJrNLG+oX4H9wHa1VO1L6uHu/QxBDpJ5Hws+Puct/ndsjs83TQ7FhwASEGbzeVEVEtMg0siipn2840DAUs1Hsw=='
    ]
  ])('writes the credential of %s', (argument, fields, storedKey, serverKey) => {
    format({ scram: [argument] })
    const record = readBootstrapRecords(join(root, 'd1')).at(-1)
    expect(record).toMatchObject({
      kind: 'UserScramCredentialRecord',
      value: {
        ...fields,
        salt: Buffer.from('fixed'),
        storedKey: Buffer.from(storedKey, 'base64'),
        serverKey: Buffer.from(serverKey, 'base64')
      }
    })
  })

  test.each([
    [{ voters: undefined }, 'Because controller.quorum.voters is not set on this controller, you must specify'],
    [{ hasStaticVoters: true }, 'You cannot specify controller.quorum.voters and format the node with'],
    [{ isController: false }, 'You can only use --standalone on a controller.'],
    [{ features: new Map([['kraft.version', 0]]) }, 'Cannot set kraft.version to 0 if'],
    [{ scram: ['SCRAM-SHA-1=[name=a,password=b]'] }, 'The add-scram mechanism SCRAM-SHA-1 is not supported.'],
    [{ scram: ['SCRAM-SHA-256=[password=b]'] }, "You must supply 'name' to add-scram"],
    [{ scram: ['SCRAM-SHA-256=[name=a]'] }, "You must supply one of 'password' or 'saltedpassword' to add-scram"],
    [{ scram: ['SCRAM-SHA-256=[name=a,saltedpassword=eHg=]'] }, "You must supply 'salt' with 'saltedpassword'"],
    [{ scram: ['SCRAM-SHA-256=[name=a,password=b,foo=c]'] }, 'Unknown SCRAM configurations: foo'],
    [
      { scram: ['SCRAM-SHA-256=[name=a,password=b,iterations=100]'] },
      'must be >= 4096 for add-scram using SCRAM_SHA_256'
    ],
    [
      { release: '3.4', scram: ['SCRAM-SHA-256=[name=a,password=b]'] },
      'SCRAM is only supported in metadata.version 3.5'
    ]
  ])('refuses %j and writes nothing', (changes, message) => {
    expect(() => format(changes as Partial<FormatRequest>)).toThrow(message)
    expect(files()).toEqual([])
  })
})
