// Command lines as Kafka's tools read them: joptsimple's manners, argparse's manners, and what `ottla` makes nicer.

import { describe, expect, test } from 'vitest'
import type { Grammar } from '#cli/options/definition.js'
import { joptsimpleHelp, wrap } from '#cli/options/help.js'
import { fromNiceForm, parse } from '#cli/run.js'

const topics: Grammar = {
  manners: 'joptsimple',
  about: 'Topics.',
  actions: ['list', 'create'],
  subject: 'topic',
  options: [
    { name: 'list', about: 'List.' },
    { name: 'create', about: 'Create.' },
    { name: 'topic', argument: 'topic', about: 'The topic.' },
    { name: 'topic-id', argument: 'id', about: 'Its id.' },
    { name: 'offset', argument: 'offset', about: 'Where.' },
    { name: 'partitions', argument: 'count', type: 'Integer', about: 'How many.' },
    { name: 'config', argument: 'name=value', repeated: true, about: 'Configuration.' },
    { name: 'state', argument: 'states', optionalArgument: true, about: 'States.' },
    { name: 'kind', argument: 'kind', type: ['preferred', 'unclean'], about: 'Kind.' }
  ]
}

const features: Grammar = {
  manners: 'argparse',
  about: 'Features.',
  options: [{ name: 'bootstrap-server', aliases: ['b'], argument: 'servers', about: 'Servers.' }],
  subcommands: [
    { name: 'describe', about: 'Describe.', options: [] },
    {
      name: 'upgrade',
      about: 'Upgrade.',
      options: [
        { name: 'feature', argument: 'name=level', repeated: true, about: 'Feature.' },
        { name: 'release-version', argument: 'version', required: true, about: 'Release.' },
        { name: 'ids', argument: 'id', several: true, type: 'Integer', about: 'Ids.' }
      ]
    }
  ]
}

const given = (...args: string[]) => parse(topics, args)

describe('joptsimple', () => {
  test('a value follows its option or an equals sign, with two dashes or one', () => {
    expect(given('--topic', 'a').value('topic')).toBe('a')
    expect(given('--topic=a=b').value('topic')).toBe('a=b')
    expect(given('-topic', 'a').value('topic')).toBe('a')
  })

  test('a needed value is the next word even when it looks like an option', () => {
    expect(given('--topic', '--list').value('topic')).toBe('--list')
  })

  test('a value that may be left out is, before another option', () => {
    const options = given('--state', '--list')
    expect(options.has('state')).toBe(true)
    expect(options.value('state')).toBeUndefined()
    expect(given('--state', 'Empty,Dead').value('state')).toBe('Empty,Dead')
  })

  test('an abbreviation counts when only one option begins so, and a whole name always', () => {
    expect(given('--part', '3').number('partitions')).toBe(3)
    expect(given('--topic', 'a').has('topic-id')).toBe(false)
    expect(() => given('--to', 'a')).toThrow('to is not a recognized option')
  })

  test('an option of ours does not make an abbreviation of Kafka’s ambiguous', () => {
    expect(given('--o', '5').value('offset')).toBe('5')
    expect(given('--ou', 'json').json).toBe(true)
  })

  test('an unknown option is refused in joptsimple’s words, and the nearest one is named', () => {
    try {
      given('--lizt')
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({
        message: 'lizt is not a recognized option',
        javaClass: 'joptsimple.UnrecognizedOptionException',
        suggestion: '--list'
      })
    }
  })

  test('a missing value, a value that is no number and a choice that is none are refused', () => {
    expect(() => given('--topic')).toThrow('Option topic requires an argument')
    expect(() => given('--partitions', '3x').number('partitions')).toThrow(
      "Cannot parse argument '3x' of option partitions"
    )
    expect(() => given('--partitions', '2147483648').number('partitions')).toThrow(
      "Cannot parse argument '2147483648' of option partitions"
    )
    expect(() => given('--kind', 'none').value('kind')).toThrow("Cannot parse argument 'none' of option kind")
    expect(given('--kind', 'PREFERRED').value('kind')).toBe('PREFERRED')
  })

  test('an option may stand twice, and whoever wants one value refuses', () => {
    const options = given('--config', 'a=1', '--config=b=2', '--topic', 'x', '--topic', 'y')
    expect(options.values('config')).toEqual(['a=1', 'b=2'])
    expect(() => options.value('topic')).toThrow(
      'Found multiple arguments for option topic, but you asked for only one'
    )
  })

  test('words that belong to no option are kept, and two dashes end the options', () => {
    expect(given('--list', 'extra', '--', '--create').words).toEqual(['extra', '--create'])
  })
})

describe('argparse', () => {
  const read = (...args: string[]) => parse(features, args)

  test('options of the tool stand before the subcommand or after it', () => {
    expect(read('--bootstrap-server', 'a:1', 'describe').subcommand).toBe('describe')
    expect(read('describe', '-b', 'a:1').value('bootstrap-server')).toBe('a:1')
    expect(read('describe', '--boot=a:1').value('bootstrap-server')).toBe('a:1')
  })

  test('one that collects keeps all values, another its last', () => {
    const options = read(
      '-b',
      'x',
      '-b',
      'y',
      'upgrade',
      '--feature',
      'a=1',
      '--feature',
      'b=2',
      '--release-version',
      '4.0'
    )
    expect(options.values('feature')).toEqual(['a=1', 'b=2'])
    expect(options.value('bootstrap-server')).toBe('y')
    expect(read('upgrade', '--release-version', '4', '--ids', '1', '2').values('ids')).toEqual(['1', '2'])
  })

  test('mistakes are told in argparse’s words', () => {
    expect(() => read('-b', 'x')).toThrow('too few arguments')
    expect(() => read('descibe')).toThrow("invalid choice: 'descibe' (choose from 'describe', 'upgrade')")
    expect(() => read('upgrade')).toThrow('argument --release-version is required')
    expect(() => read('describe', '--bootstrap-server')).toThrow(
      'argument --bootstrap-server/-b: expected one argument'
    )
    expect(() => read('describe', '--nope')).toThrow("unrecognized arguments: '--nope'")
    expect(() => read('upgrade', '--release-version', '4', '--ids', 'x')).toThrow(
      "argument --ids: could not convert 'x' to Integer"
    )
  })
})

test('ottla takes an action and its subject without dashes', () => {
  expect(fromNiceForm(topics, ['create', 'orders', '--partitions', '3'])).toEqual([
    '--create',
    '--topic',
    'orders',
    '--partitions',
    '3'
  ])
  expect(fromNiceForm(topics, ['list', '--topic', 'x'])).toEqual(['--list', '--topic', 'x'])
  expect(fromNiceForm(topics, ['--list'])).toEqual(['--list'])
  expect(fromNiceForm(topics, ['orders'])).toEqual(['orders'])
  const offsets: Grammar = { manners: 'joptsimple', about: 'Offsets.', options: [], subject: 'topic' }
  expect(fromNiceForm(offsets, ['orders', '--time', '-1'])).toEqual(['--topic', 'orders', '--time', '-1'])
})

test('help names every option once, in order, with its value', () => {
  const lines = joptsimpleHelp(topics)
  const named = lines.flatMap((line) => /^--(\w[\w-]*)/.exec(line)?.[1] ?? [])
  expect(named).toEqual([...topics.options.map(({ name }) => name), 'help', 'version', 'output'].sort())
  expect(lines.find((line) => line.startsWith('--partitions'))).toContain('--partitions <Integer: count>')
  expect(lines.find((line) => line.startsWith('--state'))).toContain('--state [String: states]')
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
})
