// Who coordinates a group or a transaction: asked for each time, for a tool asks once, and who asks often remembers.

import { ErrorCode } from '#model/error-code.js'
import type { Cluster } from './cluster.ts'
import { asError } from './errors.ts'

export type Coordinated = { readonly group: string } | { readonly transaction: string }

const keyType = { group: 0, transaction: 1 } as const

/** The node's id, which the cluster then knows. One attempt; rejects with a retriable error while nobody coordinates. */
export async function coordinatorOf(cluster: Cluster, what: Coordinated, timeoutMs: number): Promise<number> {
  const isGroup = 'group' in what
  const key = isGroup ? what.group : what.transaction
  const connection = await cluster.connectAny()
  const answer = await connection.request(
    'FindCoordinator',
    // Old versions have one key, new ones a list.
    { key, keyType: isGroup ? keyType.group : keyType.transaction, coordinatorKeys: [key] },
    { timeoutMs: Math.min(timeoutMs, cluster.settings.requestTimeoutMs) }
  )
  const found = answer.coordinators[0] ?? answer
  if (found.errorCode !== ErrorCode.NONE) throw asError(found.errorCode, found.errorMessage)
  const { nodeId: id, host, port } = found
  cluster.learn({ id, host, port, rack: null })
  return id
}
