import { expect, test } from 'vitest'
import { LazyLogger } from '#runtime/lazy-logger.js'

test('lines wait for the library, keep their order and their time, and none is lost', async () => {
  const out: string[] = []
  const log = new LazyLogger('info', false, { write: (line) => out.push(line) })
  const before = Date.now()
  log.write('info', 'first', { a: 1 })
  log.write('debug', 'below the level')
  expect(out).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 20))
  await log.open()
  log.write('warn', 'second')
  const lines = out.map((line) => JSON.parse(line) as { msg: string; time: number; a?: number })
  expect(lines.map(({ msg }) => msg)).toEqual(['first', 'second'])
  expect(lines[0]).toMatchObject({ a: 1 })
  expect((lines[0]?.time ?? 0) - before).toBeLessThan(15)
  expect(out[0]?.match(/"time"/g)).toHaveLength(1)
})
