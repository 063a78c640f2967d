// The coordinator of a consumer's group: found when it is needed, forgotten when it says that it is not, or is gone.

import { ErrorCode } from '#model/error-code.js'
import type { Cluster } from '../cluster.ts'
import type { ApiName, RequestOf, ResponseOf } from '../codecs.ts'
import type { RequestOptions } from '../connection.ts'
import { coordinatorOf } from '../coordinators.ts'
import { KafkaError, timeoutError } from '../errors.ts'
import { within } from '../retry.ts'

const elsewhere: ReadonlySet<number> = new Set<number>([ErrorCode.NOT_COORDINATOR, ErrorCode.COORDINATOR_NOT_AVAILABLE])

export class GroupCoordinator {
  readonly groupId: string
  readonly #cluster: Cluster
  #node: number | undefined

  constructor(cluster: Cluster, groupId: string) {
    this.#cluster = cluster
    this.groupId = groupId
  }

  /** One attempt. Rejects with a retriable error when there is no coordinator now. */
  async request<Name extends ApiName>(
    name: Name,
    body: RequestOf<Name>,
    options: RequestOptions = {}
  ): Promise<ResponseOf<Name>> {
    try {
      if (this.#cluster.view.nodes.size === 0) await this.#cluster.refresh()
      this.#node ??= await coordinatorOf(
        this.#cluster,
        { group: this.groupId },
        this.#cluster.settings.requestTimeoutMs
      )
      const connection = await this.#cluster.connect(this.#node, 'group')
      return await connection.request(name, body, options)
    } catch (error) {
      if (error instanceof KafkaError && error.retriable) this.#node = undefined
      throw error
    }
  }

  /** An answer said that somebody else coordinates, or nobody. */
  told(code: number): void {
    if (elsewhere.has(code)) this.#node = undefined
  }

  /** Again and again while it fails retriably, until the time is over. */
  async retrying<T>(timeoutMs: number, what: string, attempt: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + timeoutMs
    const late = (): KafkaError => timeoutError(`Timeout of ${timeoutMs}ms expired before ${what}`)
    for (let number = 1; ; number += 1) {
      try {
        return await within(deadline - performance.now(), late, attempt())
      } catch (error) {
        const isRetriable = error instanceof KafkaError && error.retriable
        if (!isRetriable || performance.now() >= deadline || this.#cluster.isClosed) throw error
        this.told(error.code)
      }
      await this.#cluster.rest(number)
      if (performance.now() >= deadline) throw late()
    }
  }
}
