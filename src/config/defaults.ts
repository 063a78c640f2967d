// The configuration of a start without a file: the same as Apache's quick-start server.properties, except that the
// controller listens on localhost only and data goes to the working directory. Factors of 1 because there is one node.

export const builtInProperties: readonly (readonly [string, string])[] = [
  ['process.roles', 'broker,controller'],
  ['node.id', '1'],
  ['controller.quorum.bootstrap.servers', 'localhost:9093'],
  ['listeners', 'PLAINTEXT://:9092,CONTROLLER://localhost:9093'],
  ['inter.broker.listener.name', 'PLAINTEXT'],
  ['advertised.listeners', 'PLAINTEXT://localhost:9092,CONTROLLER://localhost:9093'],
  ['controller.listener.names', 'CONTROLLER'],
  [
    'listener.security.protocol.map',
    'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL'
  ],
  ['log.dirs', 'ottla-data'],
  ['offsets.topic.replication.factor', '1'],
  ['share.coordinator.state.topic.replication.factor', '1'],
  ['share.coordinator.state.topic.min.isr', '1'],
  ['transaction.state.log.replication.factor', '1'],
  ['transaction.state.log.min.isr', '1']
]
