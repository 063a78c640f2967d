// What a peer sent cannot be read, or what we were asked to send cannot be said in that version.
// The connection it concerns is closed; nobody else notices.

export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
}

/** Kafka 4.4 refuses longer arrays and more tagged fields, whatever the frame's size. */
export const arrayElementsMax = 1_000_000
export const taggedFieldsMax = 10_000
/** Ours: Kafka bounds each array but not arrays in arrays. Numbers do not count, everything else does, tags too. */
export const frameElementsMax = 2_000_000

export function refuse(claim: string): never {
  throw new ProtocolError(claim)
}
export function refuseNull(field: string, version: number): never {
  throw new ProtocolError(`${field} may not be null in version ${version}`)
}
export function refuseVersion(message: string, version: number): never {
  throw new ProtocolError(`${message} has no version ${version}`)
}
