// A terminal whose output a test looks at.

import type { Terminal } from '#cli/terminal.js'
import { toJson } from '#cli/terminal.js'

export interface Captured {
  readonly terminal: Terminal
  output(): string
  errors(): string
}

export function captureTerminal(json = false): Captured {
  let output = ''
  let errors = ''
  const terminal: Terminal = {
    json,
    line: (text = '') => {
      if (!json) output += `${text}\n`
    },
    error: (text = '') => {
      errors += `${text}\n`
    },
    write: async (chunk) => {
      output += chunk
    },
    report: (result) => {
      if (json) output += `${toJson(result)}\n`
    },
    stream: (result) => {
      if (json) output += `${toJson(result)}\n`
    },
    style: (_, text) => text
  }
  return { terminal, output: () => output, errors: () => errors }
}
