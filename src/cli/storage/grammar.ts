// The subcommands of kafka-storage and their options.

import type { Grammar, OptionSpec } from '../options/definition.ts'

const config: OptionSpec = {
  name: 'config',
  aliases: ['c'],
  argument: 'CONFIG',
  required: true,
  complete: 'file',
  about: 'The Kafka configuration file to use.'
}

const feature: OptionSpec = {
  name: 'feature',
  aliases: ['f'],
  argument: 'FEATURE',
  repeated: true,
  about: 'The level of a feature, as feature=level; may be repeated.'
}

const releaseVersion: OptionSpec = {
  name: 'release-version',
  aliases: ['r'],
  argument: 'RELEASE_VERSION',
  about: 'The release whose feature levels count, from 3.3-IV3 on; the newest unless given.'
}

/** At most one of them may stand. */
export const votersOptions = ['standalone', 'no-initial-controllers', 'initial-controllers'] as const

const formatOptions: readonly OptionSpec[] = [
  config,
  { name: 'cluster-id', aliases: ['t'], argument: 'CLUSTER_ID', required: true, about: 'The cluster ID to use.' },
  {
    name: 'add-scram',
    aliases: ['S'],
    argument: 'ADD_SCRAM',
    repeated: true,
    about: "A user the cluster begins with: 'SCRAM-SHA-256=[name=alice,password=alice-secret]'; may be repeated."
  },
  { name: 'ignore-formatted', aliases: ['g'], about: 'Pass over directories that are formatted already.' },
  releaseVersion,
  feature,
  {
    name: 'standalone',
    aliases: ['s'],
    about: 'This controller is a dynamic quorum of one; controller.quorum.voters must not be set.'
  },
  {
    name: 'no-initial-controllers',
    aliases: ['N'],
    about: 'A node that joins a dynamic quorum later; controller.quorum.voters must not be set.'
  },
  {
    name: 'initial-controllers',
    aliases: ['I'],
    argument: 'INITIAL_CONTROLLERS',
    about: 'The first voters, the same for all nodes: id@hostname:port:directory-id, with commas between several.'
  }
]

export const grammar: Grammar = {
  manners: 'argparse',
  about: 'The Kafka storage tool.',
  options: [],
  subcommands: [
    { name: 'info', about: 'Get information about the Kafka log directories on this node.', options: [config] },
    { name: 'format', about: 'Format the Kafka log directories on this node.', options: formatOptions },
    { name: 'version-mapping', about: 'Which feature levels a release sets.', options: [releaseVersion] },
    {
      name: 'feature-dependencies',
      about: 'What a level of a feature depends on.',
      options: [{ ...feature, required: true }]
    },
    { name: 'random-uuid', about: 'Print a random UUID.', options: [] }
  ]
}
