// A claim about our own state. When one is false the code is wrong, and going on would spread it: the process stops.

export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant'
}

/** Throws `BrokenInvariant` with `claim` when `condition` is false. Never for what a client or the machine did. */
export function invariant(condition: unknown, claim: string | (() => string)): asserts condition {
  if (condition) return
  throw new BrokenInvariant(typeof claim === 'string' ? claim : claim())
}
