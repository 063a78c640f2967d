// The completion for zsh: a function for each command, made of _arguments, with what each option is for.

import type { CompletedCommand, CompletedOption } from './words.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
const plain = (text: string): string => text.replace(/[[\]:\\`$"]/g, (found) => (found === ':' ? '\\:' : ' '))

function argument({ name, values, about }: CompletedOption): string {
  const start = `*${name}[${plain(about)}]`
  if (values === undefined) return quoted(start)
  if (values === 'file') return quoted(`${start}:file:_files`)
  return quoted(values.length === 0 ? `${start}:value: ` : `${start}:value:(${values.join(' ')})`)
}

function functionOf({ command, options, actions, of }: CompletedCommand): string[] {
  const name = `_ottla_${command.replaceAll('-', '_')}`
  const subs = [...of].map(([sub, theirs]) => `    ${sub}) _arguments ${theirs.map(argument).join(' ')}; return ;;`)
  const choose = subs.length === 0 ? [] : [`  case \${words[(r)(${[...of.keys()].join('|')})]} in`, ...subs, '  esac']
  const words = [...actions, ...of.keys()]
  const first = words.length === 0 ? [] : [quoted(`1:action:(${words.join(' ')})`)]
  return [
    `${name}() {`,
    ...choose,
    `  _arguments ${[...first, ...options.map(argument), quoted('*::file:_files')].join(' ')}`,
    '}'
  ]
}

export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const scripts = commands.flatMap(({ names }) => names.slice(1))
  const described = commands.map(({ command, about }) => quoted(`${command}:${plain(about)}`)).join(' ')
  return [
    `#compdef ottla ${scripts.join(' ')}`,
    '# Completion of ottla and of Kafka’s scripts for zsh. Load it with: source <(ottla completion zsh)',
    ...commands.flatMap(functionOf),
    '_ottla() {',
    `  local command=\${service##*/}`,
    '  case $command in',
    ...commands.flatMap(({ names, command }) =>
      names.slice(1).map((script) => `    ${script}) _ottla_${command.replaceAll('-', '_')}; return ;;`)
    ),
    '  esac',
    '  if (( CURRENT == 2 )); then',
    `    local -a commands=(${described})`,
    '    _describe command commands',
    '    return',
    '  fi',
    `  local name=_ottla_\${words[2]//-/_}`,
    '  shift words',
    '  (( CURRENT-- ))',
    '  (( $+functions[$name] )) && $name',
    '}',
    `compdef _ottla ottla ${scripts.join(' ')}`,
    ''
  ].join('\n')
}
