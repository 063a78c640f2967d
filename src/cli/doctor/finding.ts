// What the doctor found, and what to do about it.

export type Level = 'ok' | 'warning' | 'error'
export type Area = 'configuration' | 'directories' | 'limits' | 'listeners' | 'clock' | 'runtime'

export interface Finding {
  readonly area: Area
  readonly level: Level
  readonly found: string
  /** Of everything that is not ok. */
  readonly advice?: string
}

export class Findings {
  readonly all: Finding[] = []
  readonly #area: Area

  constructor(area: Area) {
    this.#area = area
  }

  ok(found: string): void {
    this.all.push({ area: this.#area, level: 'ok', found })
  }

  warn(found: string, advice: string): void {
    this.all.push({ area: this.#area, level: 'warning', found, advice })
  }

  error(found: string, advice: string): void {
    this.all.push({ area: this.#area, level: 'error', found, advice })
  }
}

export const messageOf = (failure: unknown): string => (failure instanceof Error ? failure.message : String(failure))
export const codeOf = (failure: unknown): string => (failure as { code?: string } | null)?.code ?? ''
