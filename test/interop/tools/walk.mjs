// Reads walk.txt into commands, each with the server's address and the folders put in.
//
//   node walk.mjs BOOTSTRAP TEMPORARY-FOLDER [NAME…]    prints the lines that Tools.java reads

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url)).slice(0, -1)

const tools = 'org.apache.kafka.tools'
const classes = {
  'kafka-topics.sh': `${tools}.TopicCommand`,
  'kafka-configs.sh': 'kafka.admin.ConfigCommand',
  'kafka-console-producer.sh': `${tools}.ConsoleProducer`,
  'kafka-console-consumer.sh': `${tools}.consumer.ConsoleConsumer`,
  'kafka-consumer-groups.sh': `${tools}.consumer.group.ConsumerGroupCommand`,
  'kafka-groups.sh': `${tools}.GroupsCommand`,
  'kafka-get-offsets.sh': `${tools}.GetOffsetShell`,
  'kafka-delete-records.sh': `${tools}.DeleteRecordsCommand`,
  'kafka-log-dirs.sh': `${tools}.LogDirsCommand`,
  'kafka-broker-api-versions.sh': `${tools}.BrokerApiVersionsCommand`,
  'kafka-cluster.sh': `${tools}.ClusterTool`,
  'kafka-metadata-quorum.sh': `${tools}.MetadataQuorumCommand`,
  'kafka-features.sh': `${tools}.FeatureCommand`,
  'kafka-leader-election.sh': `${tools}.LeaderElectionCommand`
}

/** Tools whose options of the connection stand before the subcommand, and the one that has it after. */
function withServer(script, words, bootstrap) {
  if (words.includes('--validate-regex')) return words
  const server = ['--bootstrap-server', bootstrap]
  return script === 'kafka-cluster.sh' ? [...words, ...server] : [...server, ...words]
}

/** @returns {{ name: string, script: string, javaClass: string, input: string, words: string[] }[]} */
export function commands(bootstrap, folder, names = []) {
  return readFileSync(`${here}/walk.txt`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [name, script, ...rest] = line.replaceAll('@DIR', folder).replaceAll('@THIS', here).split(' ')
      const input = rest.find((word) => word.startsWith('<'))
      const words = rest.filter((word) => word !== input)
      return {
        name,
        script,
        javaClass: classes[script],
        input: input === undefined ? '' : `${here}/${input.slice(1)}`,
        words: withServer(script, words, bootstrap)
      }
    })
    .filter(({ name }) => names.length === 0 || names.includes(name))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [bootstrap, folder, ...names] = process.argv.slice(2)
  for (const { name, input, javaClass, words } of commands(bootstrap, folder, names)) {
    console.log([name, input, javaClass, ...words].join('\t'))
  }
}
