import { expect, test } from 'vitest'
import { createLogger } from '#runtime/logger.js'

function lines(level: 'info' | 'warn', isTerminal: boolean): { log: ReturnType<typeof createLogger>; out: string[] } {
  const out: string[] = []
  return { log: createLogger(level, isTerminal, { write: (line) => out.push(line) }), out }
}

test('a line is one JSON object with its fields', () => {
  const { log, out } = lines('info', false)
  log.write('warn', 'connection closed', { peer: '127.0.0.1:5', key: 99 })
  expect(out).toHaveLength(1)
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ level: 40, msg: 'connection closed', peer: '127.0.0.1:5', key: 99 })
})

test('a terminal gets words instead of braces', () => {
  const { log, out } = lines('info', true)
  log.write('info', 'started', { shards: 2, directory: '/data with space' })
  expect(out[0]).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} INFO {2}started shards=2 directory="\/data with space"\n$/
  )
})

test('lines below the level are not written', () => {
  const { log, out } = lines('warn', false)
  log.write('info', 'chatter')
  expect(out).toEqual([])
})
