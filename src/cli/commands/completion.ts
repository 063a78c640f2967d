// `ottla completion bash|zsh`: a script that lets the shell complete commands, options and their values.

import { UsageError } from '../options/definition.ts'
import type { Tool } from '../tool.ts'

const shells = ['bash', 'zsh']

export const tool: Tool = {
  name: 'completion',
  javaClass: 'Completion',
  grammar: {
    manners: 'joptsimple',
    about: 'Prints the completion of this command line for a shell: source <(ottla completion bash)',
    options: []
  },
  async run(options, terminal) {
    const [shell = ''] = options.words
    if (!shells.includes(shell))
      throw new UsageError(`There is a completion for ${shells.join(' and ')}; found '${shell}'.`, { help: true })
    const [{ catalog }, { completedCommands }] = await Promise.all([
      import('../catalog.ts'),
      import('../completion/words.ts')
    ])
    const commands = await completedCommands(catalog)
    const text =
      shell === 'bash'
        ? (await import('../completion/bash.ts')).bashCompletion(commands)
        : (await import('../completion/zsh.ts')).zshCompletion(commands)
    await terminal.write(text)
    return 0
  }
}
