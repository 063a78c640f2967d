// What the verifiable tools tell on standard output: one JSON object a line, the time and the name first, for the programs that
// drive them.

export type Tell = (name: string, fields?: Readonly<Record<string, unknown>>) => void

export function teller(write: (line: string) => void): Tell {
  return (name, fields = {}) => write(JSON.stringify({ timestamp: Date.now(), name, ...fields }))
}

/** Once, when the process is asked to end. The returned function forgets it. */
export function onStop(stop: () => void): () => void {
  const signals = ['SIGTERM', 'SIGINT'] as const
  for (const signal of signals) process.once(signal, stop)
  return () => {
    for (const signal of signals) process.off(signal, stop)
  }
}
