export function toArguments(options: Readonly<Record<string, string | number | undefined>>): string[]
