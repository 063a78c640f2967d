// kafka-consumer-groups --reset-offsets: a plan, a CSV or the commit.

import { describeGroup } from '#client/admin/group-descriptions.js'
import type { Admin } from '#client/admin.js'
import { asError, KafkaError } from '#client/errors.js'
import { partitionText, type TopicPartition } from '#client/partitions.js'
import { ErrorCode } from '#model/error-code.js'
import { readText } from '../../json-file.ts'
import { partitionsOfTopics } from '../../offsets.ts'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'
import { type Committed, commitOffsets, committedOffsets } from './committed.ts'
import { csvLines, readCsv } from './csv.ts'
import { targets } from './reset-targets.ts'
import { resetTargetOf } from './rules.ts'
import { type NewOffset, resetTable } from './tables.ts'

const isMissing = (error: unknown): boolean =>
  error instanceof KafkaError && error.code === ErrorCode.GROUP_ID_NOT_FOUND

/** Whether offsets may be reset; a group that is not known yet is made by it. */
async function isInactive(admin: Admin, group: string, terminal: Terminal): Promise<boolean> {
  try {
    const { state } = await describeGroup(admin, group)
    if (state === 'Empty' || state === 'Dead') return true
    const why = `the group '${group}' is inactive, but the current state is ${state}.`
    terminal.line(`\nError: Assignments can only be reset if ${why}`)
    return false
  } catch (error) {
    if (isMissing(error)) return true
    throw error
  }
}

function unknownPartitions(partitions: readonly TopicPartition[]): KafkaError {
  const names = partitions.map(partitionText).join(', ')
  return asError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `The partitions "${names}" do not exist`)
}

/** `topic` is all its partitions, `topic:0,2` those. */
async function namedPartitions(admin: Admin, texts: readonly string[]): Promise<TopicPartition[]> {
  const found: TopicPartition[] = []
  for (const text of texts) {
    const [topic = '', ids] = text.split(':')
    const wrong = ids?.split(',').find((id) => !/^\d+$/.test(id))
    if (wrong !== undefined) {
      throw new UsageError(`Invalid partition '${wrong}' specified in topic arg '${text}''`, { help: true })
    }
    const all = await partitionsOfTopics(admin, [topic])
    found.push(...(ids === undefined ? all : ids.split(',').map((id) => ({ topic, partition: Number(id) }))))
  }
  return found
}

/** Refuses partitions that are not there, before anything is asked about them. */
async function checkThere(admin: Admin, partitions: readonly TopicPartition[]): Promise<void> {
  const there = await partitionsOfTopics(admin, [...new Set(partitions.map(({ topic }) => topic))])
  const names = new Set(there.map(partitionText))
  const missing = partitions.filter((one) => !names.has(partitionText(one)))
  if (missing.length > 0) throw unknownPartitions(missing)
}

async function partitionsFor(
  admin: Admin,
  options: Options,
  committed: ReadonlyMap<string, Committed>
): Promise<readonly TopicPartition[]> {
  if (options.has('all-topics')) return [...committed.values()]
  if (options.has('topic')) return namedPartitions(admin, options.values('topic'))
  throw new UsageError('One of the reset scopes should be defined: --all-topics, --topic.', { help: true })
}

async function plan(admin: Admin, group: string, options: Options, terminal: Terminal): Promise<NewOffset[]> {
  const target = resetTargetOf(options)
  const committed = await committedOffsets(admin, group).catch((error: unknown) => {
    if (isMissing(error)) return new Map<string, Committed>()
    throw error
  })
  const path = options.value('from-file')
  const several = options.values('group').length > 1
  const rows = path === undefined ? undefined : readCsv(readText(path), group, several)
  const partitions = rows ?? (await partitionsFor(admin, options, committed))
  await checkThere(admin, partitions)
  const fromFile = new Map((rows ?? []).map((row) => [partitionText(row), row.offset]))
  const offsets = await targets[target]({ admin, options, terminal, partitions, committed, fromFile })
  return partitions.map(({ topic, partition }) => {
    return { group, topic, partition, offset: offsets.get(partitionText({ topic, partition })) ?? 0 }
  })
}

export async function resetOffsets(
  admin: Admin,
  groups: readonly string[],
  options: Options,
  terminal: Terminal
): Promise<void> {
  const planned: NewOffset[] = []
  for (const group of groups) {
    if (await isInactive(admin, group, terminal)) planned.push(...(await plan(admin, group, options, terminal)))
  }
  for (const group of options.has('execute') ? groups : []) {
    const own = planned.filter((row) => row.group === group)
    if (own.length > 0) await commitOffsets(admin, group, own)
  }
  const csv = csvLines(planned, groups.length > 1)
  if (options.has('export')) terminal.line(csv.map((line) => `${line}\n`).join(''))
  else for (const line of resetTable(planned)) terminal.line(line)
  terminal.report(planned)
}
