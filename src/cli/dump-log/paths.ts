// Paths as java.io.File shows them: single slashes, no slash at the end, everything else as it was typed.

import { basename } from 'node:path'
import type { Int64 } from '#model/offset.js'
import { DumpFailure } from './failure.ts'

export const filePath = (path: string): string => {
  const single = path.replace(/\/+/g, '/')
  return single.length > 1 && single.endsWith('/') ? single.slice(0, -1) : single
}

export const absolutePath = (path: string): string => (path.startsWith('/') ? path : `${process.cwd()}/${path}`)

/** The offset that a file's name begins with. */
export const baseOffsetOf = (path: string): Int64 => parseLong(basename(path).split('.')[0] ?? '')

/** The file of the same segment with another ending. */
export function beside(path: string, ending: string): string {
  const full = absolutePath(path)
  return `${full.slice(0, full.lastIndexOf('/'))}/${basename(full).split('.')[0] ?? ''}${ending}`
}

export function parseLong(text: string): Int64 {
  const value = /^[+-]?\d+$/.test(text) ? BigInt(text) : undefined
  if (value === undefined || BigInt.asIntN(64, value) !== value)
    throw new DumpFailure('java.lang.NumberFormatException', `For input string: "${text}"`)
  return Number.isSafeInteger(Number(value)) ? Number(value) : value
}
