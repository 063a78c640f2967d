export function page(compare: object, entries: readonly object[], ab: object | undefined): string
