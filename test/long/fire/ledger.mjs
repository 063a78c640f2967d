// Which group read which numbered record how often. A record's value is its partition and offset, so that a reader who is
// told another record's bytes, or an offset nobody wrote, is found at once.

export const numbered = (partition, offset) => `${partition}/${offset}`

export class Ledger {
  #reads = new Map()
  problems = []

  constructor(groups, partitions) {
    for (const group of groups)
      this.#reads.set(
        group,
        Array.from({ length: partitions }, () => [])
      )
  }

  /** A line of a member: `PARTITION OFFSET VALUE`. */
  take(group, line) {
    const [partition, offset, value] = line.split(' ')
    if (value !== numbered(partition, offset)) {
      this.problems.push(`${group} read '${line}'`)
      return
    }
    const reads = this.#reads.get(group)[partition]
    reads[offset] = (reads[offset] ?? 0) + 1
  }

  /** The records of [0, ends[partition]) that the group has not read: `partition/offset`. */
  missing(group, ends) {
    return this.#reads.get(group).flatMap((reads, partition) => {
      const absent = []
      for (let offset = 0; offset < ends[partition]; offset++)
        if (reads[offset] === undefined) absent.push(numbered(partition, offset))
      return absent
    })
  }

  /** How many reads were of a record the group had read already. */
  get duplicates() {
    let duplicates = 0
    for (const group of this.#reads.values())
      for (const reads of group) for (const count of reads) duplicates += (count ?? 1) - 1
    return duplicates
  }
}
