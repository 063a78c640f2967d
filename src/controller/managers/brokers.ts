// Registration, fencing and unregistration of brokers. Heartbeats are in heartbeats.ts.

import { knownFeatures, metadataVersionFeature } from '#metadata/features.js'
import type { BrokerImage } from '#metadata/image/cluster.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { registerBrokerVersion, supportsDirectoryAssignment } from '#metadata/metadata-version.js'
import { ErrorCode } from '#model/error-code.js'
import type { Int64 } from '#model/offset.js'
import type { BrokerRegistrationRequest } from '#protocol/generated/broker-registration-request.js'
import type { BrokerRegistrationResponse } from '#protocol/generated/broker-registration-response.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { UnregisterBrokerRequest } from '#protocol/generated/unregister-broker-request.js'
import type { UnregisterBrokerResponse } from '#protocol/generated/unregister-broker-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { decideBrokerGone, decideBrokerRestarted } from './broker-changes.ts'
import { attempt, type Decision, Refusal, repeated, type Situation } from './decision.ts'

/** The registered broker. Throws a Refusal when it is not, or when `epoch` is not its epoch. */
export function checkBrokerEpoch(image: MetadataImage, id: number, epoch: Int64): BrokerImage {
  const broker = image.cluster.broker(id)
  if (broker === undefined)
    throw new Refusal(ErrorCode.BROKER_ID_NOT_REGISTERED, `Broker ID ${id} is not currently registered`)
  if (broker.epoch === epoch) return broker
  throw new Refusal(
    ErrorCode.STALE_BROKER_EPOCH,
    `Expected broker epoch ${broker.epoch} of broker ${id}, but got ${epoch}`
  )
}

function checkFeatures({ image }: Situation, request: BrokerRegistrationRequest): void {
  const offered = new Map(request.features.map((one) => [one.name, one]))
  for (const [name, level] of [...image.features, [metadataVersionFeature, image.metadataVersion] as const]) {
    const range = offered.get(name)
    const fine =
      range !== undefined
        ? level >= range.minSupportedVersion && level <= range.maxSupportedVersion
        : !knownFeatures.has(name)
    if (!fine)
      throw new Refusal(
        ErrorCode.UNSUPPORTED_VERSION,
        `Unable to register because the broker does not support finalized version ${level} of ${name}. ` +
          (range === undefined
            ? 'The broker does not know the feature.'
            : `The broker wants a version between ${range.minSupportedVersion} and ${range.maxSupportedVersion}, inclusive.`)
      )
  }
}

function checkRegistration(situation: Situation, request: BrokerRegistrationRequest, alive: boolean): void {
  const { image } = situation
  if (request.clusterId !== image.clusterId)
    throw new Refusal(
      ErrorCode.INCONSISTENT_CLUSTER_ID,
      `Expected cluster ID ${image.clusterId}, but got cluster ID ${request.clusterId}`
    )
  const existing = image.cluster.broker(request.brokerId)
  if (
    existing !== undefined &&
    alive &&
    existing.incarnationId !== request.incarnationId &&
    !existing.inControlledShutdown
  )
    throw new Refusal(
      ErrorCode.DUPLICATE_BROKER_REGISTRATION,
      `Another broker is registered with that broker id. If the broker was recently restarted this should self-resolve once the heartbeat timeout expires.`
    )
  if (request.isMigratingZkBroker)
    throw new Refusal(ErrorCode.BROKER_ID_NOT_REGISTERED, 'Controller does not support ZK migration.')
  if (supportsDirectoryAssignment(image.metadataVersion)) checkDirectories(image, request)
  checkFeatures(situation, request)
}

function checkDirectories(image: MetadataImage, { brokerId, logDirs }: BrokerRegistrationRequest): void {
  if (logDirs.length === 0) throw new Refusal(ErrorCode.INVALID_REGISTRATION, 'No directories specified in request')
  if (repeated(logDirs).size > 0)
    throw new Refusal(ErrorCode.INVALID_REGISTRATION, 'Duplicate directories specified in request')
  for (const other of image.cluster.brokers.values())
    for (const directory of other.id === brokerId ? [] : logDirs)
      if (other.directories.includes(directory))
        throw new Refusal(
          ErrorCode.INVALID_REGISTRATION,
          `Broker ${other.id} is already registered with directory ${directory}`
        )
}

function registrationRecord(
  situation: Situation,
  request: BrokerRegistrationRequest,
  epoch: number
): MetadataRecordDraft {
  const level = situation.image.metadataVersion
  const existing = situation.image.cluster.broker(request.brokerId)
  const again = existing?.incarnationId === request.incarnationId ? existing : undefined
  return {
    kind: 'RegisterBrokerRecord',
    version: registerBrokerVersion(level),
    value: {
      brokerId: request.brokerId,
      isMigratingZkBroker: false,
      incarnationId: request.incarnationId,
      brokerEpoch: epoch,
      endPoints: request.listeners.map(({ name, host, port, securityProtocol }) => ({
        name,
        host,
        port,
        securityProtocol
      })),
      features: request.features.map(({ name, minSupportedVersion, maxSupportedVersion }) => ({
        name,
        minSupportedVersion,
        maxSupportedVersion
      })),
      rack: request.rack,
      fenced: again?.fenced ?? true,
      inControlledShutdown: again?.inControlledShutdown ?? false,
      logDirs: supportsDirectoryAssignment(level) ? request.logDirs : []
    }
  }
}

/** `alive`: a broker of that id has a session that has not expired. The epoch is the offset of the first record. */
export function decideRegisterBroker(
  situation: Situation,
  request: BrokerRegistrationRequest,
  alive: boolean
): Decision<Draft<BrokerRegistrationResponse>> {
  const outcome = attempt(() => {
    checkRegistration(situation, request, alive)
    const existing = situation.image.cluster.broker(request.brokerId)
    if (existing?.incarnationId === request.incarnationId)
      return { epoch: existing.epoch, records: [registrationRecord(situation, request, existing.epoch)] }
    // A new incarnation has lost what the old one led and was in sync with.
    const gone = existing === undefined ? [] : decideBrokerRestarted(situation, request.brokerId)
    const epoch = situation.nextOffset
    return { epoch, records: [registrationRecord(situation, request, epoch), ...gone] }
  })
  if (outcome instanceof Refusal)
    return { records: [], response: { throttleTimeMs: 0, errorCode: outcome.code, brokerEpoch: -1 } }
  return {
    records: outcome.records,
    response: { throttleTimeMs: 0, errorCode: ErrorCode.NONE, brokerEpoch: outcome.epoch }
  }
}

/** Records that fence a broker whose session expired. */
export function decideFence(situation: Situation, broker: BrokerImage): MetadataRecordDraft[] {
  return [
    {
      kind: 'BrokerRegistrationChangeRecord',
      version: 0,
      value: { brokerId: broker.id, brokerEpoch: broker.epoch, fenced: 1 }
    },
    ...decideBrokerGone(situation, broker.id)
  ]
}

export function decideUnregisterBroker(
  situation: Situation,
  { brokerId }: UnregisterBrokerRequest
): Decision<Draft<UnregisterBrokerResponse>> {
  const broker = situation.image.cluster.broker(brokerId)
  if (broker === undefined)
    return {
      records: [],
      response: {
        throttleTimeMs: 0,
        errorCode: ErrorCode.BROKER_ID_NOT_REGISTERED,
        errorMessage: `Broker ID ${brokerId} is not currently registered`
      }
    }
  return {
    records: [
      ...decideBrokerGone(situation, brokerId),
      { kind: 'UnregisterBrokerRecord', version: 0, value: { brokerId, brokerEpoch: broker.epoch } }
    ],
    response: { throttleTimeMs: 0, errorCode: ErrorCode.NONE, errorMessage: null }
  }
}
