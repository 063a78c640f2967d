// Tables of text.

/** Columns as wide as their widest cell, a tab after each: Kafka's tools for quorums and transactions print this. */
export function tabbed(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)))
  return [heads, ...rows].map((row) => row.map((cell, at) => `${cell.padEnd(widths[at] ?? 0)}\t`).join(''))
}

/** Columns of given widths with a space between, as Java's `%-15s %-10s` prints them. */
export function padded(widths: readonly number[], cells: readonly string[]): string {
  return cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' ')
}
