// DescribeLogDirs, v1-v5
//
//   v2  flexible encoding
//   v3  an error for the whole answer
//   v4  size of the volume
//   v5  whether the directory takes new replicas (KIP-1066)

import { ErrorCode } from '#model/error-code.js'
import {
  type DescribeLogDirsRequest,
  readDescribeLogDirsRequest
} from '#protocol/generated/describe-log-dirs-request.js'
import {
  type DescribeLogDirsResponse,
  type DescribeLogDirsTopic,
  writeDescribeLogDirsResponse
} from '#protocol/generated/describe-log-dirs-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { clusterResource } from './permission.ts'

const codec = { read: readDescribeLogDirsRequest, write: writeDescribeLogDirsResponse }
type Topic = Draft<DescribeLogDirsTopic>

export const describeLogDirs: PlainHandler = defineHandler('DescribeLogDirs', [1, 5], codec, answer)

function answer(request: DescribeLogDirsRequest, context: RequestContext): Draft<DescribeLogDirsResponse> {
  if (!context.may('describe', 'cluster', clusterResource)) return { errorCode: ErrorCode.CLUSTER_AUTHORIZATION_FAILED }
  const byDirectory = sizes(request, context)
  const { logs } = context
  const cordoned = new Set(context.node.config().list('cordoned.log.dirs') ?? [])
  return {
    results: logs.directories().map(({ errorCode, path, totalBytes, usableBytes }) => ({
      errorCode,
      logDir: path,
      topics: [...(byDirectory.get(path) ?? [])].map(([name, partitions]): Topic => ({ name, partitions })),
      totalBytes,
      usableBytes,
      isCordoned: cordoned.has(path) || cordoned.has('*')
    }))
  }
}

type Partitions = NonNullable<Topic['partitions']>[number][]

function sizes(request: DescribeLogDirsRequest, context: RequestContext): Map<string, Map<string, Partitions>> {
  const found = new Map<string, Map<string, Partitions>>()
  const paths = context.logs.directoryPaths()
  const wanted = request.topics?.map(({ topic, partitions }) => [topic, new Set(partitions)] as const)
  const names = wanted === undefined ? undefined : new Map(wanted)
  for (const topic of context.image().topics.values()) {
    if (names !== undefined && !names.has(topic.name)) continue
    for (const index of topic.partitions.keys()) {
      if (names !== undefined && !names.get(topic.name)?.has(index)) continue
      const log = context.logs.find(topic.id, index)
      if (log === undefined) continue
      const directory = paths.get(log.handle) ?? ''
      const topics = found.get(directory) ?? new Map<string, Partitions>()
      found.set(directory, topics)
      const partitions = topics.get(topic.name) ?? []
      topics.set(topic.name, partitions)
      partitions.push({
        partitionIndex: index,
        partitionSize: context.logs.sizeBytes(log),
        offsetLag: 0,
        isFutureKey: false
      })
    }
  }
  return found
}
