// The list of workloads: names that can be asked for, titles that can be read, targets that exist.

import { expect, test } from 'vitest'
import { toArguments } from '../../bench/macro/load.mjs'
import { suits } from '../../bench/macro/run.mjs'
import { scales, selectWorkloads, workloads } from '../../bench/macro/workloads/all.mjs'

test('every workload has a name of its own that no group has', () => {
  const names = workloads.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => workloads.some(({ group }) => group === name))).toEqual([])
})

test('a group names its workloads, and nothing names the default selection', () => {
  expect(selectWorkloads(['fetch']).every(({ group }) => group === 'fetch')).toBe(true)
  expect(selectWorkloads(['fetch', 'produce-16k']).map(({ name }) => name)).toContain('produce-16k')
  expect(selectWorkloads([]).length).toBeLessThan(workloads.length)
  const rest = workloads.filter((one) => !selectWorkloads([], { full: true }).includes(one))
  expect(rest.map(({ group }) => group)).toEqual(['clients', 'clients'])
})

test('the limit runs what it can, in the mode the workload is held against', () => {
  const on = (name: string, mode?: string) => {
    const [workload] = selectWorkloads([name])
    return workload !== undefined && suits(workload, { kind: 'limit', ...(mode === undefined ? {} : { mode }) })
  }
  expect([on('produce-16k'), on('produce-16k', 'validate'), on('produce-16k', 'flush')]).toEqual([true, true, false])
  expect([on('flush-1'), on('flush-1', 'flush'), on('start-up')]).toEqual([false, true, false])
})

test('every scale says the same things', () => {
  const said = Object.values(scales).map((scale) => Object.keys(scale).sort())
  expect(said).toEqual(said.map(() => said[0]))
})

test('options become arguments of the load generator, the undefined ones none', () => {
  expect(toArguments({ maxBytes: 1024, acks: -1, rate: undefined })).toEqual(['--max-bytes', '1024', '--acks', '-1'])
})
