// CreatePartitions, v0-v3
//
//   v2  flexible encoding
//   v3  quota errors may be answered (KIP-599)

import { ErrorCode } from '#model/error-code.js'
import {
  type CreatePartitionsRequest,
  readCreatePartitionsRequest
} from '#protocol/generated/create-partitions-request.js'
import {
  type CreatePartitionsResponse,
  type CreatePartitionsTopicResult,
  writeCreatePartitionsResponse
} from '#protocol/generated/create-partitions-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { RequestContext } from './context.ts'
import { defineHandler, type PlainHandler } from './handler.ts'
import { sortOut } from './sort-out.ts'

type Result = Draft<CreatePartitionsTopicResult>

const codec = { read: readCreatePartitionsRequest, write: writeCreatePartitionsResponse }

export const createPartitions: PlainHandler = defineHandler('CreatePartitions', [0, 3], codec, answer)

async function answer(
  request: CreatePartitionsRequest,
  context: RequestContext
): Promise<Draft<CreatePartitionsResponse>> {
  const { accepted, refused } = sortOut(
    request.topics,
    ({ name }) => name,
    ({ name }): Result | undefined =>
      context.may('alter', 'topic', name)
        ? undefined
        : { name, errorCode: ErrorCode.TOPIC_AUTHORIZATION_FAILED, errorMessage: null },
    ({ name }): Result => ({ name, errorCode: ErrorCode.INVALID_REQUEST, errorMessage: 'Duplicate topic name.' })
  )
  if (accepted.length === 0) return { results: refused }
  const decided = await context.controller.createPartitions({ ...request, topics: accepted })
  return { ...decided, results: [...refused, ...(decided.results ?? [])] }
}
