// Small files that are either the old or the new one, never a mixture, whatever the moment of a crash.

import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes beside, flushes, renames, flushes the folder. */
export function replaceFile(path: string, content: string | Buffer, mode = 0o644): void {
  const beside = `${path}.tmp`
  writeWhole(beside, content, mode)
  renameSync(beside, path)
  flushFolder(dirname(path))
}

export function writeWhole(path: string, content: string | Buffer, mode = 0o644): void {
  const bytes = Buffer.from(content)
  const file = openSync(path, 'w', mode)
  try {
    let at = 0
    while (at < bytes.length) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

export function flushFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
