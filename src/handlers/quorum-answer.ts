// The quorum's picture of itself as DescribeQuorum tells it.

import { ErrorCode } from '#model/error-code.js'
import type { QuorumDescription } from '#quorum/describe.js'
import type { QuorumState } from './controller-port.ts'

export function quorumAnswer(state: QuorumDescription): QuorumState {
  const { isLeader, leaderId, leaderEpoch, highWatermark, voters, observers, nodes } = state
  return {
    topics: [
      {
        topicName: '__cluster_metadata',
        partitions: [
          {
            partitionIndex: 0,
            errorCode: isLeader ? ErrorCode.NONE : ErrorCode.NOT_LEADER_OR_FOLLOWER,
            leaderId,
            leaderEpoch,
            highWatermark,
            currentVoters: voters,
            observers
          }
        ]
      }
    ],
    nodes
  }
}
