// UpdateFeatures: finalised levels move only within what is served here and what every registered node can do.

import {
  kraftVersionFeature,
  type LevelRange,
  metadataVersionFeature,
  neededMetadataVersion,
  servedFeatures
} from '#metadata/features.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { ErrorCode } from '#model/error-code.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { FeatureUpdateKey, UpdateFeaturesRequest } from '#protocol/generated/update-features-request.js'
import type { UpdateFeaturesResponse } from '#protocol/generated/update-features-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { attempt, type Decision, Refusal, repeated, type Situation } from './decision.ts'

export const UpgradeType = { UPGRADE: 1, SAFE_DOWNGRADE: 2, UNSAFE_DOWNGRADE: 3 } as const

const elrFeature = 'eligible.leader.replicas.version'

export const isElrEnabled = (image: MetadataImage): boolean => image.featureLevel(elrFeature) >= 1

/** Levels whose record formats differ from the level below: going back over one could lose what was written. */
const metadataChangingLevels = [8, 11, 13, 14, 15, 17, 23, 30, 32, 33]

function refuse(feature: string, level: number, why: string): never {
  throw new Refusal(ErrorCode.INVALID_UPDATE_VERSION, `Invalid update version ${level} for feature ${feature}. ${why}`)
}

function upgradeTypeOf(update: FeatureUpdateKey, version: number): number {
  if (version > 0) return update.upgradeType
  return update.allowDowngrade ? UpgradeType.SAFE_DOWNGRADE : UpgradeType.UPGRADE
}

function checkRange(who: string, range: LevelRange | undefined, feature: string, level: number): void {
  if (range === undefined) {
    if (level === 0) return
    refuse(feature, level, `${who} does not support this feature.`)
  }
  if (level !== 0 && (level < range.min || level > range.max))
    refuse(feature, level, `${who} only supports versions ${range.min}-${range.max}`)
}

/** The new level can be run by this controller, by every broker and by every other controller. */
function checkSupport({ image, nodeId }: Situation, feature: string, level: number): void {
  if (!servedFeatures.has(feature)) refuse(feature, level, `Local controller ${nodeId} does not support this feature.`)
  checkRange(`Local controller ${nodeId}`, servedFeatures.get(feature), feature, level)
  for (const { id, features } of image.cluster.brokers.values())
    checkRange(`Broker ${id}`, features.get(feature), feature, level)
  for (const { id, features } of image.cluster.controllers.values())
    if (id !== nodeId) checkRange(`Controller ${id}`, features.get(feature), feature, level)
}

function checkDirection(feature: string, before: number, level: number, type: number): void {
  if (type !== UpgradeType.UPGRADE && type !== UpgradeType.SAFE_DOWNGRADE && type !== UpgradeType.UNSAFE_DOWNGRADE)
    refuse(feature, level, 'The controller does not support the given upgrade type.')
  if (level < before && type === UpgradeType.UPGRADE)
    refuse(
      feature,
      level,
      "Can't downgrade the version of this feature without setting the upgrade type to either safe or unsafe downgrade."
    )
  if (level > before && type !== UpgradeType.UPGRADE) refuse(feature, level, "Can't downgrade to a newer version.")
}

function checkMetadataVersion(image: MetadataImage, level: number, type: number): void {
  const before = image.metadataVersion
  if (level < before) {
    const changes = metadataChangingLevels.some((one) => one > level && one <= before)
    const why =
      type === UpgradeType.UNSAFE_DOWNGRADE
        ? 'Unsafe metadata downgrade is not supported in this version.'
        : 'Refusing to perform the requested downgrade because it might delete metadata information.'
    if (changes)
      throw new Refusal(
        ErrorCode.INVALID_UPDATE_VERSION,
        `Unsupported metadata.version downgrade from ${before} to ${level}. ${why}`
      )
  }
  for (const [feature, finalized] of image.features)
    if (neededMetadataVersion(feature, finalized) > level)
      refuse(metadataVersionFeature, level, `${feature} at level ${finalized} needs a higher metadata.version.`)
}

/** It lives in the raft log's own records; from 0 to 1 the voters would have to move into the log (KIP-853), which is not served. */
function checkKraftVersion({ nodeId, kraftVersion }: Situation, level: number): void {
  checkRange(`Local controller ${nodeId}`, servedFeatures.get(kraftVersionFeature), kraftVersionFeature, level)
  if (level < kraftVersion) refuse(kraftVersionFeature, level, "Can't downgrade the version of this feature.")
  if (level > kraftVersion)
    refuse(kraftVersionFeature, level, 'It is set when the metadata directory is formatted and cannot be raised here.')
}

function update(
  situation: Situation,
  { feature, maxVersionLevel: level }: FeatureUpdateKey,
  type: number
): MetadataRecordDraft[] {
  const { image } = situation
  if (feature === kraftVersionFeature) {
    checkKraftVersion(situation, level)
    return []
  }
  if (level < 0) refuse(feature, level, 'A feature version cannot be less than 0.')
  const before = feature === metadataVersionFeature ? image.metadataVersion : image.featureLevel(feature)
  checkSupport(situation, feature, level)
  checkDirection(feature, before, level, type)
  if (feature === metadataVersionFeature) checkMetadataVersion(image, level, type)
  if (level === before) return []
  return [{ kind: 'FeatureLevelRecord', version: 0, value: { name: feature, featureLevel: level } }]
}

/** All or nothing. `version` is that of the request: v0 says "allow downgrade" instead of a type. */
export function decideUpdateFeatures(
  situation: Situation,
  request: UpdateFeaturesRequest,
  version: number
): Decision<Draft<UpdateFeaturesResponse>> {
  const outcome = attempt(() => {
    const twice = repeated(request.featureUpdates.map(({ feature }) => feature))
    if (twice.size > 0)
      throw new Refusal(ErrorCode.INVALID_REQUEST, `Found duplicate feature updates: ${[...twice].join(', ')}`)
    return request.featureUpdates.flatMap((one) => update(situation, one, upgradeTypeOf(one, version)))
  })
  const refused = outcome instanceof Refusal ? outcome : undefined
  const errorMessage =
    refused === undefined
      ? null
      : `The update failed for all features since the following feature had an error: ${refused.message}`
  const errorCode = refused?.code ?? ErrorCode.NONE
  const results = request.featureUpdates.map(({ feature }) => ({ feature, errorCode, errorMessage }))
  return {
    records: outcome instanceof Refusal || request.validateOnly ? [] : outcome,
    response: {
      throttleTimeMs: 0,
      errorCode,
      errorMessage,
      results: version <= 1 && refused === undefined ? results : []
    }
  }
}
