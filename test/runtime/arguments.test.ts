import { expect, test } from 'vitest'
import { parseArguments } from '#runtime/arguments.js'

test('a file and overrides in any order', () => {
  expect(parseArguments(['--override', 'a=1', 'server.properties', '--override=b=2=3'])).toEqual({
    file: 'server.properties',
    overrides: ['a=1', 'b=2=3']
  })
  expect(parseArguments([])).toEqual({ file: undefined, overrides: [] })
})

test('what cannot be understood is said, not ignored', () => {
  expect(() => parseArguments(['--overide', 'a=1'])).toThrow('unknown option --overide')
  expect(() => parseArguments(['--override'])).toThrow('needs key=value')
  expect(() => parseArguments(['a', 'b'])).toThrow('second file')
})
