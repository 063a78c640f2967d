// The options of kafka-configs: entities by --entity-type and --entity-name, or by an option of each kind.

import type { Grammar, OptionSpec } from '../../options/definition.ts'
import { bootstrapController, commandConfig, optionalBootstrapServer } from '../../options/shared.ts'

const options: readonly OptionSpec[] = [
  optionalBootstrapServer,
  bootstrapController,
  commandConfig,
  { name: 'alter', about: 'Change the configuration of the entity.' },
  { name: 'describe', about: 'Show the configuration of the entity, or of all of its type.' },
  { name: 'all', about: 'Show every configuration and where it comes from, not only those set for the entity itself.' },
  {
    name: 'entity-type',
    argument: 'type',
    repeated: true,
    about: 'topics, clients, users, brokers, broker-loggers, ips, client-metrics or groups.'
  },
  {
    name: 'entity-name',
    argument: 'name',
    repeated: true,
    about: 'The topic, client id, user, broker id, IP address, subscription or group.'
  },
  { name: 'entity-default', about: 'The default of clients, users, brokers or ips: whatever has nothing of its own.' },
  {
    name: 'add-config',
    argument: 'k1=v1,k2=[v1,v2]',
    about: 'Configurations to set. Square brackets stand around a value with commas in it.'
  },
  {
    name: 'add-config-file',
    argument: 'properties file',
    complete: 'file',
    about: 'A properties file with configurations to set.'
  },
  { name: 'delete-config', argument: 'k1,k2', separator: ',', about: 'Configurations to remove.' },
  { name: 'topic', argument: 'topic', complete: 'topic', about: 'The name of a topic.' },
  { name: 'client', argument: 'client id', about: 'The id of a client.' },
  { name: 'client-defaults', about: 'The default of all clients.' },
  { name: 'user', argument: 'user', about: 'The name of a user’s principal.' },
  { name: 'user-defaults', about: 'The default of all users.' },
  { name: 'broker', argument: 'broker id', about: 'The id of a broker.' },
  { name: 'broker-defaults', about: 'The default of all brokers.' },
  { name: 'broker-logger', argument: 'broker id', about: 'The id of a broker, for the levels of its loggers.' },
  { name: 'ip', argument: 'address', about: 'An IP address.' },
  { name: 'ip-defaults', about: 'The default of all IP addresses.' },
  { name: 'client-metrics', argument: 'subscription', about: 'The name of a client metrics subscription.' },
  { name: 'group', argument: 'group', complete: 'group', about: 'The id of a group.' }
]

export const grammar: Grammar = {
  manners: 'joptsimple',
  about:
    'This tool helps to manipulate and describe entity config for a topic, client, user, broker, ip, client-metrics or group',
  options,
  actions: ['describe', 'alter']
}
