// What handlers ask of the controller. The main thread answers; a shard's port is a call over its mailbox, so everything
// here is plain data. A refusal of the whole request rejects with an error that carries `errorCode`.

import type { AlterConfigsRequest } from '#protocol/generated/alter-configs-request.js'
import type { AlterConfigsResponse } from '#protocol/generated/alter-configs-response.js'
import type { CreatePartitionsRequest } from '#protocol/generated/create-partitions-request.js'
import type { CreatePartitionsResponse } from '#protocol/generated/create-partitions-response.js'
import type { CreateTopicsRequest } from '#protocol/generated/create-topics-request.js'
import type { CreateTopicsResponse } from '#protocol/generated/create-topics-response.js'
import type { DeleteTopicsRequest } from '#protocol/generated/delete-topics-request.js'
import type { DeleteTopicsResponse } from '#protocol/generated/delete-topics-response.js'
import type { DescribeQuorumResponse } from '#protocol/generated/describe-quorum-response.js'
import type { IncrementalAlterConfigsRequest } from '#protocol/generated/incremental-alter-configs-request.js'
import type { IncrementalAlterConfigsResponse } from '#protocol/generated/incremental-alter-configs-response.js'
import type { UpdateFeaturesRequest } from '#protocol/generated/update-features-request.js'
import type { UpdateFeaturesResponse } from '#protocol/generated/update-features-response.js'
import type { Draft } from '#protocol/wire/types.js'

/** What the quorum knows of itself: the body of DescribeQuorum's only partition. */
export type QuorumState = Draft<DescribeQuorumResponse>

export interface ControllerPort {
  createTopics(request: CreateTopicsRequest): Promise<Draft<CreateTopicsResponse>>
  deleteTopics(request: DeleteTopicsRequest): Promise<Draft<DeleteTopicsResponse>>
  createPartitions(request: CreatePartitionsRequest): Promise<Draft<CreatePartitionsResponse>>
  alterConfigs(request: AlterConfigsRequest): Promise<Draft<AlterConfigsResponse>>
  incrementalAlterConfigs(request: IncrementalAlterConfigsRequest): Promise<Draft<IncrementalAlterConfigsResponse>>
  updateFeatures(request: UpdateFeaturesRequest, version: number): Promise<Draft<UpdateFeaturesResponse>>
  describeQuorum(): Promise<QuorumState>
  /** A producer id that nobody had before. */
  nextProducerId(): Promise<number>
}
