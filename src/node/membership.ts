// How a node belongs to its cluster: the registration of its broker, and what its shards may ask the controller.

import type { BrokerConfig } from '#config/broker-config.js'
import type { Endpoint } from '#config/listeners.js'
import type { ControllerApi } from '#controller/controller-api.js'
import { ProducerIds } from '#controller/producer-ids.js'
import type { ControllerCalls } from '#handlers/controller-over-calls.js'
import { quorumAnswer } from '#handlers/quorum-answer.js'
import type { LogEngine } from '#log/log-engine.js'
import { asUuid } from '#model/uuid.js'
import type { Quorum } from '#quorum/quorum.js'
import { BrokerRegistration } from '#replica/registration.js'
import type { Logger } from '#runtime/logger.js'
import { systemRandom } from '#runtime/random.js'

export interface MembershipOptions {
  readonly config: BrokerConfig
  readonly clusterId: string
  readonly api: ControllerApi
  readonly engine: LogEngine
  readonly addresses: readonly Endpoint[]
  /** Of the last clean stop; -1 after a crash. */
  readonly previousBrokerEpoch: number
  readonly publishedOffset: () => number
  readonly log: Logger
}

/** Not begun yet: `start()` registers. */
export function registrationOf(options: MembershipOptions): BrokerRegistration {
  const { engine, log } = options
  return new BrokerRegistration({
    controller: options.api,
    config: options.config,
    clusterId: options.clusterId,
    incarnationId: systemRandom.uuid(),
    advertised: options.addresses,
    // One that could not be opened has no id that anybody knows.
    directories: engine.directories().flatMap(({ directoryId: id }) => (id === '' ? [] : [asUuid(id)])),
    offlineDirectories: () =>
      engine.directories().flatMap(({ directoryId: id, failure }) => (id === '' || failure === '' ? [] : [asUuid(id)])),
    previousBrokerEpoch: options.previousBrokerEpoch,
    publishedOffset: options.publishedOffset,
    report: (message) => log.write('warn', message)
  })
}

export function controllerCalls(
  nodeId: number,
  api: ControllerApi,
  registration: BrokerRegistration,
  quorum: Quorum
): ControllerCalls {
  const producerIds = new ProducerIds(() =>
    api.allocateProducerIds({ brokerId: nodeId, brokerEpoch: registration.brokerEpoch })
  )
  return {
    createTopics: (request) => api.createTopics(request),
    deleteTopics: (request) => api.deleteTopics(request),
    createPartitions: (request) => api.createPartitions(request),
    alterConfigs: (request) => api.alterConfigs(request),
    incrementalAlterConfigs: (request) => api.incrementalAlterConfigs(request),
    updateFeatures: ({ request, version }) => api.updateFeatures(request, version),
    describeQuorum: async () => quorumAnswer(quorum.describe()),
    nextProducerId: () => producerIds.next()
  }
}
