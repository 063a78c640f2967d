// A revision of this repository, checked out beside this one and built there. Kept between runs under .cache: the next comparison with
// the same revision starts at once.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const kept = join(root, '.cache', 'ab')
const git = (...args) => execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim()

/** The folder with `reference` checked out and built. */
export function checkout(reference) {
  const commit = git('rev-parse', '--verify', `${reference}^{commit}`)
  const folder = join(kept, commit.slice(0, 12))
  if (!existsSync(join(folder, 'package.json'))) {
    mkdirSync(kept, { recursive: true })
    git('worktree', 'prune') // one whose folder was removed by hand is still on the list
    git('worktree', 'add', '--detach', folder, commit)
  }
  execFileSync(process.execPath, [join(folder, 'src/setup/prepare.mjs')], { cwd: folder, stdio: ['ignore', 2, 2] })
  return { folder, commit }
}
