// BrokerHeartbeat: the one place that unfences a broker, takes it into controlled shutdown and lets it go.
//
//            wants fence / session expired
//   fenced <------------------------------- unfenced
//      |  ------------------------------->     |
//      |     caught up, wants no fence          | wants shutdown: leaderships move away
//      |                                        v
//      +--- wants shutdown ---> may go <--- controlled shutdown (no leaderships left)

import type { BrokerImage } from '#metadata/image/cluster.js'
import { supportsCordonedDirectories } from '#metadata/metadata-version.js'
import { ErrorCode } from '#model/error-code.js'
import type { Int64 } from '#model/offset.js'
import type { Uuid } from '#model/uuid.js'
import type { BrokerHeartbeatRequest } from '#protocol/generated/broker-heartbeat-request.js'
import type { BrokerHeartbeatResponse } from '#protocol/generated/broker-heartbeat-response.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Draft } from '#protocol/wire/types.js'
import { decideBrokerCame, decideBrokerGone, decideDirectoriesLost, hasLeaderships } from './broker-changes.ts'
import { checkBrokerEpoch } from './brokers.ts'
import { attempt, type Decision, Refusal, type Situation } from './decision.ts'

type Next = 'fenced' | 'unfenced' | 'shutting-down' | 'may-go'

function nextState(
  situation: Situation,
  broker: BrokerImage,
  request: BrokerHeartbeatRequest,
  caughtUp: boolean
): Next {
  if (broker.fenced) {
    if (request.wantShutDown) return 'may-go'
    return request.wantFence || !caughtUp ? 'fenced' : 'unfenced'
  }
  if (request.wantShutDown || broker.inControlledShutdown)
    return hasLeaderships(situation, broker.id) ? 'shutting-down' : 'may-go'
  return request.wantFence ? 'fenced' : 'unfenced'
}

interface Flags {
  readonly fenced?: 1 | -1
  readonly inControlledShutdown?: 1
  readonly logDirs?: readonly Uuid[]
  readonly cordonedLogDirs?: readonly Uuid[]
}

/** The oldest version that can carry what is said. */
function versionOf({ inControlledShutdown, logDirs, cordonedLogDirs }: Flags): number {
  if (cordonedLogDirs !== undefined) return 3
  if (logDirs !== undefined) return 2
  return inControlledShutdown === undefined ? 0 : 1
}

function changeRecord({ id, epoch }: BrokerImage, flags: Flags): MetadataRecordDraft {
  return {
    kind: 'BrokerRegistrationChangeRecord',
    version: versionOf(flags),
    value: { brokerId: id, brokerEpoch: epoch, ...flags }
  }
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean => [...a].sort().join() === [...b].sort().join()

function directoryFlags(situation: Situation, broker: BrokerImage, request: BrokerHeartbeatRequest): Flags {
  const online = broker.directories.filter((directory) => !request.offlineLogDirs.includes(directory))
  const cordoned = request.cordonedLogDirs
  const says =
    cordoned !== null &&
    supportsCordonedDirectories(situation.image.metadataVersion) &&
    (broker.cordonedDirectories === null || !sameSet(cordoned, broker.cordonedDirectories))
  return {
    ...(online.length > 0 && online.length < broker.directories.length ? { logDirs: online } : {}),
    ...(says ? { cordonedLogDirs: cordoned } : {})
  }
}

function decideMove(
  situation: Situation,
  broker: BrokerImage,
  next: Next,
  lost: ReadonlySet<Uuid>
): MetadataRecordDraft[] {
  if (next === 'unfenced' && broker.fenced)
    return [changeRecord(broker, { fenced: -1 }), ...decideBrokerCame(situation, broker, lost)]
  if (next === 'fenced' && !broker.fenced)
    return [changeRecord(broker, { fenced: 1 }), ...decideBrokerGone(situation, broker.id)]
  if (next === 'shutting-down' && !broker.inControlledShutdown)
    return [changeRecord(broker, { inControlledShutdown: 1 }), ...decideBrokerGone(situation, broker.id)]
  if (next === 'may-go' && !broker.fenced)
    return [changeRecord(broker, { fenced: 1 }), ...decideBrokerGone(situation, broker.id)]
  return []
}

/** The broker must have replayed its own registration before it may serve. */
const reached = (offset: Int64, registration: number): boolean => offset >= registration

export function decideHeartbeat(
  situation: Situation,
  request: BrokerHeartbeatRequest
): Decision<Draft<BrokerHeartbeatResponse>> {
  const broker = attempt(() => checkBrokerEpoch(situation.image, request.brokerId, request.brokerEpoch))
  if (broker instanceof Refusal) return { records: [], response: { throttleTimeMs: 0, errorCode: broker.code } }
  const isCaughtUp = reached(request.currentMetadataOffset, broker.epoch)
  const next = nextState(situation, broker, request, isCaughtUp)
  const flags = directoryFlags(situation, broker, request)
  const lost = new Set(request.offlineLogDirs.filter((directory) => broker.directories.includes(directory)))
  const goes = next === 'may-go' || next === 'shutting-down' || next === 'fenced'
  return {
    records: [
      ...(Object.keys(flags).length > 0 ? [changeRecord(broker, flags)] : []),
      ...(lost.size > 0 && !goes && !broker.fenced ? decideDirectoriesLost(situation, broker.id, lost) : []),
      ...decideMove(situation, broker, next, lost)
    ],
    response: {
      throttleTimeMs: 0,
      errorCode: ErrorCode.NONE,
      isCaughtUp,
      isFenced: next === 'fenced' || next === 'may-go',
      shouldShutDown: next === 'may-go'
    }
  }
}
