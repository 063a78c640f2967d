import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { inRoot } from './paths.mjs'

const lockFile = () => inRoot('.setup/lock')
const pollMs = 100

function holder() {
  try {
    return Number(readFileSync(lockFile(), 'utf8'))
  } catch {
    return undefined
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function take() {
  try {
    writeFileSync(lockFile(), String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/** Runs `work` while holding the checkout's build lock; a lock whose process is gone is taken over. */
export function withLock(work) {
  mkdirSync(inRoot('.setup'), { recursive: true })
  let announced = false
  while (!take()) {
    const pid = holder()
    // An empty file is a lock between its creation and its first write: give the writer one more round.
    if (pid !== undefined && pid > 0 && !alive(pid)) {
      rmSync(lockFile(), { force: true })
      continue
    }
    if (!announced) process.stderr.write(`ottla: waiting for the build of process ${pid} in this checkout\n`)
    announced = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pollMs)
  }
  const release = () => rmSync(lockFile(), { force: true })
  process.once('exit', release)
  try {
    work()
  } finally {
    process.removeListener('exit', release)
    release()
  }
}
