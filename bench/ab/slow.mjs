// Loaded into every thread of a broker by --import: makes each append and each read burn CPU, so that bench:ab can be shown a slowdown of
// a known size. `?micros=N` says how much.

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const micros = Number(new URL(import.meta.url).searchParams.get('micros'))
// The addon of the broker's checkout, not of this one: it is the same object that the broker is about to load.
const addon = createRequire(pathToFileURL(process.argv[1]))('#addon')

function slowed(call) {
  return (...values) => {
    const answer = call(...values)
    const until = process.hrtime.bigint() + BigInt(Math.round(micros * 1000))
    while (process.hrtime.bigint() < until);
    return answer
  }
}

for (const name of ['logAppend', 'logRead']) addon[name] = slowed(addon[name])
