// Makes a topic cold without being root: its pages are written out, then the kernel is told that nobody needs them (posix_fadvise, which
// is what dd's `nocache` is).

import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** `folder`: a broker's log directory. Other topics in it may come and go meanwhile. */
export function dropFromPageCache(folder, topic) {
  const partitions = readdirSync(folder).filter((name) => name.startsWith(`${topic}-`))
  const files = partitions.flatMap((partition) =>
    readdirSync(join(folder, partition))
      .filter((name) => name.endsWith('.log'))
      .map((name) => join(folder, partition, name))
  )
  for (const file of files) {
    execFileSync('sync', [file])
    execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0'], { stdio: 'ignore' })
  }
}
