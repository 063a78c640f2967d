// Requests as handlers hand them to the active controller; each takes the generated request and gives the response draft.

import type { AllocateProducerIdsRequest } from '#protocol/generated/allocate-producer-ids-request.js'
import type { AllocateProducerIdsResponse } from '#protocol/generated/allocate-producer-ids-response.js'
import type { AlterConfigsRequest } from '#protocol/generated/alter-configs-request.js'
import type { AlterConfigsResponse } from '#protocol/generated/alter-configs-response.js'
import type { AlterPartitionRequest } from '#protocol/generated/alter-partition-request.js'
import type { AlterPartitionResponse } from '#protocol/generated/alter-partition-response.js'
import type { AssignReplicasToDirsRequest } from '#protocol/generated/assign-replicas-to-dirs-request.js'
import type { AssignReplicasToDirsResponse } from '#protocol/generated/assign-replicas-to-dirs-response.js'
import type { BrokerHeartbeatRequest } from '#protocol/generated/broker-heartbeat-request.js'
import type { BrokerHeartbeatResponse } from '#protocol/generated/broker-heartbeat-response.js'
import type { BrokerRegistrationRequest } from '#protocol/generated/broker-registration-request.js'
import type { BrokerRegistrationResponse } from '#protocol/generated/broker-registration-response.js'
import type { ControllerRegistrationRequest } from '#protocol/generated/controller-registration-request.js'
import type { ControllerRegistrationResponse } from '#protocol/generated/controller-registration-response.js'
import type { CreatePartitionsRequest } from '#protocol/generated/create-partitions-request.js'
import type { CreatePartitionsResponse } from '#protocol/generated/create-partitions-response.js'
import type { CreateTopicsRequest } from '#protocol/generated/create-topics-request.js'
import type { CreateTopicsResponse } from '#protocol/generated/create-topics-response.js'
import type { DeleteTopicsRequest } from '#protocol/generated/delete-topics-request.js'
import type { DeleteTopicsResponse } from '#protocol/generated/delete-topics-response.js'
import type { ElectLeadersRequest } from '#protocol/generated/elect-leaders-request.js'
import type { ElectLeadersResponse } from '#protocol/generated/elect-leaders-response.js'
import type { IncrementalAlterConfigsRequest } from '#protocol/generated/incremental-alter-configs-request.js'
import type { IncrementalAlterConfigsResponse } from '#protocol/generated/incremental-alter-configs-response.js'
import type { UnregisterBrokerRequest } from '#protocol/generated/unregister-broker-request.js'
import type { UnregisterBrokerResponse } from '#protocol/generated/unregister-broker-response.js'
import type { UpdateFeaturesRequest } from '#protocol/generated/update-features-request.js'
import type { UpdateFeaturesResponse } from '#protocol/generated/update-features-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { Controller } from './controller.ts'
import { decideAlterConfigs, decideIncrementalAlterConfigs } from './managers/alter-configs.ts'
import { decideAlterPartition } from './managers/alter-partition.ts'
import { decideRegisterBroker, decideUnregisterBroker } from './managers/brokers.ts'
import { decideRegisterController } from './managers/controllers.ts'
import { decideCreatePartitions } from './managers/create-partitions.ts'
import { decideCreateTopics } from './managers/create-topics.ts'
import { decideDeleteTopics } from './managers/delete-topics.ts'
import { decideAssignReplicasToDirs } from './managers/directories.ts'
import { decideElectLeaders } from './managers/elect-leaders.ts'
import { decideUpdateFeatures } from './managers/features.ts'
import { decideHeartbeat } from './managers/heartbeats.ts'
import { decideAllocateProducerIds } from './managers/producer-ids.ts'

export class ControllerApi {
  readonly #controller: Controller
  readonly #nowMs: () => number
  readonly #sessionTimeoutMs: number

  constructor(controller: Controller, nowMs: () => number, sessionTimeoutMs: number) {
    this.#controller = controller
    this.#nowMs = nowMs
    this.#sessionTimeoutMs = sessionTimeoutMs
  }

  createTopics(request: CreateTopicsRequest): Promise<Draft<CreateTopicsResponse>> {
    return this.#controller.run((situation) => decideCreateTopics(situation, request), request.timeoutMs)
  }

  deleteTopics(request: DeleteTopicsRequest): Promise<Draft<DeleteTopicsResponse>> {
    return this.#controller.run((situation) => decideDeleteTopics(situation, request), request.timeoutMs)
  }

  createPartitions(request: CreatePartitionsRequest): Promise<Draft<CreatePartitionsResponse>> {
    return this.#controller.run((situation) => decideCreatePartitions(situation, request), request.timeoutMs)
  }

  alterConfigs(request: AlterConfigsRequest): Promise<Draft<AlterConfigsResponse>> {
    return this.#controller.run((situation) => decideAlterConfigs(situation, request))
  }

  incrementalAlterConfigs(request: IncrementalAlterConfigsRequest): Promise<Draft<IncrementalAlterConfigsResponse>> {
    return this.#controller.run((situation) => decideIncrementalAlterConfigs(situation, request))
  }

  /** `version` is that of the request: its shape changed with v1 and its answer with v2. */
  updateFeatures(request: UpdateFeaturesRequest, version: number): Promise<Draft<UpdateFeaturesResponse>> {
    return this.#controller.run((situation) => decideUpdateFeatures(situation, request, version), request.timeoutMs)
  }

  allocateProducerIds(request: AllocateProducerIdsRequest): Promise<Draft<AllocateProducerIdsResponse>> {
    return this.#controller.run((situation) => decideAllocateProducerIds(situation, request))
  }

  assignReplicasToDirs(request: AssignReplicasToDirsRequest): Promise<Draft<AssignReplicasToDirsResponse>> {
    return this.#controller.run((situation) => decideAssignReplicasToDirs(situation, request))
  }

  alterPartition(request: AlterPartitionRequest): Promise<Draft<AlterPartitionResponse>> {
    return this.#controller.run((situation) => decideAlterPartition(situation, request))
  }

  electLeaders(request: ElectLeadersRequest): Promise<Draft<ElectLeadersResponse>> {
    return this.#controller.run((situation) => decideElectLeaders(situation, request), request.timeoutMs)
  }

  registerController(request: ControllerRegistrationRequest): Promise<Draft<ControllerRegistrationResponse>> {
    return this.#controller.run((situation) => decideRegisterController(situation, request))
  }

  registerBroker(request: BrokerRegistrationRequest): Promise<Draft<BrokerRegistrationResponse>> {
    const { sessions } = this.#controller
    return this.#controller.run((situation) => {
      const unfenced = situation.image.cluster.broker(request.brokerId)?.fenced === false
      const alive = unfenced && sessions.isAlive(request.brokerId, this.#nowMs(), this.#sessionTimeoutMs)
      const decision = decideRegisterBroker(situation, request, alive)
      if (decision.records.length > 0) sessions.touch(request.brokerId, this.#nowMs())
      return decision
    })
  }

  heartbeat(request: BrokerHeartbeatRequest): Promise<Draft<BrokerHeartbeatResponse>> {
    const { sessions } = this.#controller
    return this.#controller.run((situation) => {
      const decision = decideHeartbeat(situation, request)
      if ((decision.response.errorCode ?? 0) === 0) sessions.touch(request.brokerId, this.#nowMs())
      return decision
    })
  }

  unregisterBroker(request: UnregisterBrokerRequest): Promise<Draft<UnregisterBrokerResponse>> {
    return this.#controller.run((situation) => {
      const decision = decideUnregisterBroker(situation, request)
      if (decision.records.length > 0) this.#controller.sessions.forget(request.brokerId)
      return decision
    })
  }
}
