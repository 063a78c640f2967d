// The completion for bash: one function for `ottla` and all of Kafka's scripts, over tables in two associative arrays.
//
//   words["topics"]              what may stand behind the command: options and subcommands
//   actions["topics"]            what `ottla topics` takes without dashes as its first word
//   words["storage format"]      the same behind a subcommand
//   values["topics --output"]    what may follow an option: words, `file`, or nothing known (an empty text)

import type { CompletedCommand, CompletedOption } from './words.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

function tables(command: CompletedCommand): string[] {
  const lines: string[] = []
  const table = (place: string, options: readonly CompletedOption[], others: readonly string[]): void => {
    const names = options.map(({ name }) => name)
    lines.push(`_ottla_words[${quoted(place)}]=${quoted([...others, ...names].join(' '))}`)
    for (const { name, values } of options) {
      if (values === undefined) continue
      const text = values === 'file' ? 'file' : values.map((value) => `=${value}`).join(' ')
      lines.push(`_ottla_values[${quoted(`${place} ${name}`)}]=${quoted(text)}`)
    }
  }
  table(command.command, command.options, [...command.of.keys()])
  if (command.actions.length > 0)
    lines.push(`_ottla_actions[${quoted(command.command)}]=${quoted(command.actions.join(' '))}`)
  for (const [sub, options] of command.of) table(`${command.command} ${sub}`, options, [])
  return lines
}

export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const scripts = commands.flatMap(({ names, command }) => names.slice(1).map((script) => [script, command] as const))
  return [
    '# Completion of ottla and of Kafka’s scripts for bash. Load it with: source <(ottla completion bash)',
    'declare -gA _ottla_words=() _ottla_values=() _ottla_actions=() _ottla_scripts=()',
    ...commands.flatMap(tables),
    ...scripts.map(([script, command]) => `_ottla_scripts[${quoted(script)}]=${quoted(command)}`),
    `_ottla_commands=${quoted(commands.map(({ command }) => command).join(' '))}`,
    body,
    `complete -F _ottla ottla ${scripts.map(([script]) => script).join(' ')}`,
    ''
  ].join('\n')
}

// COMPREPLY is filled by compgen, which knows files; the place is the command, and its subcommand when one stands before the
// cursor.
const body = `_ottla() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} first=1 place word at
  COMPREPLY=()
  place=\${_ottla_scripts[\${COMP_WORDS[0]##*/}]:-}
  if [[ -z $place ]]; then
    if (( COMP_CWORD == 1 )); then
      COMPREPLY=($(compgen -W "$_ottla_commands" -- "$current"))
      return
    fi
    place=\${COMP_WORDS[1]} first=2
  fi
  for (( at = first; at < COMP_CWORD; at++ )); do
    word=\${COMP_WORDS[at]}
    if [[ -n \${_ottla_words["$place $word"]+known} ]]; then place="$place $word"; break; fi
  done
  if [[ -n \${_ottla_values["$place $previous"]+known} ]]; then
    local values=\${_ottla_values["$place $previous"]}
    if [[ $values == file ]]; then
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$current"))
    else
      COMPREPLY=($(compgen -W "\${values//=/}" -- "$current"))
    fi
    return
  fi
  local known=\${_ottla_words["$place"]:-}
  if (( first == 2 && COMP_CWORD == 2 )); then known="$known \${_ottla_actions["$place"]:-}"; fi
  COMPREPLY=($(compgen -W "$known" -- "$current"))
}`
