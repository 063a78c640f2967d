// kafka-configs: shows and changes configurations, quotas and credentials.

import { KafkaError } from '#client/errors.js'
import { withAdmin } from '../connect.ts'
import { messageOf } from '../logging.ts'
import { UsageError } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'
import { changesOf } from './configs/changes.ts'
import { type Request, requestOf } from './configs/entities.ts'
import { quotaTypes, singular } from './configs/entity-types.ts'
import { grammar } from './configs/grammar.ts'
import { alterQuotaEntities, describeQuotaEntities } from './configs/quotas.ts'
import { alterResource, describeResources } from './configs/resources.ts'

async function alter(options: Options, terminal: Terminal, { entities }: Request): Promise<void> {
  const changes = changesOf(options)
  const [entity] = entities
  await withAdmin(options, terminal, (admin) =>
    quotaTypes.has(entity.type) ? alterQuotaEntities(admin, entities, changes) : alterResource(admin, entity, changes)
  )
  // With a user and a client the client is the one that is named.
  const named = entities.at(-1) ?? entity
  if (named.name === '') terminal.line(`Completed updating default config for ${named.type} in the cluster.`)
  else terminal.line(`Completed updating config for ${singular(named.type)} ${named.name}.`)
  terminal.report({ set: changes.set, removed: changes.remove })
}

async function describe(options: Options, terminal: Terminal, { entities }: Request): Promise<void> {
  const [entity] = entities
  await withAdmin(options, terminal, (admin) =>
    quotaTypes.has(entity.type)
      ? describeQuotaEntities(admin, entities, terminal)
      : describeResources(admin, entity, options.has('all'), terminal)
  )
}

/** The broker's errors come with the whole command line, mistakes on it alone. */
function failed(error: unknown, terminal: Terminal, args: readonly string[]): number {
  if (error instanceof KafkaError) {
    terminal.error(`Error while executing config command with args '${args.join(' ')}'`)
    terminal.error(`java.util.concurrent.ExecutionException: ${error}`)
    terminal.error(`Caused by: ${error}`)
    return 1
  }
  terminal.error(messageOf(error))
  if (error instanceof UsageError && error.suggestion !== undefined) terminal.error(`Did you mean ${error.suggestion}?`)
  return 1
}

export const tool: Tool = {
  name: 'kafka-configs',
  javaClass: 'kafka.admin.ConfigCommand',
  grammar,
  failed,
  async run(options, terminal) {
    const request = await requestOf(options)
    await (request.action === 'alter' ? alter : describe)(options, terminal, request)
    return 0
  }
}
