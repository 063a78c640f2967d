// A data directory that lives as long as its broker.

import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface DataDirectory {
  readonly path: string
  /** Removes it, unless it was the caller's. */
  release(): Promise<void>
}

export function dataDirectory(given: string | undefined): DataDirectory {
  if (given !== undefined) return { path: given, release: async () => undefined }
  const path = mkdtempSync(join(tmpdir(), 'ottla-'))
  // For those who end their process without closing what they opened.
  const removeAtExit = (): void => rmSync(path, { recursive: true, force: true })
  process.once('exit', removeAtExit)
  return {
    path,
    release: async () => {
      await rm(path, { recursive: true, force: true })
      process.off('exit', removeAtExit)
    }
  }
}
