// An admin client: sends any request to the node that answers it, and asks again while that may help.
//
// `send` is all there is; what the calls of Kafka's AdminClient do with it stands in admin/, a file for each subject, so
// that a tool loads what it uses.

import { ErrorCode } from '#model/error-code.js'
import { Cluster } from './cluster.ts'
import type { ApiName, RequestOf, ResponseOf } from './codecs.ts'
import { type AdminConfig, adminConfig, type Properties } from './config.ts'
import type { Connection } from './connection.ts'
import { coordinatorOf } from './coordinators.ts'
import { asError, configError, type KafkaError } from './errors.ts'
import { type ClientLog, silent, withContext } from './log.ts'
import { type Attempt, retrying } from './retry.ts'
import { clusterSettings } from './settings.ts'
import type { VersionRange } from './versions.ts'

/** Who answers. */
export type Target =
  | 'any'
  | 'controller'
  | { readonly broker: number }
  | { readonly group: string }
  | { readonly transaction: string }

export interface SendOptions<Response> {
  readonly target?: Target
  /** Kafka's name of the call, for messages; the API's unless given. */
  readonly call?: string
  readonly timeoutMs?: number
  readonly versions?: Partial<VersionRange>
  /** Codes inside the answer that say it came from the wrong node: with such a one the request is sent again. */
  readonly codes?: (response: Response) => Iterable<number>
}

/** The answer came from a node that is not, or not yet, the right one. */
const misrouted: ReadonlySet<number> = new Set<number>([
  ErrorCode.NOT_CONTROLLER,
  ErrorCode.NOT_COORDINATOR,
  ErrorCode.COORDINATOR_NOT_AVAILABLE,
  ErrorCode.COORDINATOR_LOAD_IN_PROGRESS,
  ErrorCode.CONCURRENT_TRANSACTIONS
])

let clients = 0

export class Admin {
  readonly config: AdminConfig
  readonly cluster: Cluster
  readonly #timeoutMs: number

  constructor(properties: Properties, log: ClientLog = silent) {
    this.config = adminConfig(properties, log)
    clients += 1
    const clientId = this.config.string('client.id') || `adminclient-${clients}`
    const context = withContext(log, `AdminClient clientId=${clientId}`)
    const controllers = this.config.list('bootstrap.controllers') ?? []
    const servers = this.config.list('bootstrap.servers') ?? []
    if (controllers.length > 0 && servers.length > 0)
      throw configError('Cannot specify both bootstrap.servers and bootstrap.controllers')
    if (controllers.length === 0 && servers.length === 0)
      throw configError('You must set either bootstrap.servers or bootstrap.controllers')
    this.cluster = new Cluster(clusterSettings(this.config, { clientId, log: context, servers, controllers }))
    this.#timeoutMs = this.config.number('default.api.timeout.ms')
  }

  get timeoutMs(): number {
    return this.#timeoutMs
  }

  /** Sends one request. An error code of the answer as a whole that is retriable leads to another attempt; every other
   *  code is the caller's to look at. */
  async send<Name extends ApiName>(
    name: Name,
    body: RequestOf<Name>,
    options: SendOptions<ResponseOf<Name>> = {}
  ): Promise<ResponseOf<Name>> {
    const { target = 'any', call = callOf(name), timeoutMs = this.#timeoutMs, versions } = options
    let assigned = false
    return retrying(
      this.cluster,
      { call, timeoutMs },
      async (attempt) => {
        const connection = await this.#route(target, attempt)
        assigned = true
        const answer = await connection.request(name, body, {
          timeoutMs: Math.min(this.cluster.settings.requestTimeoutMs, attempt.remainingMs),
          ...(versions === undefined ? {} : { versions })
        })
        const failure = tryAgain(answer, options.codes)
        if (failure !== undefined) throw failure
        return answer
      },
      () => assigned
    )
  }

  /** The nodes as the cluster tells them now. */
  async refresh(call: string, timeoutMs: number = this.#timeoutMs): Promise<void> {
    await retrying(
      this.cluster,
      { call, timeoutMs },
      () => this.cluster.refresh(),
      () => false
    )
  }

  async #route(target: Target, { failure, remainingMs }: Attempt): Promise<Connection> {
    const { cluster } = this
    if (cluster.view.nodes.size === 0 || failure !== undefined || cluster.isOld) await cluster.refresh()
    if (target === 'any') return cluster.connectAny()
    if (target === 'controller') return this.#controller()
    if ('broker' in target) return cluster.connect(target.broker)
    return cluster.connect(await coordinatorOf(cluster, target, remainingMs))
  }

  async #controller(): Promise<Connection> {
    const { controllerId } = this.cluster.view
    if (controllerId < 0) throw asError(ErrorCode.NOT_CONTROLLER, 'no controller is known')
    return this.cluster.connect(controllerId)
  }

  close(): void {
    this.cluster.close()
  }
}

function tryAgain<Response>(
  answer: Response,
  codes: ((response: Response) => Iterable<number>) | undefined
): KafkaError | undefined {
  const { errorCode = 0, errorMessage } = answer as { errorCode?: number; errorMessage?: string | null }
  if (errorCode !== ErrorCode.NONE) {
    const failure = asError(errorCode, errorMessage)
    if (failure.retriable) return failure
  }
  for (const code of codes?.(answer) ?? []) if (misrouted.has(code)) return asError(code)
  return undefined
}

/** `CreateTopics` is called createTopics there. */
function callOf(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
