// What one command or one tick decides, gathered on the way through the group's rules.

import { ErrorCode } from '#model/error-code.js'
import type { Answer, Outcome, Ticket } from '../runtime/machine.ts'
import type { GroupRecord } from './record.ts'

/** What waits for the fate of a turn's records: told NONE or why they were lost, and free to decide more. */
type Settlement = (error: ErrorCode, turn: Turn) => void

export class Turn {
  readonly nowMs: number
  readonly records: GroupRecord[] = []
  readonly answers: Answer[] = []
  readonly #settlements: Settlement[] = []

  constructor(nowMs: number) {
    this.nowMs = nowMs
  }

  answer(ticket: Ticket, response: unknown, refuse: (error: ErrorCode) => unknown): void {
    this.answers.push({ ticket, response, refuse })
  }

  whenSettled(settlement: Settlement): void {
    this.#settlements.push(settlement)
  }

  whenLost(undo: Settlement): void {
    this.#settlements.push((error, turn) => {
      if (error !== ErrorCode.NONE) undo(error, turn)
    })
  }

  outcome(): Outcome<GroupRecord> {
    const { records, answers } = this
    const settlements = this.#settlements
    if (settlements.length === 0) return { records, answers }
    return {
      records,
      answers,
      settle: (error, nowMs) => {
        const turn = new Turn(nowMs)
        for (const settlement of settlements) settlement(error, turn)
        return turn.outcome()
      }
    }
  }
}
