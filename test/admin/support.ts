// A node as the admin door sees it, without one.

import type { AdminSources } from '#admin/sources.js'
import { MetadataImage } from '#metadata/image/metadata-image.js'

type Pieces = { -readonly [Name in keyof AdminSources]?: unknown }

export function fakeSources(pieces: Pieces = {}): AdminSources {
  return {
    nodeId: 1,
    engine: { logs: () => [], directories: () => [] },
    relay: { image: MetadataImage.empty('cluster') },
    quorum: { leadership: { leaderId: 1, epoch: 3 }, highWatermark: 10, nextOffset: 10 },
    controller: { isActive: true },
    shards: { observe: async () => [] },
    isRegistered: () => true,
    isStopping: () => false,
    requestMemory: () => ({ used: 0, max: 1000 }),
    ...pieces
  } as unknown as AdminSources
}

export interface Sampled {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Reads Prometheus' text format strictly enough to notice when it is not. */
export function parseExposition(text: string): Sampled[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const found = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/.exec(line)
      if (found === null) throw new Error(`not a sample: ${line}`)
      const labels = [...(found[2] ?? '').matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name, value]) => [
        name,
        value
      ])
      return { name: found[1] ?? '', labels: Object.fromEntries(labels), value: Number(found[3]) }
    })
}

export function sampleOf(
  samples: readonly Sampled[],
  name: string,
  labels: Readonly<Record<string, string>> = {}
): number {
  const same = (one: Sampled): boolean =>
    one.name === name &&
    Object.keys(one.labels).length === Object.keys(labels).length &&
    Object.entries(labels).every(([key, value]) => one.labels[key] === value)
  const found = samples.filter(same)
  if (found.length !== 1) throw new Error(`${found.length} samples of ${name} ${JSON.stringify(labels)}`)
  return found[0]?.value ?? Number.NaN
}
