// A data directory that lives as long as its broker.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface DataDirectory {
  readonly path: string
  /** Removes it, unless it was the caller's. */
  release(): void
}

export function dataDirectory(given: string | undefined): DataDirectory {
  if (given !== undefined) return { path: given, release: () => undefined }
  const path = mkdtempSync(join(tmpdir(), 'ottla-'))
  const remove = (): void => rmSync(path, { recursive: true, force: true })
  // Also for those who end their process without closing what they opened.
  process.once('exit', remove)
  return {
    path,
    release: () => {
      process.off('exit', remove)
      remove()
    }
  }
}
