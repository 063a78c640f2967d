// ottla doctor: looks at this machine as a broker would find it, and says what to do. Starts nothing and changes nothing.

import { hostname } from 'node:os'
import { examine } from '../doctor/examine.ts'
import type { Area, Finding } from '../doctor/finding.ts'
import type { Options } from '../options/options.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const titles: Readonly<Record<Area, string>> = {
  configuration: 'Configuration',
  directories: 'Log directories',
  limits: 'Limits of the system',
  listeners: 'Listeners',
  clock: 'Clock',
  runtime: 'Node and processor'
}
const colours = { ok: 'green', warning: 'yellow', error: 'red' } as const

function print(findings: readonly Finding[], terminal: Terminal): void {
  let area: Area | undefined
  for (const finding of findings) {
    if (finding.area !== area) terminal.line(terminal.style('bold', titles[finding.area]))
    area = finding.area
    terminal.line(`  ${terminal.style(colours[finding.level], finding.level.padEnd(8))} ${finding.found}`)
    if (finding.advice !== undefined) terminal.line(`           ${terminal.style('dim', finding.advice)}`)
  }
}

const count = (amount: number, what: string): string => `${amount} ${what}${amount === 1 ? '' : 's'}`

async function run(options: Options, terminal: Terminal): Promise<number> {
  const [file] = options.words
  const findings = await examine({ file, overrides: options.values('override'), hostname: hostname() })
  const errors = findings.filter(({ level }) => level === 'error').length
  const warnings = findings.filter(({ level }) => level === 'warning').length
  print(findings, terminal)
  terminal.line()
  terminal.line(
    errors + warnings === 0 ? 'Nothing to do.' : `${count(errors, 'error')}, ${count(warnings, 'warning')}.`
  )
  terminal.report({ ok: errors === 0, errors, warnings, findings })
  return errors === 0 ? 0 : 1
}

export const tool: Tool = {
  name: 'ottla-doctor',
  javaClass: '',
  grammar: {
    manners: 'joptsimple',
    about:
      'Looks at configuration, directories, limits, listeners, clock and processor as a broker would find them, and says what to do. ' +
      'Takes the server.properties that the broker is started with; exits with 1 when the broker could not run.',
    alone: true,
    options: [
      {
        name: 'override',
        argument: 'key=value',
        repeated: true,
        about: 'As for the broker: a key that counts instead of the one in the file.'
      }
    ]
  },
  run
}
