// Runs test/golden/raft/*.txt. `REWRITE=1 npx vitest run test/raft` writes down what the machine does now.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Script } from './script.ts'

const folder = new URL('../golden/raft/', import.meta.url)

/** Everything but what follows `----` up to an empty line stays as it is. */
function replay(text: string): string {
  const script = new Script()
  return text
    .split('\n\n')
    .map((paragraph) => {
      const lines = paragraph.split('\n')
      const at = lines.indexOf('----')
      if (at < 1) return paragraph
      const end = paragraph.endsWith('\n') ? '\n' : ''
      return `${[...lines.slice(0, at + 1), script.run(lines[at - 1] ?? '')].join('\n')}${end}`
    })
    .join('\n\n')
}

describe('the machine does what is written down', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    test(`in ${file}`, () => {
      const path = new URL(file, folder)
      const text = readFileSync(path, 'utf8')
      const now = replay(text)
      if (process.env.REWRITE === '1') writeFileSync(path, now)
      else expect(now).toBe(text)
    })
  }
})
