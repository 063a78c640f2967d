// kafka-consumer-groups --delete and --delete-offsets.

import { deleteGroups as deleteAll, deleteGroupOffsets } from '#client/admin/groups.js'
import type { Admin } from '#client/admin.js'
import { asError, KafkaError } from '#client/errors.js'
import { partitionText } from '#client/partitions.js'
import { ErrorCode } from '#model/error-code.js'
import { padded } from '../../columns.ts'
import { partitionsOfTopics } from '../../offsets.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'

const widths = [15, 10, 15]

const quoted = (groups: readonly string[]): string => groups.map((group) => `'${group}'`).join(', ')

export async function deleteGroups(admin: Admin, groups: readonly string[], terminal: Terminal): Promise<void> {
  const outcomes = await deleteAll(admin, groups)
  const failed = groups.flatMap((group) => {
    const error = outcomes.get(group)?.error
    return error === undefined ? [] : [{ group, error }]
  })
  const done = groups.filter((group) => !failed.some((one) => one.group === group))
  if (failed.length === 0) terminal.line(`Deletion of requested consumer groups (${quoted(done)}) was successful.`)
  else {
    terminal.line('\nError: Deletion of some consumer groups failed:')
    for (const { group, error } of failed) terminal.line(`* Group '${group}' could not be deleted due to: ${error}`)
    if (done.length > 0) terminal.line(`\nThese consumer groups were deleted successfully: ${quoted(done)}`)
  }
  terminal.report(groups.map((group) => ({ group, error: outcomes.get(group)?.error?.message ?? null })))
}

interface Target {
  readonly topic: string
  readonly partition: number | undefined
  error: KafkaError | undefined
}

/** `topic` is all its partitions, `topic:0,2` those. */
async function targetsOf(admin: Admin, texts: readonly string[]): Promise<Target[]> {
  const found: Target[] = []
  for (const text of texts) {
    const [topic = '', ids] = text.split(':')
    if (ids !== undefined) {
      found.push(...ids.split(',').map((id) => ({ topic, partition: Number(id), error: undefined })))
      continue
    }
    try {
      const partitions = await partitionsOfTopics(admin, [topic])
      found.push(...partitions.map(({ partition }) => ({ topic, partition, error: undefined })))
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      found.push({ topic, partition: undefined, error })
    }
  }
  return found
}

/** The group's own error, if any; partitions keep theirs. */
async function ask(admin: Admin, group: string, targets: readonly Target[]): Promise<KafkaError | undefined> {
  const asked = targets.flatMap(({ topic, partition }) => (partition === undefined ? [] : [{ topic, partition }]))
  if (asked.length === 0) return undefined
  try {
    const outcomes = await deleteGroupOffsets(admin, group, asked)
    for (const target of targets) {
      target.error ??= outcomes.get(partitionText({ topic: target.topic, partition: target.partition ?? -1 }))?.error
    }
    return undefined
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    for (const target of targets) target.error ??= error
    return error
  }
}

/** What is said above the table. */
function groupLine(group: string, error: KafkaError | undefined, partial: boolean): string {
  if (error === undefined && partial)
    return '\nError: Encountered some partition level error, see the follow-up details:'
  if (error === undefined) return `Request succeeded for deleting offsets from group ${group}.`
  const known: readonly number[] = [
    ErrorCode.INVALID_GROUP_ID,
    ErrorCode.GROUP_ID_NOT_FOUND,
    ErrorCode.GROUP_AUTHORIZATION_FAILED,
    ErrorCode.NON_EMPTY_GROUP
  ]
  if (known.includes(error.code)) return `\nError: ${asError(error.code).message}`
  return `\nError: Encountered some unknown error: ${error}`
}

export async function deleteOffsets(admin: Admin, group: string, options: Options, terminal: Terminal): Promise<void> {
  const targets = await targetsOf(admin, options.values('topic'))
  const whole = await ask(admin, group, targets)
  const partial = targets.some(({ error, partition }) => error !== undefined && partition !== undefined)
  terminal.line(groupLine(group, whole, partial))
  terminal.line()
  terminal.line(padded(widths, ['TOPIC', 'PARTITION', 'STATUS']))
  for (const { topic, partition, error } of targets) {
    const status = error === undefined ? 'Successful' : `Error: ${error}`
    terminal.line(padded(widths, [topic, partition === undefined ? '-' : String(partition), status]))
  }
  const rows = targets.map(({ topic, partition, error }) => ({
    topic,
    partition: partition ?? null,
    error: error?.message ?? null
  }))
  terminal.report(rows)
}
