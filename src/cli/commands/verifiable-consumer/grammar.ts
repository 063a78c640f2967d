// The options of kafka-verifiable-consumer.

import type { Grammar } from '../../options/definition.ts'

export const grammar: Grammar = {
  manners: 'argparse',
  program: 'verifiable-consumer',
  about:
    'This tool consumes messages of a topic as a member of a group and prints JSON about what happens: rebalances, messages ' +
    'received, offsets committed.',
  options: [
    { name: 'topic', argument: 'TOPIC', required: true, complete: 'topic', about: 'Consume messages of this topic.' },
    {
      name: 'group-protocol',
      argument: 'GROUP-PROTOCOL',
      fallback: 'classic',
      about: 'The protocol of the group: classic or consumer.'
    },
    {
      name: 'group-remote-assignor',
      argument: 'GROUP-REMOTE-ASSIGNOR',
      about: 'With the consumer protocol: who deals.'
    },
    {
      name: 'group-id',
      argument: 'GROUP-ID',
      required: true,
      complete: 'group',
      about: 'The group to be a member of.'
    },
    { name: 'group-instance-id', argument: 'GROUP-INSTANCE-ID', about: 'A name that makes this a static member.' },
    {
      name: 'max-messages',
      argument: 'MAX-MESSAGES',
      type: 'Integer',
      fallback: '-1',
      about: 'So many messages; -1: until it is stopped.'
    },
    { name: 'session-timeout', argument: 'TIMEOUT-MS', type: 'Integer', about: 'session.timeout.ms.' },
    { name: 'verbose', about: 'Print each record.' },
    { name: 'enable-autocommit', about: 'Commit offsets automatically.' },
    {
      name: 'reset-policy',
      argument: 'RESET-POLICY',
      fallback: 'earliest',
      about: 'auto.offset.reset: earliest, latest or none.'
    },
    {
      name: 'assignment-strategy',
      argument: 'ASSIGNMENT-STRATEGY',
      fallback: 'org.apache.kafka.clients.consumer.RangeAssignor',
      about: 'The Java class that deals partitions out, with the classic protocol.'
    },
    { name: 'consumer.config', argument: 'CONFIG-FILE', complete: 'file', about: '(deprecated) Use --command-config.' },
    {
      name: 'command-config',
      argument: 'CONFIG-FILE',
      complete: 'file',
      about: 'A properties file with settings of the consumer.'
    },
    {
      name: 'bootstrap-server',
      argument: 'HOST1:PORT1[,HOST2:PORT2[...]]',
      required: true,
      about: 'The servers to connect to first.'
    }
  ]
}
