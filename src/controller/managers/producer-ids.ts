// Producer ids go out in blocks of 1000; the log says which is the next block, so that no id is given twice.

import { ErrorCode } from '#model/error-code.js'
import type { AllocateProducerIdsRequest } from '#protocol/generated/allocate-producer-ids-request.js'
import type { AllocateProducerIdsResponse } from '#protocol/generated/allocate-producer-ids-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { checkBrokerEpoch } from './brokers.ts'
import { attempt, type Decision, Refusal, type Situation } from './decision.ts'

export const producerIdBlockSize = 1000

export function decideAllocateProducerIds(
  situation: Situation,
  request: AllocateProducerIdsRequest
): Decision<Draft<AllocateProducerIdsResponse>> {
  const { brokerId, brokerEpoch } = request
  const outcome = attempt(() => {
    checkBrokerEpoch(situation.image, brokerId, brokerEpoch)
    const start = situation.image.nextProducerId
    if (start > Number.MAX_SAFE_INTEGER - producerIdBlockSize)
      throw new Refusal(ErrorCode.UNKNOWN_SERVER_ERROR, 'All producer ids have been given out.')
    return start
  })
  if (outcome instanceof Refusal)
    return {
      records: [],
      response: { throttleTimeMs: 0, errorCode: outcome.code, producerIdStart: -1, producerIdLen: 0 }
    }
  return {
    records: [
      {
        kind: 'ProducerIdsRecord',
        version: 0,
        value: { brokerId, brokerEpoch, nextProducerId: outcome + producerIdBlockSize }
      }
    ],
    response: {
      throttleTimeMs: 0,
      errorCode: ErrorCode.NONE,
      producerIdStart: outcome,
      producerIdLen: producerIdBlockSize
    }
  }
}
