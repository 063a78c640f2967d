// Generated from src/protocol/schema by `npm run generate`. Do not edit: change the schema and generate again.

import { refuseVersion } from '../../wire/protocol-error.ts'
import type { Reader } from '../../wire/reader.ts'
import type { Codec, Draft } from '../../wire/types.ts'
import type { Writer } from '../../wire/writer.ts'

export interface TransactionLogKey {
  transactionalId: string
}

export function readTransactionLogKey(reader: Reader, version: number): TransactionLogKey {
  if (version < 0 || version > 0) refuseVersion('TransactionLogKey', version)
  return {
    transactionalId: reader.string()
  }
}

export function writeTransactionLogKey(writer: Writer, value: Draft<TransactionLogKey>, version: number): void {
  if (version < 0 || version > 0) refuseVersion('TransactionLogKey', version)
  writer.string(value.transactionalId ?? '')
}

export const codec: Codec<TransactionLogKey> = {
  name: 'TransactionLogKey',
  versionMin: 0,
  versionMax: 0,
  flexibleFrom: 1,
  read: readTransactionLogKey,
  write: writeTransactionLogKey
}
