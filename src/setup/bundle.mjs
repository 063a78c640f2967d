// Makes dist/main.js, dist/worker.js and dist/embedded.js, the programs of a broker, and dist/cli/main.js, the command line: the rooms
// they need in a few files instead of hundreds, because finding and linking a small module costs a start ten times what its code does,
// once in every thread.
//
// What is imported with `import()` stays in files of its own under dist/bundle, loaded when it is asked for. They are named
// after their contents, and those of earlier builds stay for a day: a broker that runs since before still finds its own.
// Line numbers of a stack trace are turned into those of src by src/runtime/source-lines.ts.

import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { build } from 'esbuild'
import { inRoot } from './paths.mjs'

const keptMs = 24 * 3600_000
const folder = inRoot('dist/bundle')

const settings = {
  absWorkingDir: inRoot('.'),
  outdir: 'dist',
  chunkNames: 'bundle/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  external: ['#addon'],
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
  plugins: [
    {
      name: 'rooms',
      setup: ({ onResolve }) =>
        onResolve({ filter: /^#.*\.js$/ }, ({ path }) => ({ path: inRoot(`src/${path.slice(1, -3)}.ts`) }))
    }
  ]
}

// Apart from each other, for the threads share no modules: code that both use would only be cut into more files.
const programs = ['main', 'worker', 'embedded', 'cli/main']
await Promise.all(programs.map((name) => build({ ...settings, entryPoints: [{ in: `src/${name}.ts`, out: name }] })))

mkdirSync(folder, { recursive: true })
for (const file of readdirSync(folder)) {
  const path = `${folder}/${file}`
  if (Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path)
}
