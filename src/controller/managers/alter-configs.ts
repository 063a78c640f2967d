// The two requests that change configurations, over the rules of configs.ts: each resource is judged by itself.

import { ErrorCode } from '#model/error-code.js'
import type { AlterConfigsRequest } from '#protocol/generated/alter-configs-request.js'
import type { AlterConfigsResponse } from '#protocol/generated/alter-configs-response.js'
import type { IncrementalAlterConfigsRequest } from '#protocol/generated/incremental-alter-configs-request.js'
import type {
  AlterConfigsResourceResponse,
  IncrementalAlterConfigsResponse
} from '#protocol/generated/incremental-alter-configs-response.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Draft } from '#protocol/wire/types.js'
import { decideChangedConfigs, decideReplacedConfigs } from './configs.ts'
import { attempt, type Decision, Refusal, repeated, type Situation } from './decision.ts'

interface Named {
  readonly resourceType: number
  readonly resourceName: string
}

interface Answers {
  readonly records: readonly MetadataRecordDraft[]
  readonly responses: readonly Draft<AlterConfigsResourceResponse>[]
}

function judge<R extends Named>(resources: readonly R[], decide: (resource: R) => MetadataRecordDraft[]): Answers {
  const keyOf = ({ resourceType, resourceName }: Named): string => `${resourceType}:${resourceName}`
  const twice = repeated(resources.map(keyOf))
  const records: MetadataRecordDraft[] = []
  const responses = new Map<string, Draft<AlterConfigsResourceResponse>>()
  for (const resource of resources) {
    const { resourceType, resourceName } = resource
    const outcome = twice.has(keyOf(resource))
      ? new Refusal(ErrorCode.INVALID_REQUEST, 'Each resource must appear at most once.')
      : attempt(() => decide(resource))
    if (!(outcome instanceof Refusal)) records.push(...outcome)
    responses.set(keyOf(resource), {
      errorCode: outcome instanceof Refusal ? outcome.code : ErrorCode.NONE,
      errorMessage: outcome instanceof Refusal ? outcome.message : null,
      resourceType,
      resourceName
    })
  }
  return { records, responses: [...responses.values()] }
}

export function decideIncrementalAlterConfigs(
  situation: Situation,
  request: IncrementalAlterConfigsRequest
): Decision<Draft<IncrementalAlterConfigsResponse>> {
  const { records, responses } = judge(request.resources, ({ resourceType, resourceName, configs }) =>
    decideChangedConfigs(
      situation,
      { type: resourceType, name: resourceName },
      configs.map(({ name, configOperation, value }) => ({ name, operation: configOperation, value }))
    )
  )
  return { records: request.validateOnly ? [] : records, response: { throttleTimeMs: 0, responses } }
}

export function decideAlterConfigs(
  situation: Situation,
  request: AlterConfigsRequest
): Decision<Draft<AlterConfigsResponse>> {
  const { records, responses } = judge(request.resources, ({ resourceType, resourceName, configs }) =>
    decideReplacedConfigs(situation, { type: resourceType, name: resourceName }, configs)
  )
  return { records: request.validateOnly ? [] : records, response: { throttleTimeMs: 0, responses } }
}
