// The program behind every script in bin/: `cli.js SCRIPT WORDS…`. `ottla` names the command in the first of its words.

import { findEntry } from './catalog.ts'
import { run } from './run.ts'

async function main(): Promise<number> {
  const [script = 'ottla', ...args] = process.argv.slice(2)
  if (script !== 'ottla') {
    const entry = findEntry(script)
    if (entry !== undefined) return run(entry, args, false)
    process.stderr.write(`ottla has no ${script}\n`)
    return 1
  }
  // `ottla server start` is `ottla server-start`.
  const [command = '', ...rest] = args
  const twoWords = rest[0] === undefined ? undefined : findEntry(`${command}-${rest[0]}`)
  if (twoWords !== undefined) return run(twoWords, rest.slice(1), true)
  const entry = findEntry(command)
  if (entry !== undefined) return run(entry, rest, true)
  const { frontDoor } = await import('./front-door.ts')
  return frontDoor(args)
}

/** A reader that has gone away (`| head`) ends the command quietly, as it does for other programs. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

/** A pipe takes what fits; the rest waits in this process until the reader has read. */
const written = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((resolve) => {
    stream.write('', () => resolve())
  })

// A timer or a socket that a client has not let go of yet must not keep a finished command.
const status = await main()
await Promise.all([written(process.stdout), written(process.stderr)])
process.exit(status)
