// kafka-consumer-groups --delete and --delete-offsets.

import type { Admin } from '#client/admin.js'
import { asError, errorOf, KafkaError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import { padded } from '../../columns.ts'
import { partitionsOfTopics } from '../../offsets.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'

const widths = [15, 10, 15]

async function deleteGroup(admin: Admin, group: string): Promise<KafkaError | undefined> {
  try {
    const answer = await admin.send(
      'DeleteGroups',
      { groupsNames: [group] },
      {
        target: { group },
        call: 'deleteConsumerGroups',
        codes: (found) => found.results.map(({ errorCode }) => errorCode)
      }
    )
    return errorOf(answer.results[0]?.errorCode ?? 0)
  } catch (error) {
    if (error instanceof KafkaError) return error
    throw error
  }
}

const quoted = (groups: readonly string[]): string => groups.map((group) => `'${group}'`).join(', ')

export async function deleteGroups(admin: Admin, groups: readonly string[], terminal: Terminal): Promise<void> {
  const results: { group: string; error: KafkaError | undefined }[] = []
  for (const group of groups) results.push({ group, error: await deleteGroup(admin, group) })
  const done = results.filter(({ error }) => error === undefined).map(({ group }) => group)
  const failed = results.filter(({ error }) => error !== undefined)
  if (failed.length === 0) terminal.line(`Deletion of requested consumer groups (${quoted(done)}) was successful.`)
  else {
    terminal.line('\nError: Deletion of some consumer groups failed:')
    for (const { group, error } of failed) terminal.line(`* Group '${group}' could not be deleted due to: ${error}`)
    if (done.length > 0) terminal.line(`\nThese consumer groups were deleted successfully: ${quoted(done)}`)
  }
  terminal.report(
    results.map(({ group, error }) => ({ group, deleted: error === undefined, error: error?.message ?? null }))
  )
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
    const at = text.lastIndexOf(':')
    const topic = at < 0 ? text : text.slice(0, at)
    if (at >= 0) {
      const indexes = text
        .slice(at + 1)
        .split(',')
        .map(Number)
      found.push(...indexes.map((partition) => ({ topic, partition, error: undefined })))
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

async function ask(admin: Admin, group: string, targets: readonly Target[]): Promise<KafkaError | undefined> {
  const topics = new Map<string, number[]>()
  for (const { topic, partition } of targets) {
    if (partition !== undefined) topics.set(topic, [...(topics.get(topic) ?? []), partition])
  }
  if (topics.size === 0) return undefined
  const answer = await admin.send(
    'OffsetDelete',
    {
      groupId: group,
      topics: [...topics].map(([name, list]) => ({
        name,
        partitions: list.map((partitionIndex) => ({ partitionIndex }))
      }))
    },
    { target: { group }, call: 'deleteConsumerGroupOffsets' }
  )
  const codes = new Map<string, number>(
    answer.topics.flatMap(({ name, partitions }) =>
      partitions.map(({ partitionIndex, errorCode }) => [`${name}-${partitionIndex}`, errorCode] as [string, number])
    )
  )
  const whole = errorOf(answer.errorCode)
  for (const target of targets) {
    target.error ??= whole ?? errorOf(codes.get(`${target.topic}-${target.partition}`) ?? ErrorCode.NONE)
  }
  return whole
}

/** What is said above the table when the group's own answer is an error. */
function groupLine(group: string, error: KafkaError | undefined, partial: boolean): string {
  if (error === undefined && partial)
    return `\nError: Encountered some partition level error, see the follow-up details.`
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
  const asked = targets.filter(({ partition }) => partition !== undefined)
  const whole = await ask(admin, group, asked)
  const partial = asked.some(({ error }) => error !== undefined)
  terminal.line(groupLine(group, whole, partial))
  terminal.line()
  terminal.line(padded(widths, ['TOPIC', 'PARTITION', 'STATUS']))
  for (const { topic, partition, error } of targets) {
    const status = error === undefined ? 'Successful' : `Error: ${error}`
    terminal.line(padded(widths, [topic, partition === undefined ? '-' : String(partition), status]))
  }
  terminal.report(
    targets.map(({ topic, partition, error }) => ({
      topic,
      partition: partition ?? null,
      error: error?.message ?? null
    }))
  )
}
