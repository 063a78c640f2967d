// The `quorum-state` file as Kafka 4.x writes it: one line of JSON.
//
//   version 1 (kraft.version 1)   {"leaderId":1,"leaderEpoch":2,"votedId":-1,"votedDirectoryId":"AAA…","data_version":1}
//   version 0 (static voters)     {"clusterId":"","leaderId":1,"leaderEpoch":2,"votedId":-1,"appliedOffset":0,
//                                  "currentVoters":[{"voterId":1}],"data_version":0}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { asUuid, zeroUuid } from '#model/uuid.js'
import type { QuorumState } from '#raft/effect.js'
import { replaceFile } from './files.ts'

export class QuorumStateFile {
  readonly #path: string

  constructor(folder: string) {
    this.#path = join(folder, 'quorum-state')
  }

  /** Null when there is none yet. */
  read(): QuorumState | null {
    let text: string
    try {
      text = readFileSync(this.#path, 'utf8')
    } catch (failure) {
      if (failure instanceof Error && 'code' in failure && failure.code === 'ENOENT') return null
      throw failure
    }
    return parse(text, this.#path)
  }

  /** Durable when it returns. */
  write(state: QuorumState, kraftVersion: number, voters: readonly number[]): void {
    const leaderId = state.leaderId ?? -1
    const { leaderEpoch } = state
    const votedId = state.voted?.id ?? -1
    const fields =
      kraftVersion >= 1
        ? { leaderId, leaderEpoch, votedId, votedDirectoryId: state.voted?.directoryId ?? zeroUuid, data_version: 1 }
        : {
            clusterId: '',
            leaderId,
            leaderEpoch,
            votedId,
            appliedOffset: 0,
            currentVoters: voters.map((voterId) => ({ voterId })),
            data_version: 0
          }
    replaceFile(this.#path, JSON.stringify(fields))
  }
}

function parse(text: string, path: string): QuorumState {
  const fields = JSON.parse(text) as Readonly<Record<string, unknown>>
  const number = (name: string): number => {
    const value = fields[name]
    if (typeof value === 'number') return value
    throw new Error(
      `${path}: ${name} is ${JSON.stringify(value)}, expected a number; restore the file from another replica`
    )
  }
  const version = number('data_version')
  if (version !== 0 && version !== 1) throw new Error(`${path}: data_version is ${version}, expected 0 or 1`)
  const leaderId = number('leaderId')
  const votedId = number('votedId')
  const directory = fields.votedDirectoryId
  return {
    leaderId: leaderId < 0 ? null : leaderId,
    leaderEpoch: number('leaderEpoch'),
    voted:
      votedId < 0 ? null : { id: votedId, directoryId: typeof directory === 'string' ? asUuid(directory) : zeroUuid }
  }
}
