// Hands out producer ids one by one from blocks of the controller. One block is asked for at a time; callers that come
// meanwhile wait for it in order.

import { ErrorCode } from '#model/error-code.js'
import { narrow } from '#model/offset.js'
import type { AllocateProducerIdsResponse } from '#protocol/generated/allocate-producer-ids-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { ControllerError } from './ports.ts'

export class ProducerIds {
  readonly #allocate: () => Promise<Draft<AllocateProducerIdsResponse>>
  #next = 0
  #end = 0
  #filling: Promise<void> | undefined

  constructor(allocate: () => Promise<Draft<AllocateProducerIdsResponse>>) {
    this.#allocate = allocate
  }

  /** An id that nobody had before. Rejects with ControllerError when the controller has none to give. */
  async next(): Promise<number> {
    while (this.#next === this.#end) {
      this.#filling ??= this.#fill().finally(() => {
        this.#filling = undefined
      })
      await this.#filling
    }
    return this.#next++
  }

  async #fill(): Promise<void> {
    const { errorCode = ErrorCode.NONE, producerIdStart = -1, producerIdLen = 0 } = await this.#allocate()
    const start = narrow(producerIdStart)
    if (errorCode !== ErrorCode.NONE || start === undefined || producerIdLen <= 0)
      throw new ControllerError(
        ErrorCode.COORDINATOR_NOT_AVAILABLE,
        `no producer ids from the controller: error ${errorCode}`
      )
    this.#next = start
    this.#end = start + producerIdLen
  }
}
