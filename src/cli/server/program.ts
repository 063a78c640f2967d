// Where the broker's program is. This command line and the broker are files of one build: dist/cli/main.js and dist/main.js.

import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

const cliFolder = (): string => dirname(realpathSync(process.argv[1] ?? ''))

export const brokerProgram = (): string => join(cliFolder(), '..', 'main.js')

/** The checkout or installation: Kafka's base directory, with bin/ and logs/. */
export const baseFolder = (): string => join(cliFolder(), '..', '..')
