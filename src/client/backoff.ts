// Waiting longer after each failure, with a fifth of luck either way, so that many clients do not come back at once.

const jitter = 0.2

export interface BackoffLimits {
  readonly firstMs: number
  readonly mostMs: number
}

/** After `failures` failures in a row, one or more. */
export function backoffMs({ firstMs, mostMs }: BackoffLimits, failures: number): number {
  const plain = Math.min(firstMs * 2 ** Math.min(failures - 1, 30), Math.max(firstMs, mostMs))
  return plain * (1 - jitter + Math.random() * 2 * jitter)
}

/** Keeps the process alive: somebody waits for what comes after. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
