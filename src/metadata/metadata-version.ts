// What each metadata.version level allows: record versions and abilities. Levels are those of Apache Kafka 4.4.

export const supportsScram = (level: number): boolean => level >= 11
/** Below it a smaller ISR needs a new leader epoch. */
export const bumpsLeaderEpochOnIsrShrink = (level: number): boolean => level < 12
export const supportsMetadataTransactions = (level: number): boolean => level >= 13
export const supportsDelegationTokens = (level: number): boolean => level >= 14
export const supportsControllerRegistration = (level: number): boolean => level >= 15
export const supportsDirectoryAssignment = (level: number): boolean => level >= 17
export const supportsElr = (level: number): boolean => level >= 23
export const supportsCordonedDirectories = (level: number): boolean => level >= 30
export const supportsControllerUnregistration = (level: number): boolean => level >= 33

/** RegisterBrokerRecord. */
export function registerBrokerVersion(level: number): number {
  if (supportsCordonedDirectories(level)) return 4
  if (supportsDirectoryAssignment(level)) return 3
  return level >= 8 ? 2 : 1
}

/** PartitionRecord and PartitionChangeRecord. */
export function partitionVersion(level: number): number {
  if (supportsElr(level)) return 2
  return supportsDirectoryAssignment(level) ? 1 : 0
}
