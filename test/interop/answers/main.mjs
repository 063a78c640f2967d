// Asks two brokers the same questions and shows where their decoded answers differ: what is not about ids, addresses or
// times should be equal.
//
//   node test/interop/answers/main.mjs REFERENCE_HOST:PORT OURS_HOST:PORT [NAME_REGEX]
//
// Both brokers should be fresh single nodes. A question is [title, api, versions, body or (known) => body, options]; every
// question goes to one broker after the other in all its versions, so that state made by one is there for the next.

import { WireClient } from '../../helpers/wire.mjs'
import { batchesOf, differences, normalized } from './differences.mjs'
import { isKnown } from './known.mjs'
import { questions as administration } from './questions-administration.mjs'
import { questions as configs } from './questions-configs.mjs'
import { questions as quorum } from './questions-quorum.mjs'
import { questions as records } from './questions-records.mjs'

const patienceMs = 6_000
const loading = 14
const [reference, ours, only = '.'] = process.argv.slice(2)
if (ours === undefined) {
  console.error('usage: node test/interop/answers/main.mjs REFERENCE_HOST:PORT OURS_HOST:PORT [NAME_REGEX]')
  process.exit(2)
}

/** One broker under question: its connection, and what it said that later questions need (topic ids, producer ids). */
class Subject {
  spentMs = new Map()
  known = { ids: {}, producerId: -1, sessionId: 0 }
  #host
  #port
  #client

  constructor(address) {
    const [host, port] = address.split(':')
    this.#host = host
    this.#port = Number(port)
  }

  async ask(question, version, left = 10) {
    const [, api, , body, options = {}] = question
    this.#client ??= await WireClient.connect(this.#port, this.#host)
    const began = performance.now()
    const content = typeof body === 'function' ? body(this.known, version) : body
    let timer
    const late = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), patienceMs)
    })
    try {
      const asked = this.#client.requestWithFrame(api, version, content, { answered: options.answered ?? true })
      const { body: answer, frame } = await Promise.race([asked, late])
      // A reference that has just started has no block of producer ids yet.
      if (answer?.errorCode === loading && left > 0) {
        await new Promise((resolve) => setTimeout(resolve, 300))
        return await this.ask(question, version, left - 1)
      }
      options.learn?.(this.known, answer, version)
      return answer === undefined ? '<nothing>' : normalized(batchesOf(answer, frame), this.known)
    } catch (error) {
      this.close()
      return `<${error.message}>`
    } finally {
      clearTimeout(timer)
      this.spentMs.set(api, (this.spentMs.get(api) ?? 0) + performance.now() - began)
    }
  }

  close() {
    this.#client?.close()
    this.#client = undefined
  }
}

function versionsOf(text) {
  const [from, to = from] = String(text).split('-').map(Number)
  return Array.from({ length: to - from + 1 }, (_, at) => from + at)
}

const subjects = [new Subject(reference), new Subject(ours)]
const found = new Map()
let asked = 0
let known = 0
for (const question of [...administration, ...quorum, ...configs, ...records]) {
  const [title, api, versions, , options = {}] = question
  const shown = new RegExp(only).test(`${api} ${title}`)
  // Questions that leave state behind are asked even when their answers are not shown.
  if (!shown && options.learn === undefined && options.changes === undefined) continue
  for (const version of versionsOf(versions)) {
    const [expected, got] = [await subjects[0].ask(question, version), await subjects[1].ask(question, version)]
    asked += 1
    if (!shown) continue
    for (const line of differences(expected, got, options.ordered === true)) {
      const key = `${api}: ${title}: ${line}`
      if (isKnown(key)) {
        known += 1
        continue
      }
      found.set(key, [...(found.get(key) ?? []), version])
    }
  }
  if (options.pauseMs !== undefined) await new Promise((resolve) => setTimeout(resolve, options.pauseMs))
}
for (const subject of subjects) {
  subject.close()
  console.log([...subject.spentMs].map(([api, ms]) => `${api} ${Math.round(ms)} ms`).join(', '))
}
for (const [line, versions] of found) console.log(`${line}  (v${versions.join(',')})`)
console.log(`${asked} questions, ${found.size} differences, ${known} known ones`)
