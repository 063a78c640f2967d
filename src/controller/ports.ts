// What the controller needs of others.

import type { BrokerConfig } from '#config/broker-config.js'
import { ErrorCode } from '#model/error-code.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Bootstrap } from './managers/bootstrap.ts'
import type { Luck } from './managers/decision.ts'

/** The metadata log, while this node leads it. Offsets are given out in the order of the calls. */
export interface MetadataAppender {
  /** Offset that the first record of the next append gets; it moves on before `append` returns. */
  readonly nextOffset: number
  /** kraft.version: 1 when the voters are in the log. */
  readonly kraftVersion: number
  /** Resolves with the offset of the last record when all are committed; rejects when this node no longer leads. `atomic`:
   *  all or nothing, also after a crash. */
  append(records: readonly MetadataRecordDraft[], atomic: boolean): Promise<number>
}

export interface ControllerOptions {
  readonly nodeId: number
  /** The static configuration of this node; dynamic values come from the image. */
  readonly config: BrokerConfig
  readonly appender: MetadataAppender
  readonly luck: Luck
  nowMs(): number
  /**
   * Resolves when what stands at `offset` can be seen on every connection of this node; answers wait for it, longest for
   * as long as their client does.
   */
  published(offset: number, timeoutMs: number): Promise<void>
  readonly bootstrap: Bootstrap
}

/** The request cannot be served by this node at all. */
export class ControllerError extends Error {
  override readonly name = 'ControllerError'
  readonly errorCode: ErrorCode

  constructor(errorCode: ErrorCode, message: string) {
    super(message)
    this.errorCode = errorCode
  }
}

export const notController = (why: string): ControllerError => new ControllerError(ErrorCode.NOT_CONTROLLER, why)
