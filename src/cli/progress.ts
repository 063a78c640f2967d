// A progress bar on a terminal's standard error; elsewhere nothing, so that logs and pipes stay clean.

export interface Progress {
  update(done: number): void
  stop(): void
}

const silent: Progress = { update: () => undefined, stop: () => undefined }

/** @param total in `unit`s; zero when it is not known. */
export async function startProgress(total: number, unit: string): Promise<Progress> {
  if (process.stderr.isTTY !== true || total <= 0) return silent
  const { SingleBar, Presets } = (await import('cli-progress')).default
  const bar = new SingleBar(
    {
      stream: process.stderr,
      clearOnComplete: true,
      etaBuffer: 50,
      format: `{bar} {percentage}% {value}/{total} ${unit}, {eta} s left`
    },
    Presets.shades_classic
  )
  bar.start(total, 0)
  return { update: (done) => bar.update(done), stop: () => bar.stop() }
}
