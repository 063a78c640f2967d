// Makes a data directory cold without being root: its pages are written out, then the kernel is told that nobody needs them
// (posix_fadvise, which is what dd's `nocache` is).

import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export function dropFromPageCache(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.log'))
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files) {
    execFileSync('sync', [file])
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' })
  }
}
