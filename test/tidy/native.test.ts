// Native rooms: binding -> log, transport, batch -> io -> core; only binding (and addon.cc) has heard of JavaScript.

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const native = fileURLToPath(new URL('../../native/', import.meta.url))
const mayInclude: Readonly<Record<string, readonly string[]>> = {
  core: [],
  io: ['core'],
  batch: ['core', 'io'],
  transport: ['core', 'io', 'log'],
  log: ['core', 'io', 'batch'],
  binding: ['core', 'io', 'batch', 'log', 'transport']
}

function includesOf(room: string): { file: string; target: string }[] {
  return readdirSync(`${native}${room}`)
    .filter((name) => /\.(cc|h)$/.test(name))
    .flatMap((name) => {
      const text = readFileSync(`${native}${room}/${name}`, 'utf8')
      return [...text.matchAll(/^#include "([^"]+)"/gm)].map((found) => ({
        file: `${room}/${name}`,
        target: found[1] ?? ''
      }))
    })
}

test.each(Object.keys(mayInclude))('native/%s includes only what stands below it', (room) => {
  const bad = includesOf(room).filter(({ target }) => {
    const wanted = target.split('/')[0] ?? ''
    return wanted in mayInclude && wanted !== room && !(mayInclude[room] ?? []).includes(wanted)
  })
  expect(bad).toEqual([])
})

test.each(Object.keys(mayInclude).filter((room) => room !== 'binding'))(
  'native/%s does not know JavaScript',
  (room) => {
    const knowing = readdirSync(`${native}${room}`).filter((name) =>
      /#include [<"](?:napi|node_api)/.test(readFileSync(`${native}${room}/${name}`, 'utf8'))
    )
    expect(knowing).toEqual([])
  }
)
