// What has to be built, in order. A step names what it reads, what it makes and which programs it needs.

import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { inRoot, root, walk } from './paths.mjs'

/** Loaded when something is run: mostly nothing is stale. */
const spawn = (...args) => createRequire(import.meta.url)('node:child_process').spawnSync(...args)

const cargo = process.env.CARGO ?? 'cargo'
const crate = 'native/records-rs'
const addon = 'build/Release/ottla.node'
const nativeRooms = ['core', 'io', 'batch', 'log', 'transport', 'binding']

export const steps = [
  {
    name: 'install',
    title: 'installing packages',
    reads: () => ['package.json', 'package-lock.json'],
    also: `${process.platform}-${process.arch}`,
    makes: ['node_modules/.package-lock.json'],
    needs: [],
    run() {
      npm('ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error')
    }
  },
  {
    name: 'records',
    title: 'building the Rust crate (records-rs)',
    reads: () => walk(crate, /\.(rs|toml|lock|h)$/, ['target', 'fuzz']),
    makes: [`${crate}/target/release/libottla_records.a`],
    needs: [
      { name: 'Rust', command: cargo },
      { name: 'a C compiler', command: process.env.CC ?? 'cc' }
    ],
    run() {
      exec(cargo, ['rustc', '--release', '--locked', '--quiet', '--lib', '--crate-type', 'staticlib'], crate)
    }
  },
  {
    name: 'addon',
    title: 'building the C++ addon',
    after: 'records',
    reads: () => [
      'binding.gyp',
      'native/addon.cc',
      ...nativeRooms.flatMap((room) => walk(`native/${room}`, /\.(cc|h)$/))
    ],
    makes: [addon],
    needs: [
      { name: 'a C++20 compiler', command: process.env.CXX ?? 'c++' },
      { name: 'make', command: 'make' },
      { name: 'python3 (node-gyp runs it)', command: process.env.PYTHON ?? 'python3' }
    ],
    run() {
      rmSync(inRoot(addon), { force: true }) // make does not see that only the Rust archive changed
      nodeGyp('configure')
      nodeGyp('build', '--jobs=max')
    }
  },
  {
    name: 'typescript',
    title: 'compiling TypeScript',
    after: 'install',
    reads: () => ['tsconfig.json', 'src/setup/bundle.mjs', ...walk('src', /\.ts$/)],
    makes: ['dist/main.js', 'dist/worker.js', 'dist/embedded.js', 'dist/cli/main.js'],
    needs: [],
    run() {
      exec(process.execPath, ['node_modules/typescript/bin/tsc', '-p', '.'])
      dropOrphans()
      exec(process.execPath, ['src/setup/bundle.mjs'])
    }
  }
]

/** Programs that the given steps need and that do not answer `--version`. */
export function missingTools(wanted) {
  const tools = new Map(wanted.flatMap((step) => step.needs).map((tool) => [tool.name, tool]))
  return [...tools.values()].filter(({ command }) => spawn(command, ['--version'], { stdio: 'ignore' }).status !== 0)
}

export function nodeGyp(...args) {
  // npm exports a user's nodedir setting, and the variable beats the flag: so the variable is what we set.
  exec(process.execPath, ['node_modules/node-gyp/bin/node-gyp.js', '--loglevel=warn', ...args], '.', {
    npm_config_nodedir: nodeHeaders()
  })
}

/** Node's own headers where the distribution brings them; otherwise Node-API's, from a package. Nothing is downloaded:
 *  the addon uses Node-API and a few libuv calls that it declares itself. */
function nodeHeaders() {
  const own = dirname(dirname(process.execPath))
  if (existsSync(join(own, 'include/node/common.gypi'))) return own
  const made = inRoot('.setup/headers')
  const include = join(made, 'include/node')
  mkdirSync(include, { recursive: true })
  const from = inRoot('node_modules/node-api-headers/include')
  for (const file of readdirSync(from)) copyFileSync(join(from, file), join(include, file))
  const settings =
    "{ 'target_defaults': { 'cflags': ['-fPIC', '-pthread'], 'ldflags': ['-pthread'], " +
    "'default_configuration': 'Release', 'configurations': { 'Release': {}, 'Debug': {} } } }\n"
  writeFileSync(join(include, 'common.gypi'), settings)
  return made
}

/** Compiled files whose source is gone would still be found by an import. */
function dropOrphans() {
  for (const file of walk('dist', /\.js$/, ['bundle'])) {
    const source = file.replace(/^dist/, 'src').replace(/\.js$/, '.ts')
    if (existsSync(inRoot(source))) continue
    for (const suffix of ['.js', '.js.map', '.d.ts']) rmSync(inRoot(file.replace(/\.js$/, suffix)), { force: true })
  }
}

export function exec(command, args, folder = '.', variables = {}) {
  const { status, error } = spawn(command, args, {
    cwd: inRoot(folder),
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...variables }
  })
  if (status === 0) return
  const shown = `${relative(root, command) || command} ${args.join(' ')}`
  throw new Error(`${shown} ${error ? error.message : `exited with ${status}`}`)
}

function npm(...args) {
  const script = process.env.npm_execpath
  if (script === undefined) exec('npm', args)
  else exec(process.execPath, [script, ...args])
}
