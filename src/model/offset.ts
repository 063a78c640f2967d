// Offsets and epochs are plain numbers at run time; the brands keep one from being passed for another.
// An offset beyond 2^53-1 is refused at the handler's edge as out of range.

declare const brand: unique symbol
type Branded<Name extends string> = number & { readonly [brand]: Name }

export type Offset = Branded<'Offset'>
export type LeaderEpoch = Branded<'LeaderEpoch'>
/** Milliseconds since 1970. */
export type EpochMs = Branded<'EpochMs'>

export const asOffset = (value: number): Offset => value as Offset
export const asLeaderEpoch = (value: number): LeaderEpoch => value as LeaderEpoch
export const asEpochMs = (value: number): EpochMs => value as EpochMs

/** An int64 as generic codecs give it: a bigint only beyond +-(2^53-1). */
export type Int64 = number | bigint

/** Narrows an int64 of the wire; undefined when it is beyond what a number holds exactly. */
export function narrow(value: Int64): number | undefined {
  return typeof value === 'number' ? value : undefined
}
