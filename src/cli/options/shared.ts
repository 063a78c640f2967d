// Options that most tools have, in the words that fit all of them.

import type { OptionSpec } from './definition.ts'

/** For tools that say themselves what is missing, after their other checks. */
export const optionalBootstrapServer: OptionSpec = {
  name: 'bootstrap-server',
  argument: 'server to connect to',
  about: 'The servers to connect to first: host:port, with commas between several.'
}

export const bootstrapServer: OptionSpec = { ...optionalBootstrapServer, required: true }

export const bootstrapController: OptionSpec = {
  name: 'bootstrap-controller',
  argument: 'controller to connect to',
  about: 'The KRaft controllers to connect to instead of brokers: host:port, with commas between several.'
}

export const commandConfig: OptionSpec = {
  name: 'command-config',
  argument: 'properties file',
  complete: 'file',
  about: 'A properties file with settings of the client, for example for TLS and SASL.'
}
