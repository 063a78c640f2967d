// Administrative requests name many things; each is answered for itself. What the controller needs not see is sorted out.

export interface SortedOut<Item, Result> {
  readonly accepted: Item[]
  /** One result for each thing that was refused, in the order of the request. */
  readonly refused: Result[]
}

/** Things named twice are refused once, with `twice`; others as `refusalOf` says. */
export function sortOut<Item, Result>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  refusalOf: (item: Item) => Result | undefined,
  twice: (item: Item) => Result
): SortedOut<Item, Result> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  const accepted: Item[] = []
  const refused: Result[] = []
  for (const item of items) {
    const key = keyOf(item)
    const count = counts.get(key) ?? 0
    if (count === 0) continue
    if (count > 1) {
      refused.push(twice(item))
      counts.set(key, 0)
      continue
    }
    const refusal = refusalOf(item)
    if (refusal === undefined) accepted.push(item)
    else refused.push(refusal)
  }
  return { accepted, refused }
}
