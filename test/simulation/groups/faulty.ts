// Machines with a planted bug, to see that the checkers find it.

import { commitAnswer, commitRecords } from '#coordinator/group/commit.js'
import { GroupMachine, type GroupMachineOptions } from '#coordinator/group/group-machine.js'
import type { GroupRecord } from '#coordinator/group/record.js'
import type { RequestMeta } from '#coordinator/group/settings.js'
import type { Outcome, Ticket } from '#coordinator/runtime/machine.js'
import type { OffsetCommitRequest } from '#protocol/generated/offset-commit-request.js'
import type { SyncGroupRequest } from '#protocol/generated/sync-group-request.js'

export type Bug = 'answers-before-commit' | 'trusts-any-generation' | 'forgets-to-answer' | 'deals-to-the-wrong'

/** Commits for whoever asks. */
class Trusting extends GroupMachine {
  override commitOffsets(
    { topics, groupId }: OffsetCommitRequest,
    _meta: RequestMeta,
    ticket: Ticket,
    nowMs: number
  ): Outcome<GroupRecord> {
    const records: GroupRecord[] = []
    const terms = { group: groupId, commitTimestampMs: nowMs, expireTimestampMs: -1, metadataMax: 4096 }
    const response = commitAnswer(commitRecords(topics, terms, records))
    return { records, answers: [{ ticket, response, refuse: () => response }] }
  }
}

class Forgetful extends GroupMachine {
  override tick(nowMs: number): Outcome<GroupRecord> {
    const outcome = super.tick(nowMs)
    return { ...outcome, answers: outcome.answers.slice(1) }
  }
}

/** Gives the first member of the leader's list what the last is to have. */
class Careless extends GroupMachine {
  override sync(request: SyncGroupRequest, meta: RequestMeta, ticket: Ticket, nowMs: number): Outcome<GroupRecord> {
    const assignments = [...request.assignments]
    const last = assignments.at(-1)
    if (assignments[0] !== undefined && last !== undefined) {
      assignments[0] = { ...assignments[0], assignment: last.assignment }
    }
    return super.sync({ ...request, assignments }, meta, ticket, nowMs)
  }
}

export function machineOf(bug: Bug | undefined, options: GroupMachineOptions): GroupMachine {
  switch (bug) {
    case 'trusts-any-generation':
      return new Trusting(options)
    case 'forgets-to-answer':
      return new Forgetful(options)
    case 'deals-to-the-wrong':
      return new Careless(options)
    default:
      return new GroupMachine(options)
  }
}
