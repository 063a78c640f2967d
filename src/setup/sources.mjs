// Prints the C++ sources of the folders given as arguments, for binding.gyp: not the files themselves but a few units in
// .setup/units that include them. A header is then parsed once for eight files, and the addon builds five times as fast.
// Files of one folder therefore share anonymous namespaces: a name in one must not stand in another.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { inRoot, walk } from './paths.mjs'

const filesPerUnit = 8

/** Written only when it changed, so that make rebuilds only what did. */
function writeUnit(path, text) {
  let old
  try {
    old = readFileSync(path, 'utf8')
  } catch {
    // The first time there is none.
  }
  if (old !== text) writeFileSync(path, text)
}

const units = '.setup/units'
mkdirSync(inRoot(units), { recursive: true })
for (const folder of process.argv.slice(2)) {
  const files = walk(folder, /\.cc$/)
  for (let from = 0; from < files.length; from += filesPerUnit) {
    const path = `${units}/${folder.replaceAll('/', '-')}-${from / filesPerUnit}.cc`
    const lines = files.slice(from, from + filesPerUnit).map((file) => `#include "${file.replace(/^native\//, '')}"\n`)
    writeUnit(inRoot(path), lines.join(''))
    console.log(path)
  }
}
