// `kafka-storage format`: makes the directories of one node ready for its first start.
//
//                            metadata.log.dir                                      other log.dirs
//   4.4 and dynamic voters   0-0.checkpoint with voters and first records
//   older, dynamic voters    0-0.checkpoint with voters, bootstrap.checkpoint      bootstrap.checkpoint
//   static or no voters      bootstrap.checkpoint                                  bootstrap.checkpoint unless 4.4
//   each                     meta.properties, last: with it a directory counts as formatted
//
// "Older" is a metadata.version before 4.4's: Apache Kafka of that release opens what stands there.

import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { decideLevels, featureRecords, type Levels } from '#metadata/format/feature-levels.js'
import { FormatRefused } from '#metadata/format/format-refused.js'
import { type InitialController, parseInitialControllers } from '#metadata/format/initial-controllers.js'
import { type ScramCrypto, scramRecord } from '#metadata/format/scram-credential.js'
import type { Uuid } from '#model/uuid.js'
import type { MetadataRecordDraft } from '#protocol/generated/metadata-records.js'
import type { Endpoint, VoterSet } from '#raft/voters.js'
import { formatMetadataDirectory, removeUnfinished, writeBootstrapCheckpoint, writeMetaProperties } from './format.ts'

/** 4.4-IV0. */
const metadataVersion44 = 31

/** How the first voters are given; undefined when the command says nothing of them. */
export type InitialVoters =
  | { readonly kind: 'standalone' }
  | { readonly kind: 'none' }
  /** `1@host:port:directory-id,…` */
  | { readonly kind: 'listed'; readonly controllers: string }

export interface FormatRequest {
  readonly clusterId: string
  readonly nodeId: number
  /** Absolute paths of log.dirs and metadata.log.dir, in any order. */
  readonly directories: readonly string[]
  /** One of them. */
  readonly metadataDirectory: string
  readonly isController: boolean
  /** controller.quorum.voters is set. */
  readonly hasStaticVoters: boolean
  /** Of the controller listeners, as advertised; the first counts. */
  readonly controllerEndpoints: readonly Endpoint[]
  readonly voters: InitialVoters | undefined
  /** `--release-version`: `4.3`, `4.3-IV0`. */
  readonly release: string | undefined
  /** `--feature`; metadata.version may be one of them. */
  readonly features: ReadonlyMap<string, number>
  /** `--add-scram`, each as given. */
  readonly scram: readonly string[]
  readonly ignoreFormatted: boolean
}

export interface FormatSurroundings {
  readonly now: Date
  uuid(): Uuid
  salt(): Buffer
}

/** Durable when it returns: the lines that the command prints. Throws FormatRefused before anything is written. */
export function formatNode(request: FormatRequest, surroundings: FormatSurroundings): string[] {
  const levels = decideLevels(request.release, request.features)
  const controllers = checkVoters(request, levels)
  const crypto = { ...scramCrypto, salt: () => surroundings.salt() }
  const records = [
    ...featureRecords({ 'metadata.version': levels.metadataVersion, ...Object.fromEntries(levels.features) }),
    ...request.scram.map((argument) => scramRecord(argument, levels.metadataVersion, crypto))
  ]
  const lines = [describeBootstrap(records, levels)]
  const missing = unformatted(request)
  if (missing.length === 0) return [...lines.slice(1), 'All of the log directories are already formatted.']
  for (const directory of missing) {
    const isMetadata = directory === request.metadataDirectory
    const kind = isMetadata ? metadataKind(request, controllers) : 'data directory'
    lines.push(`Formatting ${kind} ${directory} with metadata.version ${levels.metadataVersionName}.`)
    formatOne(request, surroundings, directory, controllers, records, levels)
  }
  return lines
}

function unformatted({ directories, ignoreFormatted }: FormatRequest): string[] {
  const isFormatted = (directory: string): boolean => existsSync(join(directory, 'meta.properties'))
  const sorted = [...new Set(directories)].sort()
  const first = ignoreFormatted ? undefined : sorted.find(isFormatted)
  if (first !== undefined)
    throw new FormatRefused(
      `Log directory ${first} is already formatted. Use --ignore-formatted to ignore this directory and format the others.`
    )
  return sorted.filter((directory) => !isFormatted(directory))
}

/** Checks what was said of voters; gives those that were listed, this node for `standalone`, nobody otherwise. */
function checkVoters(request: FormatRequest, { kraftVersion }: Levels): 'standalone' | readonly InitialController[] {
  const { voters, isController, hasStaticVoters } = request
  if (voters?.kind === 'standalone' && !isController)
    throw new FormatRefused('You can only use --standalone on a controller.')
  if (hasStaticVoters && (voters?.kind === 'standalone' || voters?.kind === 'listed'))
    throw new FormatRefused(
      'You cannot specify controller.quorum.voters and format the node with --initial-controllers or --standalone. ' +
        'If you want to use dynamic quorum, please remove controller.quorum.voters and specify ' +
        'controller.quorum.bootstrap.servers instead.'
    )
  if (!hasStaticVoters && isController && voters === undefined)
    throw new FormatRefused(
      'Because controller.quorum.voters is not set on this controller, you must specify one of the following: ' +
        '--standalone, --initial-controllers, or --no-initial-controllers.'
    )
  if (kraftVersion === 0 && !hasStaticVoters && voters !== undefined)
    throw new FormatRefused(
      'Cannot set kraft.version to 0 if controller.quorum.voters is empty and one of the flags --standalone, ' +
        '--initial-controllers, or --no-initial-controllers is used. For dynamic controllers support, try removing ' +
        'the --feature flag for kraft.version.'
    )
  if (kraftVersion === 1 && (hasStaticVoters || voters === undefined))
    throw new FormatRefused(
      'Cannot set kraft.version to 1 unless controller.quorum.voters is empty and one of the flags --standalone, ' +
        '--initial-controllers, or --no-initial-controllers is used. For dynamic controllers support, try using one ' +
        'of --standalone, --initial-controllers, or --no-initial-controllers and removing controller.quorum.voters.'
    )
  if (voters?.kind === 'listed') return parseInitialControllers(voters.controllers)
  return voters?.kind === 'standalone' ? 'standalone' : []
}

function metadataKind({ nodeId }: FormatRequest, controllers: ReturnType<typeof checkVoters>): string {
  if (controllers.length === 0) return 'metadata directory'
  return controllers === 'standalone' || controllers.some(({ id }) => id === nodeId)
    ? 'dynamic metadata voter directory'
    : 'dynamic metadata directory'
}

function formatOne(
  request: FormatRequest,
  { now, uuid }: FormatSurroundings,
  directory: string,
  controllers: ReturnType<typeof checkVoters>,
  records: readonly MetadataRecordDraft[],
  { metadataVersion }: Levels
): void {
  const { nodeId, clusterId, controllerEndpoints, metadataDirectory } = request
  const isMetadata = directory === metadataDirectory
  const listed = controllers === 'standalone' ? undefined : controllers.find(({ id }) => id === nodeId)
  const directoryId = (isMetadata ? listed?.directoryId : undefined) ?? uuid()
  const [endpoint] = controllerEndpoints
  const voters: VoterSet =
    controllers === 'standalone'
      ? [voter(nodeId, directoryId, endpoint === undefined ? [] : [endpoint])]
      : controllers.map(({ id, host, port, directoryId: theirs }) =>
          voter(id, theirs, [{ name: endpoint?.name ?? 'CONTROLLER', host, port }])
        )
  mkdirSync(directory, { recursive: true })
  // The 4.4 releases keep voters and first records in one file; before them each directory had the records.
  const is44 = metadataVersion >= metadataVersion44
  const inOneFile = is44 && voters.length > 0
  const nowMs = now.getTime()
  removeUnfinished(directory)
  if (!inOneFile && (isMetadata || !is44)) writeBootstrapCheckpoint(directory, records, nowMs)
  if (isMetadata && voters.length > 0)
    formatMetadataDirectory({ directory, voters, features: {}, records: inOneFile ? records : [], nowMs })
  writeMetaProperties(directory, { clusterId, nodeId, directoryId }, now)
}

const voter = (id: number, directoryId: Uuid, endpoints: readonly Endpoint[]): VoterSet[number] => ({
  id,
  directoryId,
  endpoints: endpoints.map(({ name, host, port }) => ({ name, host, port })),
  minKraftVersion: 0,
  maxKraftVersion: 1
})

const scramCrypto: Omit<ScramCrypto, 'salt'> = {
  pbkdf2: (algorithm, password, salt, iterations) =>
    pbkdf2Sync(password, salt, iterations, algorithm === 'sha256' ? 32 : 64, algorithm),
  hmac: (algorithm, key, text) => createHmac(algorithm, key).update(text).digest(),
  hash: (algorithm, bytes) => createHash(algorithm).update(bytes).digest()
}

/** As Kafka shows it: bytes are signed there. */
function describeBootstrap(records: readonly MetadataRecordDraft[], { metadataVersion }: Levels): string {
  const show = (value: unknown): string => {
    if (Buffer.isBuffer(value)) return `[${[...new Int8Array(value)].join(', ')}]`
    return typeof value === 'string' ? `'${value}'` : String(value)
  }
  const shown = records.map(({ kind, version, value }) => {
    const fields = Object.entries(value).map(([name, one]) => `${name}=${show(one)}`)
    return `ApiMessageAndVersion(${kind}(${fields.join(', ')}) at version ${version})`
  })
  return `Bootstrap metadata: BootstrapMetadata(records=[${shown.join(', ')}], metadataVersionLevel=${metadataVersion}, source=format command)`
}
