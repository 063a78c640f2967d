// The metadata log says something that cannot be: an unknown record, a change to what is not there. Going on would serve
// a picture that other nodes do not have.

export class MetadataError extends Error {
  override readonly name = 'MetadataError'
}

export function refuse(message: string): never {
  throw new MetadataError(message)
}
