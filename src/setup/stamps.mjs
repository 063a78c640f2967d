// What each step read when it last finished. Sizes and times are compared first, because reading every source file
// would cost more than the rest of the start; contents are hashed only when a time moved (a fresh checkout, a touch).

import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inRoot, root } from './paths.mjs'

/** Loading Node's cryptography takes longer than finding that nothing is stale: only who needs it pays. */
const require = createRequire(import.meta.url)

const stampFile = (step) => inRoot(`.setup/${step.name}.json`)

function readStamp(step) {
  try {
    return JSON.parse(readFileSync(stampFile(step), 'utf8'))
  } catch {
    return undefined // absent, or cut short by a crash: the step runs again
  }
}

function quickPrint(step) {
  const lines = step.reads().map((file) => {
    const { size, mtimeMs } = statSync(root + file)
    return `${file} ${size} ${mtimeMs}`
  })
  return [step.also ?? '', ...lines].join('\n')
}

function contentPrint(step) {
  const hash = require('node:crypto')
    .createHash('sha1')
    .update(step.also ?? '')
  for (const file of step.reads()) hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)))
  return hash.digest('hex')
}

/** The stamp of the step before, so that a new Rust archive makes the addon stale. */
const upstream = (step) => (step.after === undefined ? '' : (readStamp({ name: step.after })?.content ?? ''))

export function isStale(step) {
  const stamp = readStamp(step)
  if (stamp === undefined || stamp.after !== upstream(step)) return true
  if (step.makes.some((file) => !existsSync(inRoot(file)))) return true
  if (stamp.quick === quickPrint(step)) return false
  if (stamp.content !== contentPrint(step)) return true
  write(step, stamp.content)
  return false
}

export function markDone(step) {
  write(step, contentPrint(step))
}

function write(step, content) {
  mkdirSync(inRoot('.setup'), { recursive: true })
  const temporary = `${stampFile(step)}.${process.pid}`
  writeFileSync(temporary, JSON.stringify({ quick: quickPrint(step), content, after: upstream(step) }))
  renameSync(temporary, stampFile(step))
}
