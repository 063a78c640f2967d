// A cluster as its clients see it: where its nodes are, what it holds, and connections to it.
//
// Starts with the bootstrap list; the first answer replaces it with the nodes' own addresses. When none of those can be
// reached any more, the bootstrap list is tried again (KIP-899, KIP-1102). Everything here is one attempt: who asks decides how
// often and how long to try again (retry.ts).

import { ErrorCode, errorName } from '#model/error-code.js'
import type { MetadataResponseTopic } from '#protocol/generated/metadata-response.js'
import { backoffMs, sleep } from './backoff.ts'
import { BrokerLink } from './broker-link.ts'
import { type ClusterView, emptyView, type Node, nextView, type TopicView } from './cluster-view.ts'
import type { Connection } from './connection.ts'
import { asError, disconnectError } from './errors.ts'
import type { ClusterSettings } from './settings.ts'

/** Apart from each other: a JoinGroup may wait for minutes, and nothing behind it on its connection is answered. */
export type Purpose = 'main' | 'group'

const logger = 'org.apache.kafka.clients.Metadata'

export class Cluster {
  readonly settings: ClusterSettings
  #view: ClusterView = emptyView
  #viewAt = Number.NEGATIVE_INFINITY
  #seeds: readonly BrokerLink[]
  readonly #links = new Map<string, BrokerLink>()
  /** Topics that refreshes ask for; undefined: all. */
  #interest: Set<string> | undefined = new Set()
  #running: Promise<ClusterView> | undefined
  #queued: Promise<ClusterView> | undefined
  #failingSince: number | undefined
  #closed = false

  constructor(settings: ClusterSettings) {
    this.settings = settings
    this.#seeds = this.#plant()
  }

  #plant(): readonly BrokerLink[] {
    return this.settings.bootstrap.map((endpoint, at) => new BrokerLink(-1 - at, endpoint, this.settings.link))
  }

  get view(): ClusterView {
    return this.#view
  }

  get isClosed(): boolean {
    return this.#closed
  }

  /** A connection to that node. Rejects with a retriable error when the node is not known or not reached. */
  connect(nodeId: number, purpose: Purpose = 'main'): Promise<Connection> {
    if (this.#closed) return Promise.reject(disconnectError('the client is closed'))
    const link = this.#links.get(`${purpose}/${nodeId}`) ?? this.#linkTo(nodeId, purpose)
    if (link === undefined) return Promise.reject(disconnectError(`no node ${nodeId} is known`))
    return link.connect()
  }

  /** The connection to that node if it stands now. */
  currentConnection(nodeId: number, purpose: Purpose = 'main'): Connection | undefined {
    return this.#links.get(`${purpose}/${nodeId}`)?.current
  }

  #linkTo(nodeId: number, purpose: Purpose): BrokerLink | undefined {
    const node = this.#view.nodes.get(nodeId)
    if (node === undefined) return undefined
    const link = new BrokerLink(nodeId, node, this.settings.link)
    this.#links.set(`${purpose}/${nodeId}`, link)
    return link
  }

  /** The node with the least to do that can be reached, preferring one that is connected. */
  async connectAny(): Promise<Connection> {
    if (this.#closed) throw disconnectError('the client is closed')
    const nodes = [...this.#view.nodes.keys()].flatMap(
      (id) => this.#links.get(`main/${id}`) ?? this.#linkTo(id, 'main') ?? []
    )
    const open = nodes.flatMap((link) => link.current ?? [])
    const least = open.sort((a, b) => a.inFlight - b.inFlight)[0]
    if (least !== undefined) return least
    const known = nodes.some((link) => link.failures === 0)
    const candidates = known ? nodes : [...nodes, ...this.#seeds]
    const ready = candidates.filter((link) => link.restMs === 0)
    if (ready.length > 0) return (ready[Math.floor(Math.random() * ready.length)] as BrokerLink).connect()
    const soonest = candidates.sort((a, b) => a.restMs - b.restMs)[0]
    if (soonest === undefined) throw disconnectError('no node is known')
    return soonest.connect()
  }

  /** A coordinator's answer may name a node that Metadata did not tell yet. */
  learn(node: Node): void {
    if (this.#view.nodes.has(node.id)) return
    this.#view = { ...this.#view, nodes: new Map([...this.#view.nodes, [node.id, node]]) }
  }

  /** From now on refreshes ask for these topics too. */
  watchTopics(names: Iterable<string>): void {
    for (const name of names) this.#interest?.add(name)
  }

  /** From now on refreshes ask for exactly these, or for all there are. */
  setInterest(names: Iterable<string> | 'all'): void {
    this.#interest = names === 'all' ? undefined : new Set(names)
  }

  get isOld(): boolean {
    return performance.now() - this.#viewAt > this.settings.metadataMaxAgeMs
  }

  topic(name: string): TopicView | undefined {
    return this.#view.topics.get(name)
  }

  /** Asks once. Callers at the same time share one answer, but never one that was asked for before they came. */
  refresh(): Promise<ClusterView> {
    if (this.#running === undefined) return this.#start()
    this.#queued ??= this.#running.then(
      () => this.#startQueued(),
      () => this.#startQueued()
    )
    return this.#queued
  }

  #startQueued(): Promise<ClusterView> {
    this.#queued = undefined
    return this.#start()
  }

  #start(): Promise<ClusterView> {
    const run = this.#ask().finally(() => {
      if (this.#running === run) this.#running = undefined
    })
    this.#running = run
    return run
  }

  async #ask(): Promise<ClusterView> {
    try {
      const connection = await this.connectAny()
      if (this.settings.controllers) await this.#askControllers(connection)
      else await this.#askBrokers(connection)
    } catch (error) {
      this.#refreshFailed()
      throw error
    }
    this.#failingSince = undefined
    this.#viewAt = performance.now()
    this.#dropMoved()
    return this.#view
  }

  async #askBrokers(connection: Connection): Promise<void> {
    const interest = this.#interest
    const answer = await connection.request('Metadata', {
      topics: interest === undefined ? null : [...interest].map((name) => ({ name })),
      allowAutoTopicCreation: this.settings.allowAutoTopicCreation
    })
    if (answer.errorCode === ErrorCode.REBOOTSTRAP_REQUIRED) this.#rebootstrap()
    if (answer.errorCode !== ErrorCode.NONE) throw asError(answer.errorCode)
    if (answer.brokers.length === 0) throw disconnectError('the answer names no broker')
    this.#view = nextView(this.#view, answer, interest === undefined)
    if (this.settings.tellsOfTopics) this.#tellOfTopics(answer.topics, connection.lastCorrelationId)
  }

  #tellOfTopics(topics: readonly MetadataResponseTopic[], correlationId: number): void {
    const bad = topics.filter(({ errorCode }) => errorCode !== ErrorCode.NONE)
    if (bad.length === 0) return
    const each = bad.map(({ name, errorCode }) => `${name}=${errorName(errorCode)}`).join(', ')
    const issue = `The metadata response from the cluster reported a recoverable issue with correlation id ${correlationId} : {${each}}`
    this.settings.log('warn', 'org.apache.kafka.clients.NetworkClient', issue)
    const invalid = bad.filter(({ errorCode }) => errorCode === ErrorCode.INVALID_TOPIC_EXCEPTION)
    if (invalid.length === 0) return
    const names = invalid.map(({ name }) => name).join(', ')
    this.settings.log('error', logger, `Metadata response reported invalid topics [${names}]`)
  }

  async #askControllers(connection: Connection): Promise<void> {
    const answer = await connection.request('DescribeCluster', { endpointType: 2 }, { versions: { min: 1 } })
    if (answer.errorCode !== ErrorCode.NONE) throw asError(answer.errorCode, answer.errorMessage)
    const nodes = answer.brokers.map(({ brokerId, host, port, rack }): [number, Node] => [
      brokerId,
      { id: brokerId, host, port, rack }
    ])
    const { clusterId, controllerId } = answer
    this.#view = { ...this.#view, clusterId, controllerId, nodes: new Map(nodes) }
  }

  #refreshFailed(): void {
    const now = performance.now()
    this.#failingSince ??= now
    if (now - this.#failingSince >= this.settings.rebootstrapAfterMs && this.#view.nodes.size > 0) this.#rebootstrap()
  }

  #rebootstrap(): void {
    this.settings.log('info', logger, 'Rebootstrapping: the nodes known so far are forgotten.')
    this.#failingSince = undefined
    this.#view = { ...this.#view, nodes: new Map(), controllerId: -1 }
    for (const link of [...this.#links.values(), ...this.#seeds]) link.close()
    this.#links.clear()
    this.#seeds = this.#plant()
  }

  /** Links to nodes that are gone or have another address now; and the seeds, once they are not needed. */
  #dropMoved(): void {
    for (const [name, link] of this.#links) {
      const node = this.#view.nodes.get(link.nodeId)
      if (node !== undefined && node.host === link.endpoint.host && node.port === link.endpoint.port) continue
      link.close()
      this.#links.delete(name)
    }
    for (const seed of this.#seeds) if (seed.current?.inFlight === 0) seed.release()
  }

  /** Waits as long as is due after so many failures in a row. */
  rest(failures: number): Promise<void> {
    return sleep(backoffMs(this.settings.retry, Math.max(1, failures)))
  }

  close(): void {
    this.#closed = true
    for (const link of [...this.#links.values(), ...this.#seeds]) link.close()
    this.#links.clear()
  }
}
