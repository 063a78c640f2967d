// Where the other leaders are: the tagged field at the end of Produce and Fetch responses.

import { type NodeEndpoint, writeNodeEndpoint } from '../generated/fetch-response.ts'
import type { Draft } from '../wire/types.ts'
import type { Writer } from '../wire/writer.ts'

/** From where on both messages write their endpoints alike. */
const flexibleVersion = 16

/** Writes the tag section of the response, with or without endpoints. */
export function writeEndpoints(writer: Writer, endpoints: readonly Draft<NodeEndpoint>[]): void {
  if (endpoints.length === 0) {
    writer.int8(0)
    return
  }
  writer.int8(1)
  const begin = writer.beginTag(0)
  writer.count(true, endpoints.length)
  for (const endpoint of endpoints) writeNodeEndpoint(writer, endpoint, flexibleVersion)
  writer.endTag(begin)
}
