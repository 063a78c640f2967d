// The load generator of bench/macro/load, built when it is stale, run once for each piece of work.

import { execFileSync, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./load/', import.meta.url))
const program = `${folder}target/release/ottla-load`
let built = false

/** Cargo knows what is stale. */
export function buildLoad() {
  if (built) return
  execFileSync(
    process.env.CARGO ?? 'cargo',
    ['build', '--release', '--quiet', '--locked', '--manifest-path', `${folder}Cargo.toml`],
    { stdio: ['ignore', 2, 2] }
  )
  built = true
}

/** { connections: 4 } -> --connections 4; what is undefined is left out. */
export function toArguments(options) {
  return Object.entries(options)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => [`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, String(value)])
}

/**
 * Starts one and resolves with what it printed. `onReady`: called when it says that it is (idle: all connections are answered).
 * @param {'produce' | 'fetch' | 'latency' | 'idle'} command
 */
export function runLoad(command, target, options, { onReady } = {}) {
  buildLoad()
  const all = { bootstrap: target.bootstrap, pid: target.pid, ...options }
  return new Promise((resolve, reject) => {
    const child = spawn(program, [command, ...toArguments(all)], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [output, errors] = ['', '']
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    if (onReady !== undefined) child.stderr.once('data', onReady)
    child.stderr.on('data', (chunk) => {
      errors = (errors + chunk).slice(-2000)
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(output))
      else reject(new Error(`${command} against ${target.name} ended with ${code}: ${errors}`))
    })
  })
}
