// What travels beside plain numbers and texts.

import type { Reader } from './reader.ts'
import type { Writer } from './writer.ts'

/** Where record batches stand in the reader's buffer. Valid as long as that buffer is. */
export interface RecordsRef {
  readonly offset: number
  readonly length: number
}

/** A tagged field this version of the schema does not know: kept, and written back. */
export interface UnknownTag {
  readonly tag: number
  readonly data: Buffer
}

/** What a writer takes: every field may be left out and then has its default; records are the bytes themselves. */
export type Draft<T> = T extends number | bigint | string | boolean | null | undefined | Buffer
  ? T
  : T extends RecordsRef
    ? Buffer
    : T extends readonly (infer Element)[]
      ? readonly Draft<Element>[]
      : { readonly [Key in keyof T]?: Draft<T[Key]> | undefined }

/** A message's two directions, for code that handles messages without knowing them (tests, tools, forwarding). */
export interface Codec<T> {
  readonly name: string
  readonly versionMin: number
  readonly versionMax: number
  /** The first version with compact forms and tagged fields; one past the newest when there is none. */
  readonly flexibleFrom: number
  read(reader: Reader, version: number): T
  write(writer: Writer, value: Draft<T>, version: number): void
}
