// What is made of results: the README's table, the page.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { page } from '../../bench/report/page.mjs'
import { withTable } from '../../bench/report/readme.mjs'

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))
const readme = readFileSync(path('README.md'), 'utf8')
const entries = JSON.parse(readFileSync(path('bench/baseline.json'), 'utf8'))

test('the README shows the newest run of bench/baseline.json, and nothing that was typed in', () => {
  expect(withTable(readme, entries.at(-1))).toBe(readme)
})

test('a README without the markers is refused, not overwritten', () => {
  expect(() => withTable('# Ottla\n', entries.at(-1))).toThrow('the README has no lines')
})

test('the page has its charts in itself, and asks no other machine for anything', () => {
  const html = page(entries.at(-1), entries, undefined)
  expect(html.match(/<svg/g)?.length ?? 0).toBeGreaterThanOrEqual(4)
  expect(html).not.toMatch(/<script|<link|<img|\bsrc=|href="http/)
  expect(html).toContain('produce-16k')
})

test('what a result says is text in the page, not markup', () => {
  const run = { ...entries.at(-1), command: '<b>&' }
  expect(page(run, [], undefined)).toContain('<code>&lt;b&gt;&amp;</code>')
})
