// Types of process.mjs, for tests in TypeScript.

import type { ChildProcess } from 'node:child_process'

export interface RunningOttla {
  readonly child: ChildProcess
  readonly folder: string
  readonly port: number
  readonly bootstrap: string
  readonly startMs: number
  output(): string
  kill(): Promise<void>
  stop(): Promise<number | null>
}

export function freePort(): Promise<number>
export function startOttla(options?: {
  readonly folder?: string
  readonly port?: number
  readonly overrides?: Readonly<Record<string, string>>
  readonly quiet?: boolean
  readonly program?: string
  readonly nodeFlags?: readonly string[]
}): Promise<RunningOttla>
