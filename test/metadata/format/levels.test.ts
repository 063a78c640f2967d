import { describe, expect, test } from 'vitest'
import { decideLevels, parseFeature } from '#metadata/format/feature-levels.js'
import { parseInitialControllers } from '#metadata/format/initial-controllers.js'

const levels = (release: string | undefined, asked: Record<string, number> = {}) => {
  const { metadataVersion, metadataVersionName, features } = decideLevels(release, new Map(Object.entries(asked)))
  return [metadataVersion, metadataVersionName, ...[...features.values()]]
}

describe('levels of a new cluster', () => {
  // eligible.leader.replicas, group, share, streams, transaction: as kafka-storage 4.3.1 writes them, and 4.4 its own.
  test.each([
    [undefined, [33, '4.4-IV2', 1, 1, 2, 1, 2]],
    ['4.4', [33, '4.4-IV2', 1, 1, 2, 1, 2]],
    ['4.3', [30, '4.3-IV0', 1, 1, 1, 1, 2]],
    ['4.3.1', [30, '4.3-IV0', 1, 1, 1, 1, 2]],
    ['4.2-IV0', [28, '4.2-IV0', 1, 1, 1, 0, 2]],
    ['4.0', [25, '4.0-IV3', 0, 1, 0, 0, 2]],
    ['3.9', [21, '3.9-IV0', 0, 0, 0, 0, 0]]
  ])('of release %s', (release, expected) => {
    expect(levels(release)).toEqual(expected)
  })

  test('what was asked for by name wins over the release', () => {
    expect(levels('4.3', { 'transaction.version': 1, 'group.version': 0 })).toEqual([30, '4.3-IV0', 1, 0, 1, 1, 1])
    expect(levels(undefined, { 'metadata.version': 25 })).toEqual([25, '4.0-IV3', 0, 1, 0, 0, 2])
  })

  test.each([
    ['9.9', {}, /^Unknown metadata.version '9.9'. Supported metadata.version are: 3.3-IV3, .*, 4.4-IV2$/],
    ['4.0', { 'metadata.version': 25 }, /^Use --release-version instead of --feature metadata.version=X/],
    [undefined, { 'no.version': 1 }, /^Unsupported feature: no.version. Supported features are: eligible/],
    [undefined, { 'group.version': 9 }, /^No feature:group.version with feature level 9$/],
    [
      '3.9',
      { 'eligible.leader.replicas.version': 1 },
      /could not be set to 1 because it depends on metadata.version level 23/
    ]
  ])('%s with %j is refused', (release, asked, message) => {
    expect(() => levels(release, asked as unknown as Record<string, number>)).toThrow(message)
  })

  test('a feature on the command line has a name and a level', () => {
    expect(parseFeature('group.version=1')).toEqual(['group.version', 1])
    expect(() => parseFeature('group.version')).toThrow('equals sign not found')
    expect(() => parseFeature('group.version=x')).toThrow('unable to parse x as a short')
  })
})

describe('initial controllers', () => {
  const id = '8BKRKPUYSh2cMfQaWwIo1g'

  test('are id, address and directory', () => {
    expect(parseInitialControllers(`2@[::1]:2:${id}, 1@host:19093:${id}`)).toEqual([
      { id: 1, host: 'host', port: 19093, directoryId: id },
      { id: 2, host: '::1', port: 2, directoryId: id }
    ])
  })

  test.each([
    ['x', 'No @ found'],
    ['', 'No voters given'],
    [`x@h:1:${id}`, 'Failed to parse node id'],
    [`1@h:${id}`, 'No colon following port'],
    ['1@h:1:x', 'Failed to parse directory ID'],
    [`1@h:1:${id},1@h:2:${id}`, 'Node id 1 was specified more than once']
  ])('%s is refused', (text, message) => {
    expect(() => parseInitialControllers(text)).toThrow(message)
  })
})
