// `--initial-controllers 1@host:port:directory-id,…` (KIP-853): the first voters of a quorum, the same on each of its nodes.

import { asUuid, type Uuid } from '#model/uuid.js'
import { FormatRefused } from './format-refused.ts'

export interface InitialController {
  readonly id: number
  readonly host: string
  readonly port: number
  readonly directoryId: Uuid
}

function parseOne(text: string): InitialController {
  const at = text.indexOf('@')
  if (at < 0) throw new FormatRefused('No @ found in dynamic voter string.')
  const id = text.slice(0, at)
  if (!/^\d+$/.test(id)) throw new FormatRefused('Failed to parse node id in dynamic voter string.')
  const rest = text.slice(at + 1)
  const [, bracketed, plain, after] = /^(?:\[([^\]]*)\]|([^:]*)):(.*)$/.exec(rest) ?? []
  const host = bracketed ?? plain
  if (host === undefined || after === undefined) throw new FormatRefused('No colon following hostname could be found.')
  const colon = after.indexOf(':')
  if (colon < 0) throw new FormatRefused('No colon following port could be found.')
  const port = after.slice(0, colon)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535)
    throw new FormatRefused('Failed to parse port in dynamic voter string.')
  const directory = after.slice(colon + 1)
  if (!/^[\w-]{22}$/.test(directory)) throw new FormatRefused('Failed to parse directory ID in dynamic voter string.')
  return { id: Number(id), host, port: Number(port), directoryId: asUuid(directory) }
}

/** Throws FormatRefused. Sorted by id. */
export function parseInitialControllers(text: string): InitialController[] {
  const found = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(parseOne)
    .sort((a, b) => a.id - b.id)
  if (found.length === 0) throw new FormatRefused('No voters given.')
  for (const [at, { id }] of found.entries())
    if (found[at + 1]?.id === id) throw new FormatRefused(`Node id ${id} was specified more than once.`)
  return found
}
