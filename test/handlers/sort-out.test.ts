import { expect, test } from 'vitest'
import { sortOut } from '#handlers/sort-out.js'

test('what is named twice is refused once, what is refused keeps its place, the rest is accepted', () => {
  const { accepted, refused } = sortOut(
    ['a', 'b', 'c', 'b', 'd'],
    (name) => name,
    (name) => (name === 'c' ? 'no c' : undefined),
    (name) => `twice ${name}`
  )
  expect(accepted).toEqual(['a', 'd'])
  expect(refused).toEqual(['twice b', 'no c'])
})
