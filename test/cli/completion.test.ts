// The completion, as bash itself answers it.

import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { catalog } from '#cli/catalog.js'
import { bashCompletion } from '#cli/completion/bash.js'
import { completedCommands } from '#cli/completion/words.js'
import { zshCompletion } from '#cli/completion/zsh.js'

const commands = await completedCommands(catalog)
const script = bashCompletion(commands)

/** What bash offers for the last of these words. */
function offered(...words: string[]): string[] {
  const ask = `COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _ottla; printf '%s\\n' "\${COMPREPLY[@]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', `${script}\n${ask}`, 'bash', ...words], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((word) => word !== '')
}

describe('bash completes', () => {
  test('commands', () => {
    expect(offered('ottla', 'sto')).toEqual(['storage'])
    expect(offered('ottla', '')).toEqual(catalog.map(({ command }) => command).sort())
  })

  test('options under Kafka’s name of the command, and actions only under ottla', () => {
    expect(offered('kafka-dump-log.sh', '--print')).toEqual(['--print-data-log'])
    expect(offered('ottla', 'topics', 'desc')).toEqual(['describe'])
    expect(offered('kafka-topics.sh', 'desc')).toEqual([])
  })

  test('subcommands, their options and not those of others', () => {
    expect(offered('kafka-storage.sh', 'for')).toEqual(['format'])
    expect(offered('kafka-storage.sh', 'format', '--clus')).toEqual(['--cluster-id'])
    expect(offered('ottla', 'storage', 'info', '--clus')).toEqual([])
  })

  test('values', () => {
    expect(offered('kafka-server-stop.sh', '--process-role', 'b')).toEqual(['broker'])
    expect(offered('kafka-storage.sh', 'info', '--config', '/etc/passw')).toContain('/etc/passwd')
    expect(offered('kafka-dump-log.sh', '--max-bytes', '')).toEqual([])
  })
})

test('zsh knows every command and script', () => {
  const text = zshCompletion(commands)
  for (const { names } of commands) for (const name of names) expect(text).toContain(name)
})
