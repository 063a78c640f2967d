// Broker and controller records replayed onto the cluster.

import { type Int64, narrow } from '#model/offset.js'
import type { BrokerRegistrationChangeRecord } from '#protocol/generated/records/broker-registration-change-record.js'
import type { RegisterBrokerRecord } from '#protocol/generated/records/register-broker-record.js'
import type { RegisterControllerRecord } from '#protocol/generated/records/register-controller-record.js'
import type { LevelRange } from '../features.ts'
import { type BrokerEndpoint, type BrokerImage, ClusterImage, type ControllerImage } from '../image/cluster.ts'
import { refuse } from '../metadata-error.ts'
import type { MapEdit } from '../persistent-map.ts'

export function exact(value: Int64, what: string): number {
  return narrow(value) ?? refuse(`${what} is ${value}, beyond 2^53-1`)
}

const endpointOf = ({ name, host, port, securityProtocol }: BrokerEndpoint): BrokerEndpoint => ({
  name,
  host,
  port,
  securityProtocol
})

const featuresOf = (
  features: readonly { name: string; minSupportedVersion: number; maxSupportedVersion: number }[]
): ReadonlyMap<string, LevelRange> =>
  new Map(features.map((one) => [one.name, { min: one.minSupportedVersion, max: one.maxSupportedVersion }]))

/** -1 unset, 0 as it is, 1 set: how a registration change carries a flag. */
const flag = (before: boolean, change: number): boolean => (change === 0 ? before : change > 0)

export class ClusterDelta {
  readonly #base: ClusterImage
  readonly #brokers: MapEdit<number, BrokerImage>
  readonly #controllers: MapEdit<number, ControllerImage>
  readonly changed: Set<number> = new Set()

  constructor(base: ClusterImage) {
    this.#base = base
    this.#brokers = base.brokers.edit()
    this.#controllers = base.controllers.edit()
  }

  register(record: RegisterBrokerRecord): void {
    this.#put({
      id: record.brokerId,
      epoch: exact(record.brokerEpoch, 'a broker epoch'),
      incarnationId: record.incarnationId,
      endpoints: record.endPoints.map(endpointOf),
      features: featuresOf(record.features),
      rack: record.rack,
      fenced: record.fenced,
      inControlledShutdown: record.inControlledShutdown,
      isMigratingZkBroker: record.isMigratingZkBroker,
      directories: record.logDirs,
      cordonedDirectories: record.cordonedLogDirs
    })
  }

  unregister(id: number, epoch: Int64): void {
    this.#registered(id, epoch, 'unregistered')
    this.#brokers.delete(id)
    this.changed.add(id)
  }

  setFenced(id: number, epoch: Int64, fenced: boolean): void {
    this.#put({ ...this.#registered(id, epoch, fenced ? 'fenced' : 'unfenced'), fenced })
  }

  change(record: BrokerRegistrationChangeRecord): void {
    const before = this.#registered(record.brokerId, record.brokerEpoch, 'changed')
    this.#put({
      ...before,
      fenced: flag(before.fenced, record.fenced),
      inControlledShutdown: flag(before.inControlledShutdown, record.inControlledShutdown),
      directories: record.logDirs.length === 0 ? before.directories : record.logDirs,
      cordonedDirectories: record.cordonedLogDirs ?? before.cordonedDirectories
    })
  }

  registerController(record: RegisterControllerRecord): void {
    this.#controllers.set(record.controllerId, {
      id: record.controllerId,
      incarnationId: record.incarnationId,
      zkMigrationReady: record.zkMigrationReady,
      endpoints: record.endPoints.map(endpointOf),
      features: featuresOf(record.features)
    })
  }

  unregisterController(id: number): void {
    if (!this.#controllers.delete(id)) refuse(`controller ${id} is unregistered although it is not registered`)
  }

  done(): ClusterImage {
    const brokers = this.#brokers.done()
    const controllers = this.#controllers.done()
    return brokers === this.#base.brokers && controllers === this.#base.controllers
      ? this.#base
      : new ClusterImage(brokers, controllers)
  }

  #put(broker: BrokerImage): void {
    this.#brokers.set(broker.id, broker)
    this.changed.add(broker.id)
  }

  #registered(id: number, epoch: Int64, what: string): BrokerImage {
    const broker = this.#brokers.get(id) ?? refuse(`broker ${id} is ${what} although it is not registered`)
    if (broker.epoch !== epoch)
      refuse(`broker ${id} is ${what} with epoch ${epoch}, but it is registered with ${broker.epoch}`)
    return broker
  }
}
