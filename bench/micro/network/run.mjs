// Requests a second and server CPU a request, the transport beside a bare C++ epoll server, interleaved:
//   node bench/micro/network/run.mjs [rounds] [milliseconds]
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const build = fileURLToPath(new URL('../../../build/bench/', import.meta.url))
const rounds = Number(process.argv[2] ?? 5)
const milliseconds = Number(process.argv[3] ?? 1000)
const loads = [
  { name: '16 KiB, depth 5, 4 connections', connections: 4, depth: 5, bytes: 16384 },
  { name: '128 KiB, depth 5, 4 connections', connections: 4, depth: 5, bytes: 131072 },
  { name: '200 B, depth 64, 4 connections', connections: 4, depth: 64, bytes: 200 }
]

mkdirSync(build, { recursive: true })
const bare = `${build}bare`
execFileSync('c++', ['-std=c++20', '-O3', `${here}bare.cc`, '-o', bare], { stdio: 'inherit' })

async function start(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await new Promise((resolve) => child.stdout.once('data', (line) => resolve(Number(line))))
  return { child, port }
}

/** User and system time of all its threads, in seconds. */
function cpu(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function load({ child, port }, { connections, depth, bytes }, ms) {
  const before = cpu(child.pid)
  const [answers] = execFileSync(bare, ['client', port, connections, depth, bytes, ms].map(String), {
    encoding: 'utf8'
  })
    .trim()
    .split(' ')
  return { rate: (Number(answers) / ms) * 1000, micros: ((cpu(child.pid) - before) / Number(answers)) * 1e6 }
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]
const servers = {
  bare: await start(bare, ['server']),
  ottla: await start(process.execPath, [`${here}server.mjs`])
}
for (const work of loads) {
  const seen = { bare: [], ottla: [] }
  for (const server of Object.values(servers)) load(server, work, 300)
  for (let round = 0; round < rounds; round++) {
    for (const name of ['bare', 'ottla']) seen[name].push(load(servers[name], work, milliseconds))
  }
  const of = (name, what) => median(seen[name].map((one) => one[what]))
  const line = ['bare', 'ottla']
    .map((name) => `${name} ${Math.round(of(name, 'rate'))}/s ${of(name, 'micros').toFixed(2)} µs`)
    .join('   ')
  const ratio = of('ottla', 'micros') / of('bare', 'micros')
  console.log(
    `${work.name}: ${line}   CPU ${ratio.toFixed(2)}x, rate ${(of('ottla', 'rate') / of('bare', 'rate')).toFixed(2)}x`
  )
}
for (const { child } of Object.values(servers)) child.kill()
