// Where --reset-offsets takes each partition.

import type { Admin } from '#client/admin.js'
import { partitionText, type TopicPartition } from '#client/partitions.js'
import { logLine } from '../../logging.ts'
import { offsetsAt } from '../../offsets.ts'
import { UsageError } from '../../options/definition.ts'
import type { Options } from '../../options/options.ts'
import type { Terminal } from '../../terminal.ts'
import type { Committed } from './committed.ts'
import type { ResetTarget } from './grammar.ts'
import { datetimeMs, durationMs } from './times.ts'

const [latest, earliest] = [-1, -2]
const utilities = 'org.apache.kafka.tools.OffsetsUtils'

/** By `topic-partition`. */
export type Offsets = ReadonlyMap<string, number>

export interface Reset {
  readonly admin: Admin
  readonly options: Options
  readonly terminal: Terminal
  readonly partitions: readonly TopicPartition[]
  readonly committed: ReadonlyMap<string, Committed>
  readonly fromFile: Offsets
}

async function ends(admin: Admin, partitions: readonly TopicPartition[], time: number): Promise<Offsets> {
  const found = await offsetsAt(admin, partitions, time)
  return new Map([...found].map(([name, { offset }]) => [name, offset]))
}

/** An offset outside of the log becomes its nearest end, with a warning. */
async function withinLog({ admin, partitions, terminal }: Reset, wanted: Offsets): Promise<Offsets> {
  const [begin, end] = [await ends(admin, partitions, earliest), await ends(admin, partitions, latest)]
  const corrected = (name: string, offset: number, side: string, limit: number): number => {
    const message = `New offset (${offset}) is ${side} offset for topic partition ${name}. Value will be set to ${limit}`
    logLine(terminal, 'WARN', message, utilities)
    return limit
  }
  return new Map(
    [...wanted].map(([name, offset]) => {
      const [least, most] = [begin.get(name) ?? 0, end.get(name) ?? 0]
      if (offset > most) return [name, corrected(name, offset, 'higher than latest', most)]
      return [name, offset < least ? corrected(name, offset, 'lower than earliest', least) : offset]
    })
  )
}

/** The first record from a time on, the end where there is none. */
async function fromTime({ admin, partitions }: Reset, timeMs: number): Promise<Offsets> {
  const found = await ends(admin, partitions, timeMs)
  const late = partitions.filter((one) => (found.get(partitionText(one)) ?? -1) < 0)
  return new Map([...found, ...(await ends(admin, late, latest))])
}

async function shifted(reset: Reset): Promise<Offsets> {
  const by = reset.options.number('shift-by') ?? 0
  const wanted = reset.partitions.map((one): [string, number] => {
    const current = reset.committed.get(partitionText(one))
    if (current !== undefined) return [partitionText(one), current.offset + by]
    throw new UsageError(
      `Cannot shift offset for partition ${partitionText(one)} since there is no current committed offset`
    )
  })
  return withinLog(reset, new Map(wanted))
}

/** What is committed, and the end where nothing is. */
async function current({ admin, partitions, committed }: Reset): Promise<Offsets> {
  const without = partitions.filter((one) => !committed.has(partitionText(one)))
  const known = partitions.flatMap((one): [string, number][] => {
    const offset = committed.get(partitionText(one))?.offset
    return offset === undefined ? [] : [[partitionText(one), offset]]
  })
  return new Map([...known, ...(await ends(admin, without, latest))])
}

export const targets: Readonly<Record<ResetTarget, (reset: Reset) => Promise<Offsets>>> = {
  'to-offset': (reset) => {
    const offset = reset.options.number('to-offset') ?? 0
    return withinLog(reset, new Map(reset.partitions.map((one) => [partitionText(one), offset])))
  },
  'to-earliest': ({ admin, partitions }) => ends(admin, partitions, earliest),
  'to-latest': ({ admin, partitions }) => ends(admin, partitions, latest),
  'to-datetime': (reset) => fromTime(reset, datetimeMs(reset.options.value('to-datetime') ?? '')),
  'by-duration': (reset) => fromTime(reset, Date.now() - durationMs(reset.options.value('by-duration') ?? '')),
  'shift-by': shifted,
  'to-current': current,
  'from-file': (reset) => withinLog(reset, reset.fromFile)
}
