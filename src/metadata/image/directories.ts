// Log directories as the metadata names them (KIP-858).

import { asUuid, type Uuid, zeroUuid } from '#model/uuid.js'
import type { BrokerImage } from './cluster.ts'

/** Where a replica's log is not known yet: the broker chooses, and says so with AssignReplicasToDirs. */
export const unassignedDirectory: Uuid = asUuid('AAAAAAAAAAAAAAAAAAAAAQ')
/** One that is gone, where nobody says which. */
const lostDirectory = asUuid('AAAAAAAAAAAAAAAAAAAAAg')

/** Whether a replica's directory works, as far as the cluster knows. `directory` is what its partition says of it. */
export function directoryWorks({ directories }: BrokerImage, directory: Uuid | undefined): boolean {
  if (directory === undefined || directory === unassignedDirectory || directory === zeroUuid) return true
  // A broker that registered before directories were known works as a whole or not at all.
  return directory !== lostDirectory && (directories.length === 0 || directories.includes(directory))
}
