// The configuration of one broker as layers: default, static file, dynamic cluster default, dynamic per broker. Immutable:
// a dynamic change makes a new one, and whoever holds the old one keeps a consistent picture.

import { type BrokerRows, brokerDefinitions } from './registry.ts'
import { ConfigView } from './view.ts'

export type Properties = ReadonlyMap<string, string>

export interface BrokerLayers {
  readonly file: Properties
  /** Dynamic, for every broker (resource BROKER with an empty name). */
  readonly cluster: Properties
  /** Dynamic, for this broker only. */
  readonly broker: Properties
}

const none: Properties = new Map()

export class BrokerConfig extends ConfigView<BrokerRows> {
  readonly layers: BrokerLayers

  constructor(file: Properties, cluster: Properties = none, broker: Properties = none) {
    super(brokerDefinitions, (name) => {
      const set = broker.get(name) ?? cluster.get(name) ?? file.get(name)
      return set ?? brokerDefinitions.get(name)?.defaultValue ?? null
    })
    this.layers = { file, cluster, broker }
  }

  /** The same file under other dynamic values. They must have passed `checkBrokerUpdate`. */
  withDynamic(cluster: Properties, broker: Properties): BrokerConfig {
    return new BrokerConfig(this.layers.file, cluster, broker)
  }

  /** Whether some layer above the default holds the key. */
  isSet(name: string): boolean {
    const { file, cluster, broker } = this.layers
    return broker.has(name) || cluster.has(name) || file.has(name)
  }

  get nodeId(): number {
    return this.number('node.id')
  }

  hasRole(role: 'broker' | 'controller'): boolean {
    return this.list('process.roles').includes(role)
  }

  /** log.dirs, or log.dir where that is not set; in order, without doubles. */
  get logDirs(): readonly string[] {
    return [...new Set(this.list('log.dirs') ?? this.list('log.dir'))].filter((path) => path !== '')
  }

  /** metadata.log.dir, or the first log directory. */
  get metadataLogDir(): string {
    return this.string('metadata.log.dir') ?? this.logDirs[0] ?? ''
  }
}
