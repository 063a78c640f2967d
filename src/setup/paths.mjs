import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const inRoot = (path) => join(root, path)

/** Files below `folder` (relative to the root, sorted) whose name matches; folders named in `skipped` are not entered. */
export function walk(folder, wanted, skipped = []) {
  const found = []
  for (const entry of readdirSync(inRoot(folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (!skipped.includes(entry.name)) found.push(...walk(path, wanted, skipped))
    } else if (wanted.test(entry.name)) found.push(path)
  }
  return found.sort()
}
