// The active controller. One queue, which is the event loop's own: a request is decided against metadata with everything
// appended so far, its records are replayed at once and appended, all in one turn. So the next request sees them although
// they are not committed, and no two decisions cross. The answer leaves when the records are committed and published.
//
//   decide ──> replay onto the image ──> append ──┄ committed ┄──> published ──> answer
//   (same turn, nothing in between)               (lost leadership: NOT_CONTROLLER, the image is forgotten)

import type { BrokerConfig } from '#config/broker-config.js'
import { ImageLoader } from '#metadata/delta/image-loader.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import {
  type MetadataRecord,
  type MetadataRecordDraft,
  readMetadataRecord,
  writeMetadataRecord
} from '#protocol/generated/metadata-records.js'
import { Writer } from '#protocol/wire/writer.js'
import { BrokerSessions } from './broker-sessions.ts'
import { bootstrapRecords } from './managers/bootstrap.ts'
import { decideFence } from './managers/brokers.ts'
import type { Decision, Situation } from './managers/decision.ts'
import { decideBalanceLeaders } from './managers/elect-leaders.ts'
import { type ControllerOptions, notController } from './ports.ts'

/** A draft as a reader of the log sees it: what was left out has its default. */
function asRead(writer: Writer, draft: MetadataRecordDraft): MetadataRecord {
  writer.position = 0
  writeMetadataRecord(writer, draft)
  return readMetadataRecord(writer.buffer.subarray(0, writer.position))
}

interface Leadership {
  readonly epoch: number
  /** Holds the image of everything appended. */
  readonly loader: ImageLoader
  /** Resolves when the newest append is committed; an answer without records waits for it, it may tell of them. */
  newest: Promise<number> | undefined
  balancedAtMs: number
}

export class Controller {
  readonly sessions: BrokerSessions = new BrokerSessions()
  readonly #options: ControllerOptions
  #leadership: Leadership | undefined
  #config: BrokerConfig | undefined

  constructor(options: ControllerOptions) {
    this.#options = options
  }

  get isActive(): boolean {
    return this.#leadership !== undefined
  }

  /** Metadata with everything appended, committed or not; undefined on a node that is not the active controller. */
  get image(): MetadataImage | undefined {
    return this.#leadership?.loader.image
  }

  /** This node leads the metadata log in `epoch` and `image` holds all of the log. An empty log gets its first records. */
  becomeLeader(image: MetadataImage, epoch: number): void {
    this.#leadership = { epoch, loader: new ImageLoader(image), newest: undefined, balancedAtMs: this.#options.nowMs() }
    this.sessions.clear()
    for (const { id } of image.cluster.brokers.values()) this.sessions.touch(id, this.#options.nowMs())
    if (image.finalizedMetadataVersion !== undefined) return
    const records = bootstrapRecords(this.#options.bootstrap, this.#options.config.number('min.insync.replicas'))
    this.run(() => ({ records, response: undefined })).catch(() => this.resign())
  }

  /** Forgets everything that was not committed; requests that wait are answered NOT_CONTROLLER by the appender's failure. */
  resign(): void {
    this.#leadership = undefined
    this.sessions.clear()
  }

  /** Called every now and then: fences brokers that were not heard of for a session, and brings leaders home. */
  tick(): Promise<void>[] {
    const leadership = this.#leadership
    if (leadership === undefined) return []
    const { config, nowMs } = this.#options
    const now = nowMs()
    const timeoutMs = config.number('broker.session.timeout.ms')
    const silent = leadership.loader.image.cluster
      .alive()
      .filter(({ id }) => !this.sessions.isAlive(id, now, timeoutMs))
    const done = silent.map((broker) =>
      this.run((situation) => ({ records: decideFence(situation, broker), response: undefined }))
    )
    return this.#balanceIsDue(leadership, now) ? [...done, this.#balance()] : done
  }

  #balanceIsDue(leadership: Leadership, now: number): boolean {
    const { config } = this.#options
    const intervalMs = config.number('leader.imbalance.check.interval.seconds') * 1000
    if (now - leadership.balancedAtMs < intervalMs) return false
    leadership.balancedAtMs = now
    return config.boolean('auto.leader.rebalance.enable')
  }

  #balance(): Promise<void> {
    return this.run((situation) => ({ records: decideBalanceLeaders(situation), response: undefined }))
  }

  /**
   * Decides, replays and appends in this turn; resolves with the response when it may be sent: for as long as the client
   * waits (`timeoutMs`), when everybody shows the change. Rejects with ControllerError.
   */
  async run<Response>(decide: (situation: Situation) => Decision<Response>, timeoutMs = 0): Promise<Response> {
    const leadership = this.#leadership
    if (leadership === undefined) throw notController('This node is not the active controller.')
    const { records, response } = decide(this.#situation(leadership))
    if (records.length > 0) this.#append(leadership, records)
    const { newest } = leadership
    if (newest === undefined) return response
    const offset = await newest.catch((reason: unknown) => {
      if (this.#leadership === leadership) this.resign()
      throw notController(`The metadata log refused the change: ${reason instanceof Error ? reason.message : reason}`)
    })
    await this.#options.published(offset, timeoutMs)
    return response
  }

  #append(leadership: Leadership, records: readonly MetadataRecordDraft[]): void {
    const { appender } = this.#options
    const last = appender.nextOffset + records.length - 1
    const writer = new Writer()
    // Replayed first: a record that cannot be is our mistake and must not reach the log.
    leadership.loader.load(
      records.map((draft) => asRead(writer, draft)),
      last,
      leadership.epoch
    )
    leadership.newest = appender.append(records, true)
    leadership.newest.catch(() => undefined)
    // An append that was not taken leaves the log where it was; it rejects, and what was replayed is forgotten.
    if (appender.nextOffset !== last + 1) this.resign()
  }

  #situation({ loader }: Leadership): Situation {
    const { nodeId, luck, appender } = this.#options
    const { nextOffset, kraftVersion } = appender
    return { image: loader.image, config: this.#configOf(loader.image), nodeId, nextOffset, kraftVersion, luck }
  }

  /** The same object as long as no broker-level value changed: whoever derives from it may keep what it derived. */
  #configOf({ configs }: MetadataImage): BrokerConfig {
    const { config: file, nodeId } = this.#options
    const cluster = configs.clusterDefault()
    const broker = configs.broker(nodeId)
    const { layers } = this.#config ?? file
    if (this.#config === undefined || layers.cluster !== cluster || layers.broker !== broker)
      this.#config = file.withDynamic(cluster, broker)
    return this.#config
  }
}
