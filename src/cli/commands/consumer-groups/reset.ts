// kafka-consumer-groups --reset-offsets: where to, and then a plan, a CSV or the commit.

import type { Admin } from '#client/admin.js'
import { asError, KafkaError } from '#client/errors.js'
import { ErrorCode } from '#model/error-code.js'
import { readText } from '../../json-file.ts'
import { logLine } from '../../logging.ts'
import {
  offsetMap,
  offsetsAt,
  type PlacedPartition,
  partitionsOfTopics,
  partitionText,
  type TopicPartition
} from '../../offsets.ts'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'
import { type Committed, commitOffsets, committedOffsets } from './committed.ts'
import { csvLines, readCsv } from './csv.ts'
import { describeGroup } from './description.ts'
import { resetTargetOf } from './rules.ts'
import { type NewOffset, resetTable } from './tables.ts'
import { datetimeMs, durationMs } from './times.ts'

const [latest, earliest] = [-1, -2]
const utilities = 'org.apache.kafka.tools.OffsetsUtils'

type Offsets = ReadonlyMap<string, number | bigint>

/** Whether offsets may be reset; a group that is not known yet is made by it. */
async function isInactive(admin: Admin, group: string, terminal: Terminal): Promise<boolean> {
  try {
    const { state } = await describeGroup(admin, group)
    if (state === 'Empty' || state === 'Dead') return true
    terminal.line(
      `\nError: Assignments can only be reset if the group '${group}' is inactive, but the current state is ${state}.`
    )
    return false
  } catch (error) {
    if (error instanceof KafkaError && error.code === ErrorCode.GROUP_ID_NOT_FOUND) return true
    throw error
  }
}

/** `topic` is all its partitions, `topic:0,2` those. */
async function namedPartitions(admin: Admin, texts: readonly string[]): Promise<PlacedPartition[]> {
  const wanted = texts.map((text): [string, number[] | undefined] => {
    const at = text.lastIndexOf(':')
    if (at < 0) return [text, undefined]
    const ids = text.slice(at + 1).split(',')
    const wrong = ids.find((id) => !/^\d+$/.test(id))
    if (wrong !== undefined)
      throw new UsageError(`Invalid partition '${wrong}' specified in topic arg '${text}'`, { help: true })
    return [text.slice(0, at), ids.map(Number)]
  })
  const found: PlacedPartition[] = []
  for (const [topic, indexes] of wanted) {
    const placed = await partitionsOfTopics(admin, [topic])
    found.push(...placed.filter(({ partition }) => indexes?.includes(partition) ?? true))
    const missing = indexes?.filter((index) => !placed.some(({ partition }) => partition === index)) ?? []
    if (missing.length > 0) throw unknownPartitions(missing.map((partition) => ({ topic, partition })))
  }
  return found
}

function unknownPartitions(partitions: readonly TopicPartition[]): KafkaError {
  const names = partitions.map(partitionText).join(', ')
  return asError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, `The partitions "${names}" do not exist`)
}

/** Partitions with their leaders, for some that are known by name. */
async function place(admin: Admin, partitions: readonly TopicPartition[]): Promise<PlacedPartition[]> {
  const topics = [...new Set(partitions.map(({ topic }) => topic))]
  const all = new Map((await partitionsOfTopics(admin, topics)).map((one) => [partitionText(one), one]))
  const missing = partitions.filter((one) => !all.has(partitionText(one)))
  if (missing.length > 0) throw unknownPartitions(missing)
  return partitions.map((one) => all.get(partitionText(one)) as PlacedPartition)
}

async function bounds(admin: Admin, partitions: readonly PlacedPartition[]): Promise<{ begin: Offsets; end: Offsets }> {
  const at = async (time: number): Promise<Offsets> => {
    const found = offsetMap(await offsetsAt(admin, partitions, time))
    return new Map([...found].map(([name, { offset }]) => [name, offset]))
  }
  return { begin: await at(earliest), end: await at(latest) }
}

/** An offset outside of the log becomes its nearest end, with a warning. */
async function withinLog(
  admin: Admin,
  partitions: readonly PlacedPartition[],
  wanted: Offsets,
  terminal: Terminal
): Promise<Offsets> {
  const { begin, end } = await bounds(admin, partitions)
  const warn = (message: string): void => logLine(terminal, 'WARN', message, utilities)
  return new Map(
    [...wanted].map(([name, offset]) => {
      const [least, most] = [begin.get(name) ?? 0, end.get(name) ?? 0]
      if (BigInt(offset) > BigInt(most)) {
        warn(
          `New offset (${offset}) is higher than latest offset for topic partition ${name}. Value will be set to ${most}`
        )
        return [name, most]
      }
      if (BigInt(offset) >= BigInt(least)) return [name, offset]
      warn(
        `New offset (${offset}) is lower than earliest offset for topic partition ${name}. Value will be set to ${least}`
      )
      return [name, least]
    })
  )
}

/** The first record from a time on, the end where there is none. */
async function fromTime(admin: Admin, partitions: readonly PlacedPartition[], timeMs: number): Promise<Offsets> {
  const found = offsetMap(await offsetsAt(admin, partitions, timeMs))
  const late = partitions.filter((one) => Number(found.get(partitionText(one))?.offset ?? -1) < 0)
  const ends = offsetMap(await offsetsAt(admin, late, latest))
  return new Map(
    partitions.map((one) => {
      const name = partitionText(one)
      return [name, ends.get(name)?.offset ?? found.get(name)?.offset ?? 0]
    })
  )
}

interface Reset {
  readonly admin: Admin
  readonly options: Options
  readonly terminal: Terminal
  readonly partitions: readonly PlacedPartition[]
  readonly committed: ReadonlyMap<string, Committed>
  readonly fromFile: Offsets
}

async function shifted({ admin, options, terminal, partitions, committed }: Reset): Promise<Offsets> {
  const by = BigInt(options.value('shift-by') ?? 0)
  const wanted = partitions.map((one): [string, bigint] => {
    const current = committed.get(partitionText(one))
    if (current === undefined) {
      throw new UsageError(
        `Cannot shift offset for partition ${partitionText(one)} since there is no current committed offset`
      )
    }
    return [partitionText(one), BigInt(current.offset) + by]
  })
  return withinLog(admin, partitions, new Map(wanted), terminal)
}

async function current({ admin, partitions, committed }: Reset): Promise<Offsets> {
  const without = partitions.filter((one) => !committed.has(partitionText(one)))
  const ends = offsetMap(await offsetsAt(admin, without, latest))
  return new Map(
    partitions.map((one) => {
      const name = partitionText(one)
      return [name, committed.get(name)?.offset ?? ends.get(name)?.offset ?? 0]
    })
  )
}

const targets: Readonly<Record<ReturnType<typeof resetTargetOf>, (reset: Reset) => Promise<Offsets>>> = {
  'to-offset': ({ admin, options, terminal, partitions }) => {
    const offset = BigInt(options.value('to-offset') ?? 0)
    return withinLog(admin, partitions, new Map(partitions.map((one) => [partitionText(one), offset])), terminal)
  },
  'to-earliest': async ({ admin, partitions }) => (await bounds(admin, partitions)).begin,
  'to-latest': async ({ admin, partitions }) => (await bounds(admin, partitions)).end,
  'to-datetime': ({ admin, options, partitions }) =>
    fromTime(admin, partitions, datetimeMs(options.value('to-datetime') ?? '')),
  'by-duration': ({ admin, options, partitions }) =>
    fromTime(admin, partitions, Date.now() - durationMs(options.value('by-duration') ?? '')),
  'shift-by': shifted,
  'to-current': current,
  'from-file': ({ admin, partitions, fromFile, terminal }) => withinLog(admin, partitions, fromFile, terminal)
}

async function partitionsFor(
  admin: Admin,
  options: Options,
  committed: ReadonlyMap<string, Committed>
): Promise<PlacedPartition[]> {
  if (options.has('all-topics')) return place(admin, [...committed.values()])
  if (options.has('topic')) return namedPartitions(admin, options.values('topic'))
  throw new UsageError('One of the reset scopes should be defined: --all-topics, --topic.', { help: true })
}

async function plan(admin: Admin, group: string, options: Options, terminal: Terminal): Promise<NewOffset[]> {
  const target = resetTargetOf(options)
  const committed = await committedOffsets(admin, group).catch((error: unknown) => {
    if (error instanceof KafkaError && error.code === ErrorCode.GROUP_ID_NOT_FOUND) return new Map<string, Committed>()
    throw error
  })
  const rows =
    target === 'from-file'
      ? readCsv(readText(options.value('from-file') ?? ''), group, options.values('group').length > 1)
      : []
  const partitions = target === 'from-file' ? await place(admin, rows) : await partitionsFor(admin, options, committed)
  const fromFile = new Map(rows.map((row) => [partitionText(row), row.offset]))
  const offsets = await targets[target]({ admin, options, terminal, partitions, committed, fromFile })
  return partitions.map(({ topic, partition }) => ({
    group,
    topic,
    partition,
    offset: offsets.get(`${topic}-${partition}`) ?? 0
  }))
}

export async function resetOffsets(
  admin: Admin,
  groups: readonly string[],
  options: Options,
  terminal: Terminal
): Promise<void> {
  const planned: NewOffset[] = []
  for (const group of groups) {
    if (!(await isInactive(admin, group, terminal))) continue
    planned.push(...(await plan(admin, group, options, terminal)))
  }
  if (options.has('execute')) {
    for (const group of groups) {
      const own = planned.filter((row) => row.group === group)
      if (own.length > 0) await commitOffsets(admin, group, own)
    }
  }
  if (options.has('export'))
    terminal.line(
      csvLines(planned, groups.length > 1)
        .map((line) => `${line}\n`)
        .join('')
    )
  else for (const line of resetTable(planned)) terminal.line(line)
  terminal.report(planned)
}
