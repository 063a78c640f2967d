// Numbers and times as Java's formats print them in the performance tools.

/** A date in the letters of SimpleDateFormat that stand for numbers; quoted text as it is. */
export function javaDate(pattern: string, at: Date): string {
  const parts: Readonly<Record<string, number>> = {
    y: at.getFullYear(),
    M: at.getMonth() + 1,
    d: at.getDate(),
    H: at.getHours(),
    h: at.getHours() % 12 === 0 ? 12 : at.getHours() % 12,
    m: at.getMinutes(),
    s: at.getSeconds(),
    S: at.getMilliseconds()
  }
  return pattern.replace(/'([^']*)'|([yMdHhmsS])\2*/g, (run: string, quoted: string | undefined, letter: string) => {
    if (quoted !== undefined) return quoted === '' ? "'" : quoted
    const value = parts[letter] ?? 0
    return letter === 'y' && run.length === 2
      ? String(value % 100).padStart(2, '0')
      : String(value).padStart(run.length, '0')
  })
}

export const mebibytes = (bytes: number): number => bytes / (1024 * 1024)

/** What Java makes of a rate over no time. */
export function fixed(value: number, digits: number): string {
  if (Number.isNaN(value)) return 'NaN'
  return Number.isFinite(value) ? value.toFixed(digits) : 'Infinity'
}
