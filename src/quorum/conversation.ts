// What raft says to other replicas and what they are told: requests by line, answers by token, with the bytes that raft
// itself never sees put in.

import { ErrorCode } from '#model/error-code.js'
import type { Effect } from '#raft/effect.js'
import type { Event } from '#raft/input.js'
import type { FetchSnapshotResponse, Response } from '#raft/message.js'
import { entriesOf } from './entries.ts'
import type { MetadataLogStore, QuorumPeers } from './ports.ts'
import type { SnapshotFolder } from './snapshot-file.ts'

/** controller.quorum.fetch.max.bytes and controller.quorum.fetch.snapshot.max.bytes. */
const fetchBytesMax = 1 << 20
const snapshotPieceBytes = 1 << 20

type Said = Extract<Effect, { kind: 'send' | 'respond' | 'respond-fetch' | 'respond-snapshot' }>

export class Conversation {
  readonly #peers: QuorumPeers
  readonly #store: MetadataLogStore
  readonly #snapshots: SnapshotFolder
  readonly #feed: (event: Event) => void
  readonly #asked: Map<number, (response: Response) => void> = new Map()
  #token = 0

  constructor(peers: QuorumPeers, store: MetadataLogStore, snapshots: SnapshotFolder, feed: (event: Event) => void) {
    this.#peers = peers
    this.#store = store
    this.#snapshots = snapshots
    this.#feed = feed
  }

  /** The token under which `answer` will be called, once. */
  expect(answer: (response: Response) => void): number {
    this.#asked.set(++this.#token, answer)
    return this.#token
  }

  perform(effect: Said): void {
    switch (effect.kind) {
      case 'send': {
        const { to, endpoints, correlation, request } = effect
        this.#peers.send(to, endpoints, request, (response) => {
          if (response === null) this.#feed({ kind: 'send-failed', to, correlation })
          else this.#feed({ kind: 'response', from: to, correlation, response })
        })
        return
      }
      case 'respond':
        this.#answer(effect.token, effect.response)
        return
      case 'respond-fetch': {
        const { from, upTo, response } = effect
        const entries = from < upTo ? entriesOf(this.#store.read(from, fetchBytesMax)) : []
        this.#answer(effect.token, { ...response, entries: entries.filter((entry) => entry.lastOffset < upTo) })
        return
      }
      case 'respond-snapshot':
        this.#answer(effect.token, this.#piece(effect.response))
        return
    }
  }

  #answer(token: number, response: Response): void {
    this.#asked.get(token)?.(response)
    this.#asked.delete(token)
  }

  #piece(response: FetchSnapshotResponse): FetchSnapshotResponse {
    if (!this.#snapshots.has(response.snapshot)) return { ...response, error: ErrorCode.SNAPSHOT_NOT_FOUND }
    const piece = this.#snapshots.readPiece(response.snapshot, response.position, snapshotPieceBytes)
    if (piece.bytes.length === 0) return { ...response, size: piece.size, error: ErrorCode.POSITION_OUT_OF_RANGE }
    return { ...response, ...piece }
  }
}
