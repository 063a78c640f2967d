// Adds a controller to the quorum's voters and removes one (KIP-853).

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { propertiesOf } from '#client/config.js'
import { throwIfError } from '#client/errors.js'
import { asUuid } from '#model/uuid.js'
import { type Properties, readProperties, withAdmin } from '../../connect.ts'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'

interface Voter {
  readonly id: number
  readonly directoryId: string
  readonly listeners: readonly { readonly name: string; readonly host: string; readonly port: number }[]
}

const listOf = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function metadataDirectoryId(properties: Properties): string {
  const folder = properties['metadata.log.dir'] ?? listOf(properties['log.dirs'] ?? properties['log.dir'])[0]
  if (folder === undefined)
    throw new UsageError('Neither metadata.log.dir nor log.dirs was found. Is this a controller?')
  const path = join(folder, 'meta.properties')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    throw new UsageError(`No meta.properties found in ${folder}. Have you run the format command?`)
  }
  const id = propertiesOf(text)['directory.id']
  if (id === undefined) throw new UsageError(`No directory id found in ${folder}`)
  return id
}

/** The controller listeners under the addresses that others reach them at. */
function controllerListeners(properties: Properties): Voter['listeners'] {
  const names = listOf(properties['controller.listener.names'])
  if (names.length === 0) throw new UsageError('No controller.listener.names found. Is this a controller?')
  const parse = (key: string): Map<string, { host: string; port: number }> =>
    new Map(
      listOf(properties[key]).flatMap((text) => {
        const found = /^(\w+):\/\/\[?(.*?)\]?:(\d+)$/.exec(text)
        return found === null ? [] : [[found[1] ?? '', { host: found[2] ?? '', port: Number(found[3]) }] as const]
      })
    )
  const [bound, advertised] = [parse('listeners'), parse('advertised.listeners')]
  return names.map((name) => {
    const endpoint = advertised.get(name) ?? bound.get(name)
    if (endpoint === undefined) throw new UsageError(`Cannot find information about controller listener name: ${name}`)
    return { name, host: endpoint.host === '' ? 'localhost' : endpoint.host, port: endpoint.port }
  })
}

function voterOf(properties: Properties): Voter {
  const roles = listOf(properties['process.roles'])
  if (!roles.includes('controller'))
    throw new UsageError("process.roles did not contain 'controller'. Is this a controller?")
  const id = properties['node.id'] ?? properties['broker.id']
  if (id === undefined)
    throw new UsageError('node.id not found in configuration file. Is this a valid controller configuration file?')
  return { id: Number(id), directoryId: metadataDirectoryId(properties), listeners: controllerListeners(properties) }
}

export async function addController(options: Options, terminal: Terminal): Promise<void> {
  const file = options.value('command-config')
  if (file === undefined) {
    throw new UsageError(
      'You must supply the configuration file of the controller you are adding when using add-controller.'
    )
  }
  const voter = voterOf(readProperties(file))
  const where = voter.listeners.map(({ name, host, port }) => `${name}://${host}:${port}`).join(', ')
  const dry = options.has('dry-run')
  if (!dry) {
    await withAdmin(options, terminal, async (admin) => {
      const answer = await admin.send(
        'AddRaftVoter',
        {
          clusterId: null,
          timeoutMs: admin.timeoutMs,
          voterId: voter.id,
          voterDirectoryId: asUuid(voter.directoryId),
          listeners: voter.listeners
        },
        { target: 'any' }
      )
      throwIfError(answer.errorCode, answer.errorMessage)
    })
  }
  const said = dry ? 'DRY RUN of adding' : 'Added'
  terminal.line(`${said} controller ${voter.id} with directory id ${voter.directoryId} and endpoints: ${where}`)
  terminal.report({ added: !dry, ...voter })
}

export async function removeController(options: Options, terminal: Terminal): Promise<void> {
  const id = options.number('controller-id') ?? -1
  const directoryId = options.required('controller-directory-id')
  if (id < 0) throw new UsageError(`Invalid negative --controller-id: ${id}`)
  if (Buffer.from(directoryId, 'base64url').length !== 16) {
    throw new UsageError(`Failed to parse --controller-directory-id: ${directoryId}`)
  }
  const dry = options.has('dry-run')
  if (!dry) {
    await withAdmin(options, terminal, async (admin) => {
      const body = { clusterId: null, voterId: id, voterDirectoryId: asUuid(directoryId) }
      const answer = await admin.send('RemoveRaftVoter', body, { target: 'any' })
      throwIfError(answer.errorCode, answer.errorMessage)
    })
  }
  const said = dry ? 'DRY RUN of removing' : 'Removed'
  terminal.line(`${said}  KRaft controller ${id} with directory id ${directoryId}`)
  terminal.report({ removed: !dry, id, directoryId })
}
