// Mutated golden frames against every codec, for as long as asked. Goes on at the seed where it stopped.

import { readdirSync, readFileSync } from 'node:fs'
import { codecs as loaders } from '../../../dist/protocol/generated/registry.js'
import { ProtocolError } from '../../../dist/protocol/wire/protocol-error.js'
import { Reader } from '../../../dist/protocol/wire/reader.js'
import { Writer } from '../../../dist/protocol/wire/writer.js'
import { round } from '../../fuzz/decoder.mjs'

export const title = 'mutated frames against every protocol codec (--seconds N, --from SEED)'
export const smoke = { seconds: 5 }

const golden = new URL('../../golden/wire/', import.meta.url)

export async function run({ seconds = 600, from }, memory) {
  const vectors = readdirSync(golden, { recursive: true })
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readFileSync(new URL(name, golden), 'utf8').split('\n').filter(Boolean))
    .map((line) => JSON.parse(line))
  const codecs = new Map()
  for (const name of new Set(vectors.map(({ api }) => api))) codecs.set(name, await loaders[name]())
  const state = memory.load() ?? { seed: from ?? 1, elapsedMs: 0, read: 0, refused: 0 }
  if (from !== undefined) state.seed = from
  const begun = performance.now() - state.elapsedMs
  while (performance.now() - begun < seconds * 1000) {
    for (let i = 0; i < 1000; i++, state.seed++) {
      const before = performance.now()
      state[round(state.seed, vectors, codecs, { Reader, Writer, ProtocolError })] += 1
      const took = performance.now() - before
      if (took > 1000) throw new Error(`seed ${state.seed} took ${took.toFixed(0)} ms`)
    }
    state.elapsedMs = performance.now() - begun
    memory.save(state)
  }
  const { seed, read, refused } = state
  return `${read + refused} frames up to seed ${seed - 1}: ${read} read and settled, ${refused} refused, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`
}
