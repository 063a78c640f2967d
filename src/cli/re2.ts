// Whether a regular expression is one in RE2's syntax, which is what the new consumer protocol's brokers match topics with.
// RE2 knows neither look-around nor back-references, and says what is wrong in its own words.

/** What is wrong with it; undefined when nothing is. */
export function regexProblem(pattern: string): string | undefined {
  const scan = new Scan(pattern)
  return scan.problem()
}

class Scan {
  readonly #text: string
  #at = 0
  #open = 0
  #repeated = false

  constructor(text: string) {
    this.#text = text
  }

  problem(): string | undefined {
    let mayRepeat = false
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at] ?? ''
      const operator = this.#operator()
      const found = operator === undefined ? this.#atom(letter) : this.#repetition(operator, mayRepeat)
      if (found !== undefined) return found
      this.#repeated = operator !== undefined
      if (operator === undefined) mayRepeat = letter !== '(' && letter !== '|'
    }
    return this.#open > 0 ? 'missing closing )' : undefined
  }

  /** `*`, `+`, `?` or `{2,3}`, when one stands here. */
  #operator(): string | undefined {
    return /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.#text.slice(this.#at))?.[0]
  }

  #repetition(operator: string, mayRepeat: boolean): string | undefined {
    if (!mayRepeat) return `missing argument to repetition operator: ${operator}`
    if (this.#repeated) return `invalid nested repetition operator: ${operator}`
    if (operator.startsWith('{') && wrongCount(operator)) return `invalid repeat count: ${operator}`
    this.#at += operator.length
    if (this.#text[this.#at] === '?') this.#at += 1
    return undefined
  }

  /** Steps over one atom. */
  #atom(letter: string): string | undefined {
    if (letter === '(') return this.#group()
    if (letter === '[') return this.#class()
    if (letter === '\\') return this.#escape()
    this.#at += 1
    if (letter !== ')') return undefined
    if (this.#open === 0) return 'unexpected )'
    this.#open -= 1
    return undefined
  }

  #group(): string | undefined {
    const rest = this.#text.slice(this.#at)
    const special = /^\(\?(?:[imsU]*(?:-[imsU]+)?(:|\))|P?<[A-Za-z_]\w*>)/.exec(rest)
    if (rest.startsWith('(?') && special === null) {
      return `invalid or unsupported Perl syntax: ${/^\(\?[<!=]*./.exec(rest)?.[0] ?? '(?'}`
    }
    this.#at += special?.[0].length ?? 1
    if (special?.[1] !== ')') this.#open += 1
    return undefined
  }

  #class(): string | undefined {
    const found = /^\[\^?\]?(?:\[:\^?\w+:\]|\\[\s\S]|[^\]\\])*\]/.exec(this.#text.slice(this.#at))
    if (found === null) return `missing closing ]: ${this.#text.slice(this.#at)}`
    for (const [range, from = '', to = ''] of found[0].slice(1, -1).matchAll(/([^\\[\]])-([^\\[\]])/g)) {
      if (from > to) return `invalid character class range: ${range}`
    }
    this.#at += found[0].length
    return undefined
  }

  #escape(): string | undefined {
    const rest = this.#text.slice(this.#at)
    if (rest === '\\') return 'trailing backslash at end of expression: '
    const known =
      /^\\(?:[AzbBdDsSwWQECafnrtv]|[^A-Za-z0-9]|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]+\}|[0-7]{2,3}|0|[pP](?:\{\^?\w+\}|[A-Z]))/.exec(
        rest
      )
    if (known === null) return `invalid escape sequence: ${rest.slice(0, 2)}`
    const quoted = known[0] === '\\Q' ? (/^\\Q[\s\S]*?(?:\\E|$)/.exec(rest)?.[0] ?? known[0]) : known[0]
    this.#at += quoted.length
    return undefined
  }
}

const repeatMax = 1000

function wrongCount(operator: string): boolean {
  const [least = 0, most = least] = operator
    .slice(1, -1)
    .split(',')
    .map((text) => (text === '' ? repeatMax : Number(text)))
  return least > repeatMax || most > repeatMax || least > most
}
