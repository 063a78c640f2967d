// Few numbers from noisy machines: medians with their spread, and intervals of paired ratios.

export const sorted = (values) => values.toSorted((a, b) => a - b)

export function median(values) {
  const ordered = sorted(values)
  const middle = ordered.length >> 1
  return ordered.length % 2 === 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2
}

export function spread(values) {
  const ordered = sorted(values)
  return { median: median(values), least: ordered[0], most: ordered.at(-1), count: values.length }
}

/** Student's t for a two-sided interval of 99 %, by degrees of freedom; between two entries the safer one. */
const t99 = [
  [1, 63.657],
  [2, 9.925],
  [3, 5.841],
  [4, 4.604],
  [5, 4.032],
  [6, 3.707],
  [8, 3.355],
  [10, 3.169],
  [15, 2.947],
  [20, 2.845],
  [30, 2.75],
  [40, 2.704],
  [60, 2.66],
  [100, 2.626],
  [1000, 2.581]
]

function quantile99(freedom) {
  return t99.findLast(([at]) => at <= freedom)?.[1] ?? Number.POSITIVE_INFINITY
}

const trimmedShare = 0.2

/**
 * The ratio of pairs (a, b) as b / a with its 99 % interval: the mean of the logarithms without the fifth at each end, and Yuen's
 * interval for it. A neighbour on the machine who takes one slice's cache spoils that pair, not the mean.
 */
export function pairedRatio(pairs) {
  const logs = sorted(pairs.map(([a, b]) => Math.log(b / a)))
  const cut = Math.floor(logs.length * trimmedShare)
  const kept = logs.slice(cut, logs.length - cut)
  const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length
  const held = logs.map((value) => Math.min(Math.max(value, kept[0]), kept.at(-1)))
  const middle = held.reduce((sum, value) => sum + value, 0) / held.length
  const squares = held.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  const freedom = kept.length - 1
  const error = Math.sqrt(squares / (kept.length * freedom))
  const reach = freedom < 1 ? Number.POSITIVE_INFINITY : quantile99(freedom) * error
  return { ratio: Math.exp(mean), low: Math.exp(mean - reach), high: Math.exp(mean + reach), pairs: pairs.length }
}
