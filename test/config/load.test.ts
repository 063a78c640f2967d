import { describe, expect, test } from 'vitest'
import { ConfigError, type ConfigInput, loadConfig } from '#config/load.js'

const load = (text: string | undefined, ...overrides: string[]) =>
  loadConfig({ file: 'server.properties', text, overrides, hostname: 'box' })

function problems(text: string, ...overrides: string[]): readonly string[] {
  try {
    load(text, ...overrides)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

const file = `process.roles=broker,controller
node.id=7
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
`

describe('a start without a file', () => {
  const input: ConfigInput = { hostname: 'box' }

  test('has the quick-start values', () => {
    const { config, warnings } = loadConfig(input)
    expect(warnings).toEqual([])
    expect(config.nodeId).toBe(1)
    expect(config.hasRole('broker') && config.hasRole('controller')).toBe(true)
    expect(config.number('offsets.topic.replication.factor')).toBe(1)
    expect(config.logDirs).toEqual(['ottla-data'])
    expect(config.metadataLogDir).toBe('ottla-data')
  })

  test('listens for clients everywhere and for controllers on localhost only', () => {
    const { listeners } = loadConfig(input)
    expect(listeners.bound.map(({ name, host, port }) => `${name} ${host}:${port}`)).toEqual([
      'PLAINTEXT :9092',
      'CONTROLLER localhost:9093'
    ])
    expect(listeners.advertised).toEqual([
      { name: 'PLAINTEXT', host: 'localhost', port: 9092, securityProtocol: 'PLAINTEXT' }
    ])
    expect(listeners.interBroker).toBe('PLAINTEXT')
  })

  test('takes overrides of the command line', () => {
    expect(loadConfig({ ...input, overrides: ['num.partitions=12'] }).config.number('num.partitions')).toBe(12)
  })
})

test('listeners moved on the command line are advertised as moved, not as the built-in ones were', () => {
  const overrides = ['listeners=PLAINTEXT://127.0.0.1:0,CONTROLLER://localhost:0']
  const { listeners } = loadConfig({ hostname: 'box', overrides })
  expect(listeners.advertised.map(({ host, port }) => [host, port])).toEqual([['127.0.0.1', 0]])
})

test('a node that is only a controller, or only a broker, has the listeners of its role', () => {
  const controller = load(
    'process.roles=controller\nnode.id=1\ncontroller.listener.names=C\nlisteners=C://:9093\nadvertised.listeners=C://host:9093'
  )
  expect(controller.listeners.advertised).toEqual([])
  expect(controller.listeners.advertisedControllers.map(({ host }) => host)).toEqual(['host'])
  const broker = load('process.roles=broker\nnode.id=2\ncontroller.listener.names=C\nlisteners=PLAINTEXT://h:9092')
  expect(broker.listeners.bound.map(({ name }) => name)).toEqual(['PLAINTEXT'])
})

describe('a file', () => {
  test('does not inherit the built-in values', () => {
    expect(load(file).config.number('offsets.topic.replication.factor')).toBe(3)
    expect(load(file).config.logDirs).toEqual(['/tmp/kafka-logs'])
  })

  test('that lacks a required key is refused by the name of the key', () => {
    expect(problems('process.roles=broker\ncontroller.listener.names=C').join()).toMatch('node.id is missing')
  })

  test('with a key that is nearly a real one is refused and the real one is named, with the line', () => {
    expect(problems(`${file}num.partition=3`)).toEqual([
      "server.properties:5: no such key 'num.partition'. Did you mean 'num.partitions'?"
    ])
  })

  test('with a key that is nothing like a real one is taken with a warning that has the line', () => {
    expect(load(`${file}zookeeper.connect=x`).warnings).toEqual([
      "server.properties:5: unknown key 'zookeeper.connect' is ignored"
    ])
  })

  test('with a listener override is taken, and a misspelt one is refused', () => {
    expect(load(`${file}listener.name.plaintext.ssl.key.password=x`).warnings).toEqual([])
    expect(problems(`${file}listener.name.plaintext.ssl.key.pasword=x`).join()).toMatch(
      "'listener.name.plaintext.ssl.key.password'"
    )
  })

  test('with a value of the wrong type or out of range says what was found and expected', () => {
    expect(problems(`${file}num.partitions=many`).join()).toMatch(
      'server.properties:5: Invalid value many for configuration num.partitions: Not a number of type INT. Expected int [1,...]'
    )
    expect(problems(`${file}num.partitions=0`).join()).toMatch('Value must be at least 1')
  })

  test('never shows a password', () => {
    const { config } = load(`${file}ssl.key.password=secret`)
    expect(config.string('ssl.key.password')).toBe('secret')
    expect(JSON.stringify(config)).not.toMatch('secret')
  })

  test('names every problem at once', () => {
    expect(problems(`${file}num.partitions=0\nlog.roll.hours=x`)).toHaveLength(2)
  })

  test('with different node.id and broker.id is refused', () => {
    expect(problems(`${file}broker.id=8`).join()).toMatch('they must be equal')
    expect(load(`${file}broker.id=7`).config.number('broker.id')).toBe(7)
  })

  test("may name Kafka's own classes, but not a stranger's authorizer", () => {
    const standard = 'org.apache.kafka.metadata.authorizer.StandardAuthorizer'
    expect(load(`${file}authorizer.class.name=${standard}`).warnings).toEqual([])
    expect(problems(`${file}authorizer.class.name=com.acme.Authorizer`).join()).toMatch('no built-in equivalent')
    expect(load(`${file}metric.reporters=com.acme.Reporter`).warnings.join()).toMatch('it is ignored')
  })
})

describe('listeners', () => {
  const withListeners = (listeners: string, more = '') =>
    `process.roles=broker,controller\nnode.id=1\ncontroller.listener.names=C\nlisteners=${listeners}\n${more}`

  test('without a host are advertised by the name of the machine', () => {
    expect(load(withListeners('PLAINTEXT://:9092,C://:9093')).listeners.advertised[0]?.host).toBe('box')
  })

  test('take IPv6 addresses in brackets', () => {
    expect(load(withListeners('PLAINTEXT://[::1]:9092,C://:9093')).listeners.bound[0]?.host).toBe('::1')
  })

  test('of one name or one port twice are refused', () => {
    expect(problems(withListeners('PLAINTEXT://:1,PLAINTEXT://:2,C://:3')).join()).toMatch('given twice')
    expect(problems(withListeners('PLAINTEXT://:1,C://:1')).join()).toMatch('both bind port 1')
    expect(problems(withListeners('PLAINTEXT://:0,C://:0'))).toEqual([])
    expect(problems(withListeners('PLAINTEXT://127.0.0.1:1,C://[::1]:1'))).toEqual([])
  })

  test('that are not NAME://HOST:PORT are refused with what was found', () => {
    expect(problems(withListeners('localhost:9092,C://:1')).join()).toMatch("found 'localhost:9092'")
    expect(problems(withListeners('PLAINTEXT://:99999,C://:1')).join()).toMatch('up to 65535')
  })

  test('need a security protocol', () => {
    expect(problems(withListeners('INSIDE://:1,C://:3')).join()).toMatch('no security protocol for listener INSIDE')
    const map = 'listener.security.protocol.map=INSIDE:SASL_SSL,C:PLAINTEXT\ninter.broker.listener.name=INSIDE'
    expect(load(withListeners('INSIDE://:1,C://:3', map)).listeners.bound[0]?.securityProtocol).toBe('SASL_SSL')
  })

  test('advertised as an address nobody can reach are refused', () => {
    const bad = withListeners('PLAINTEXT://:1,C://:3', 'advertised.listeners=PLAINTEXT://0.0.0.0:1')
    expect(problems(bad).join()).toMatch('clients cannot connect')
  })

  test('advertised that are not bound are refused', () => {
    const bad = withListeners('PLAINTEXT://:1,C://:3', 'advertised.listeners=SSL://a:1,PLAINTEXT://a:1')
    expect(problems(bad).join()).toMatch('SSL is not one of listeners')
  })

  test('of controllers must be bound by a controller', () => {
    expect(problems(withListeners('PLAINTEXT://:1')).join()).toMatch('controller.listener.names: C is not one of')
  })

  test('of controllers are not plaintext by themselves when another listener is secured', () => {
    expect(problems(withListeners('SSL://:1,C://:3')).join()).toMatch('no security protocol for listener C')
  })
})
