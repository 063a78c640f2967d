// The metadata of a node: its replica of the metadata log, the controller that writes it, and the relay that shows it to
// the shards.
//
//   quorum ─committed─> relay ─> shards        quorum ─leadership─> controller ─records─> quorum

import { join } from 'node:path'
import type { BrokerConfig } from '#config/broker-config.js'
import type { Listeners } from '#config/listeners.js'
import { Controller } from '#controller/controller.js'
import { ControllerApi } from '#controller/controller-api.js'
import type { LogEngine } from '#log/log-engine.js'
import type { LogWaits } from '#log/log-waits.js'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { toRecords } from '#metadata/image/to-records.js'
import { metadataFolder, readBootstrapRecords } from '#quorum/format.js'
import { bootstrapOf, snapshotPolicyOf, staticVoters, timingOf } from '#quorum/from-config.js'
import { metadataLogConfig, NativeLogStore } from '#quorum/native-log-store.js'
import { type OwnVoter, ownVoter } from '#quorum/own-voter.js'
import { Quorum } from '#quorum/quorum.js'
import { systemClock } from '#runtime/clock.js'
import { systemRandom } from '#runtime/random.js'
import { systemTimers } from '#runtime/timers.js'
import type { MetadataRelay } from '#shard/metadata-relay.js'

const publicationMinMs = 1000

export interface MetadataOptions {
  readonly config: BrokerConfig
  readonly listeners: Listeners
  readonly engine: LogEngine
  readonly waits: LogWaits
  readonly relay: MetadataRelay
  /** This node's broker is registered in this life. */
  readonly isRegistered: () => boolean
  /** Everything committed, after each batch of it. */
  readonly onImage: (image: MetadataImage) => void
  readonly onFault: (failure: unknown) => void
}

export interface NodeMetadata {
  readonly quorum: Quorum
  readonly controller: Controller
  readonly api: ControllerApi
}

/** The replica runs when it returns; a quorum of one leads soon after. */
export function openMetadata(options: MetadataOptions): NodeMetadata {
  const { config, relay } = options
  const self = ownVoter(options.engine, config)
  const quorum = openQuorum(options, self)
  // Of the term that this node leads; records of an older term are refused by the quorum.
  const term = { epoch: -1 }
  const controller = openController(options, self, quorum, term)
  quorum.addListener({
    onSnapshot: ({ id, records }) => {
      relay.snapshot(records, id.offset - 1, id.epoch)
      options.onImage(relay.image)
    },
    onCommit: (batch) => {
      relay.commit(batch)
      options.onImage(relay.image)
    },
    onLeadership: ({ epoch, leaderId }) => {
      term.epoch = epoch
      if (leaderId !== config.nodeId) {
        controller.resign()
        return
      }
      controller.becomeLeader(relay.image, epoch)
      // Our last life is over for certain (we hold its directories): registering need not wait for its session to end.
      if (!options.isRegistered()) controller.sessions.forget(config.nodeId)
    }
  })
  quorum.start()
  return {
    quorum,
    controller,
    api: new ControllerApi(controller, Date.now, config.number('broker.session.timeout.ms'))
  }
}

function openQuorum({ config, listeners, engine, waits, relay, onFault }: MetadataOptions, self: OwnVoter): Quorum {
  const settings = metadataLogConfig(
    config.number('metadata.log.segment.bytes'),
    config.number('metadata.log.segment.ms')
  )
  return new Quorum({
    folder: join(self.directory, metadataFolder),
    store: new NativeLogStore(engine.openMetadataLog(settings, self.index), config.nodeId, Date.now, waits),
    self: self.key,
    endpoints: listeners.advertisedControllers,
    staticVoters: staticVoters(config),
    bootstrapServers: config.list('controller.quorum.bootstrap.servers').length,
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    timing: timingOf(config),
    policy: snapshotPolicyOf(config),
    snapshotRecords: () => (relay.inTransaction ? null : toRecords(relay.image)),
    onFault
  })
}

function openController(
  { config, relay }: MetadataOptions,
  { directory }: OwnVoter,
  quorum: Quorum,
  term: { readonly epoch: number }
): Controller {
  return new Controller({
    nodeId: config.nodeId,
    config,
    appender: {
      get nextOffset() {
        return quorum.nextOffset
      },
      get kraftVersion() {
        return quorum.kraftVersion
      },
      append: async (records) => {
        const { epoch } = term
        const { lastOffset } = quorum.prepareAppend(epoch, records)
        await quorum.committed(lastOffset, epoch)
        return lastOffset
      }
    },
    luck: systemRandom,
    nowMs: Date.now,
    published: async (offset, timeoutMs) => {
      await relay.published(offset, Math.max(publicationMinMs, timeoutMs))
    },
    bootstrap: bootstrapOf(readBootstrapRecords(directory))
  })
}
