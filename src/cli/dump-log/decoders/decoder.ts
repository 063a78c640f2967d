// A decoder says what a record's key and value mean. Undefined: not shown.

import type { DumpRecord } from '../batch-records.ts'

export interface Shown {
  readonly key?: string | undefined
  readonly payload?: string | undefined
}

export type Decoder = (record: DumpRecord) => Shown
