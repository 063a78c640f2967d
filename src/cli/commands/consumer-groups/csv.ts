// The file that --export writes and --from-file reads: `topic,partition,offset`, with the group before it when there are several.

import { UsageError } from '../../options/definition.ts'
import type { NewOffset } from './tables.ts'

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export function csvLines(rows: readonly NewOffset[], withGroup: boolean): string[] {
  return rows.map(({ group, topic, partition, offset }) =>
    [...(withGroup ? [quoted(group)] : []), quoted(topic), partition, offset].join(',')
  )
}

/** Cells of one line; a cell in quotes may hold commas. */
function cells(line: string): string[] {
  const found = line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)
  const texts = [...found].map(([, cell = '']) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
  )
  return texts.slice(0, -1)
}

/** The rows for `group`: all of them where lines name none. */
export function readCsv(text: string, group: string, severalGroups: boolean): NewOffset[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.flatMap((line) => {
    const row = cells(line)
    const withGroup = row.length === 4
    const [topic, partition, offset] = withGroup ? row.slice(1) : row
    const numbers = /^\d+$/.test(partition ?? '') && /^\d+$/.test(offset ?? '')
    if (!numbers || topic === undefined || (!withGroup && (row.length !== 3 || severalGroups))) {
      const form = severalGroups ? 'group,topic,partition,offset' : 'topic,partition,offset'
      throw new UsageError(`Invalid line in the CSV file: '${line}'. Expected ${form}.`)
    }
    if (withGroup && row[0] !== group) return []
    return [{ group, topic, partition: Number(partition), offset: Number(offset) }]
  })
}
