// All generated files, as path below `generated/` -> text. Pure: main.ts writes them, a test compares them.

import * as schema from '../schema/all.ts'
import type { Message } from '../schema/language.ts'
import { modulePath, writeModule } from './module.ts'
import { writeCoordinatorRecords, writeMetadataRecords } from './record-registries.ts'
import { writeApiKeys, writeApiMessages, writeRegistry } from './registries.ts'

export function generate(): ReadonlyMap<string, string> {
  const coordinators = [...schema.groupRecords, ...schema.transactionRecords, ...schema.shareRecords]
  const messages: Message[] = [
    ...schema.apis.flatMap((api) => [api.request, api.response]),
    ...schema.headers,
    ...schema.metadataRecords.map(({ message }) => message),
    ...coordinators.flatMap(({ keyMessage, valueMessage }) => [keyMessage, valueMessage]),
    ...schema.dataMessages
  ]
  const files = new Map<string, string>()
  for (const message of messages) {
    const path = modulePath(message)
    if (files.has(path)) throw new Error(`two messages for ${path}`)
    files.set(path, writeModule(message))
  }
  files.set('api-keys.ts', writeApiKeys(schema.apis))
  files.set('api-messages.ts', writeApiMessages(schema.apis))
  files.set('registry.ts', writeRegistry(schema.apis, messages))
  files.set('metadata-records.ts', writeMetadataRecords(schema.metadataRecords))
  files.set('group-records.ts', writeCoordinatorRecords('Group', schema.groupRecords))
  files.set('transaction-records.ts', writeCoordinatorRecords('Transaction', schema.transactionRecords))
  files.set('share-records.ts', writeCoordinatorRecords('Share', schema.shareRecords))
  return files
}
