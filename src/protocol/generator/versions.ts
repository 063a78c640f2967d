// Version spans of the schema language, as conditions of generated code.

import type { Versions } from '../schema/language.ts'

/** Inclusive; undefined means no version at all. */
export interface Span {
  readonly min: number
  readonly max: number
}

export function parseVersions(versions: Versions): Span | undefined {
  if (versions === 'none') return undefined
  const parts = /^(\d+)(?:(\+)|-(\d+))?$/.exec(versions)
  const min = Number(parts?.[1])
  const max = parts?.[2] === '+' ? Number.MAX_SAFE_INTEGER : Number(parts?.[3] ?? min)
  if (parts === null || min > max) throw new Error(`not versions: ${versions}`)
  return { min, max }
}

export function within(span: Span | undefined, outer: Span | undefined): Span | undefined {
  if (span === undefined || outer === undefined) return undefined
  const min = Math.max(span.min, outer.min)
  const max = Math.min(span.max, outer.max)
  return min > max ? undefined : { min, max }
}

export function contains(span: Span | undefined, version: number): boolean {
  return span !== undefined && version >= span.min && version <= span.max
}

/** The condition on `version` that holds for `span` when `version` is known to be within `outer`. */
export function condition(span: Span | undefined, outer: Span): 'true' | 'false' | string {
  const inner = within(span, outer)
  if (inner === undefined) return 'false'
  if (inner.min === inner.max && outer.min !== outer.max) return `version === ${inner.min}`
  const parts: string[] = []
  if (inner.min > outer.min) parts.push(`version >= ${inner.min}`)
  if (inner.max < outer.max) parts.push(`version <= ${inner.max}`)
  return parts.length === 0 ? 'true' : parts.join(' && ')
}

/** `when ? yes : no`, without the question where the answer is known. */
export function choose(when: string, yes: string, no: string): string {
  if (when === 'true' || yes === no) return yes
  if (when === 'false') return no
  return `${when} ? ${yes} : ${no}`
}

export function describeSpan(span: Span | undefined, outer: Span): string {
  const inner = within(span, outer)
  if (inner === undefined) return 'no version'
  if (inner.max === outer.max) return `v${inner.min}+`
  return inner.min === inner.max ? `v${inner.min}` : `v${inner.min}-${inner.max}`
}
