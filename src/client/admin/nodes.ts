// The nodes of a cluster: who they are, what they speak, their log directories, features and the metadata quorum.

import type { DescribeClusterResponse } from '#protocol/generated/describe-cluster-response.js'
import type { DescribeLogDirsResult } from '#protocol/generated/describe-log-dirs-response.js'
import type { DescribeQuorumResponse } from '#protocol/generated/describe-quorum-response.js'
import type { Admin } from '../admin.ts'
import type { Node } from '../cluster-view.ts'
import { errorOf, throwIfError } from '../errors.ts'
import { retrying } from '../retry.ts'
import { softwareName, softwareVersion } from '../software.ts'
import type { NodeVersions } from '../versions.ts'
import { type Outcome, outcomeOf } from './outcome.ts'

export interface DescribeClusterOptions {
  readonly authorizedOperations?: boolean
  readonly fencedBrokers?: boolean
  /** 1 brokers, 2 controllers: what the bootstrap list named, unless given. */
  readonly endpointType?: number
}

export async function describeCluster(
  admin: Admin,
  options: DescribeClusterOptions = {}
): Promise<DescribeClusterResponse> {
  const { authorizedOperations = false, fencedBrokers = false } = options
  const endpointType = options.endpointType ?? (admin.cluster.settings.controllers ? 2 : 1)
  const answer = await admin.send(
    'DescribeCluster',
    { includeClusterAuthorizedOperations: authorizedOperations, endpointType, includeFencedBrokers: fencedBrokers },
    { versions: { min: fencedBrokers ? 2 : endpointType === 2 ? 1 : 0 } }
  )
  throwIfError(answer.errorCode, answer.errorMessage)
  return answer
}

/** The brokers (or controllers) that serve now, by id. */
export async function listNodes(admin: Admin): Promise<Node[]> {
  await admin.refresh('listNodes')
  return [...admin.cluster.view.nodes.values()].sort((a, b) => a.id - b.id)
}

export async function nodeVersions(admin: Admin, nodeId: number): Promise<NodeVersions> {
  const { cluster, timeoutMs } = admin
  const connection = await retrying(cluster, { call: 'apiVersions', timeoutMs }, () => cluster.connect(nodeId))
  return connection.versions
}

/** Log directories of some brokers; each broker's failure is its own. */
export async function describeLogDirs(
  admin: Admin,
  brokerIds: readonly number[],
  topics: readonly { readonly topic: string; readonly partitions: readonly number[] }[] | null = null
): Promise<Map<number, Outcome<DescribeLogDirsResult[]>>> {
  const answers = brokerIds.map(async (broker): Promise<[number, Outcome<DescribeLogDirsResult[]>]> => {
    const answer = await admin.send('DescribeLogDirs', { topics }, { target: { broker } })
    return [broker, outcomeOf(answer.errorCode, null, answer.results)]
  })
  return new Map(await Promise.all(answers))
}

export async function describeQuorum(admin: Admin): Promise<DescribeQuorumResponse> {
  const answer = await admin.send(
    'DescribeQuorum',
    { topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }] },
    { call: 'describeMetadataQuorum', codes: quorumCodes }
  )
  throwIfError(answer.errorCode, answer.errorMessage)
  const partition = answer.topics[0]?.partitions[0]
  throwIfError(partition?.errorCode ?? 0, partition?.errorMessage)
  return answer
}

const quorumCodes = (answer: DescribeQuorumResponse): number[] =>
  answer.topics.flatMap((topic) => topic.partitions.map((partition) => partition.errorCode))

export interface FeatureLevels {
  readonly finalizedEpoch: number | bigint
  readonly finalized: ReadonlyMap<string, { readonly min: number; readonly max: number }>
  readonly supported: ReadonlyMap<string, { readonly min: number; readonly max: number }>
}

/** What one node (any, unless given) tells of features. */
export async function describeFeatures(admin: Admin, nodeId?: number): Promise<FeatureLevels> {
  const target = nodeId === undefined ? 'any' : { broker: nodeId }
  const answer = await admin.send('ApiVersions', software, { target, call: 'describeFeatures' })
  throwIfError(answer.errorCode)
  return {
    finalizedEpoch: answer.finalizedFeaturesEpoch,
    finalized: new Map(
      answer.finalizedFeatures.map((one) => [one.name, { min: one.minVersionLevel, max: one.maxVersionLevel }])
    ),
    supported: new Map(answer.supportedFeatures.map((one) => [one.name, { min: one.minVersion, max: one.maxVersion }]))
  }
}

const software = { clientSoftwareName: softwareName, clientSoftwareVersion: softwareVersion }

export interface FeatureChange {
  readonly name: string
  readonly level: number
  /** 1 upgrade, 2 safe downgrade, 3 unsafe downgrade. */
  readonly upgradeType: number
}

export async function updateFeatures(
  admin: Admin,
  changes: readonly FeatureChange[],
  options: { validateOnly?: boolean } = {}
): Promise<Map<string, Outcome<undefined>>> {
  const answer = await admin.send(
    'UpdateFeatures',
    {
      timeoutMs: admin.timeoutMs,
      featureUpdates: changes.map(({ name, level, upgradeType }) => ({
        feature: name,
        maxVersionLevel: level,
        upgradeType
      })),
      validateOnly: options.validateOnly ?? false
    },
    { target: 'controller' }
  )
  // One failure is everybody's: since version 2 the answer has no list of its own for each feature.
  const whole = errorOf(answer.errorCode, answer.errorMessage)
  const each = new Map(answer.results.map((result) => [result.feature, errorOf(result.errorCode, result.errorMessage)]))
  return new Map(
    changes.map(({ name }) => {
      const error = each.get(name) ?? whole
      return [name, error === undefined ? { error, value: undefined } : { error }]
    })
  )
}
