// The response header: a correlation id, and tagged fields where the body is flexible. ApiVersions never has the latter,
// because a client that does not know our versions must be able to read it.

import type { Writer } from '#protocol/wire/writer.js'

export function writeResponseHeader(writer: Writer, correlationId: number, flexible: boolean): void {
  writer.int32(correlationId)
  if (flexible) writer.unsignedVarint(0)
}
