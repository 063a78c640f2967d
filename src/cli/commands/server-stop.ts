// kafka-server-stop: asks the brokers of this machine to stop, all of them or those of one role or one node id. It does not wait.

import type { Grammar } from '../options/definition.ts'
import type { Options } from '../options/options.ts'
import { type RunningBroker, runningBrokers } from '../server/processes.ts'
import type { Terminal } from '../terminal.ts'
import type { Tool } from '../tool.ts'

const grammar: Grammar = {
  manners: 'joptsimple',
  about: 'Stops the brokers that run on this machine.',
  alone: true,
  options: [
    {
      name: 'process-role',
      argument: 'role',
      type: ['broker', 'controller'],
      about: 'Only those with this role in process.roles. --node-id counts before it.'
    },
    { name: 'node-id', argument: 'id', type: 'Integer', about: 'Only the one with this node.id.' }
  ]
}

/** KIP-979: with both options the node id decides. */
export function chosen(brokers: readonly RunningBroker[], options: Options): RunningBroker[] {
  const nodeId = options.number('node-id')
  if (nodeId !== undefined) return brokers.filter((broker) => broker.nodeId === nodeId)
  const role = options.value('process-role')
  return role === undefined ? [...brokers] : brokers.filter(({ roles }) => roles.includes(role))
}

/** `TERM` unless the environment's SIGNAL says otherwise, as for Kafka's script. */
function signal(): NodeJS.Signals {
  const name = (process.env.SIGNAL ?? 'TERM').toUpperCase()
  return (name.startsWith('SIG') ? name : `SIG${name}`) as NodeJS.Signals
}

async function run(options: Options, terminal: Terminal): Promise<number> {
  const brokers = chosen(runningBrokers(), options)
  terminal.report(brokers)
  if (brokers.length === 0) {
    terminal.line('No kafka server to stop')
    return 1
  }
  let failures = 0
  for (const { pid } of brokers) {
    try {
      process.kill(pid, signal())
    } catch (failure) {
      failures += 1
      terminal.error(`process ${pid}: ${(failure as Error).message}`)
    }
  }
  return failures === 0 ? 0 : 1
}

export const tool: Tool = { name: 'kafka-server-stop', javaClass: 'kafka.Kafka', grammar, run }
