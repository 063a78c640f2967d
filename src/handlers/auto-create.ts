// Topics that come to be because a client asked for them (auto.create.topics.enable).

import { ErrorCode } from '#model/error-code.js'
import type { RequestContext } from './context.ts'
import { internalTopicToCreate } from './internal-topics.ts'
import { topicNameComplaint } from './lookup.ts'
import { clusterResource } from './permission.ts'

const timeoutMs = 30_000

/** Creates what is missing, where that is allowed; says why for each name that is still missing afterwards. */
export async function createMissing(
  names: readonly string[],
  allowedByClient: boolean,
  context: RequestContext
): Promise<ReadonlyMap<string, ErrorCode>> {
  const errors = new Map<string, ErrorCode>()
  const creatable: string[] = []
  const enabled = allowedByClient && context.node.config().boolean('auto.create.topics.enable')
  const mayAll = enabled && context.may('create', 'cluster', clusterResource)
  for (const name of names) {
    if (topicNameComplaint(name) !== undefined) errors.set(name, ErrorCode.INVALID_TOPIC_EXCEPTION)
    else if (!enabled) errors.set(name, ErrorCode.UNKNOWN_TOPIC_OR_PARTITION)
    else if (mayAll || context.may('create', 'topic', name)) creatable.push(name)
    else errors.set(name, ErrorCode.TOPIC_AUTHORIZATION_FAILED)
  }
  if (creatable.length === 0) return errors
  const answer = await context.controller.createTopics({
    topics: creatable.map(
      (name) =>
        internalTopicToCreate(name, context.node) ?? {
          name,
          numPartitions: -1,
          replicationFactor: -1,
          assignments: [],
          configs: []
        }
    ),
    timeoutMs,
    validateOnly: false
  })
  for (const { name = '', errorCode = 0 } of answer.topics ?? []) {
    // Somebody else was faster: the topic is there, and that is all the client wanted.
    if (errorCode === ErrorCode.NONE || errorCode === ErrorCode.TOPIC_ALREADY_EXISTS) continue
    errors.set(name, createError(errorCode))
  }
  return errors
}

/** Metadata has no place for a message; what a client may retry must be a code that it retries. */
function createError(errorCode: number): ErrorCode {
  if (errorCode === ErrorCode.INVALID_REPLICATION_FACTOR) return ErrorCode.INVALID_REPLICATION_FACTOR
  if (errorCode === ErrorCode.INVALID_TOPIC_EXCEPTION) return ErrorCode.INVALID_TOPIC_EXCEPTION
  return ErrorCode.UNKNOWN_TOPIC_OR_PARTITION
}
