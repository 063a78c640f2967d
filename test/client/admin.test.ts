// The admin client against a broker in a process of its own.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { alterConfigs, ConfigOperation, ConfigResourceType, describeConfigs } from '../../src/client/admin/configs.ts'
import {
  describeCluster,
  describeFeatures,
  describeLogDirs,
  describeQuorum,
  listNodes
} from '../../src/client/admin/nodes.ts'
import { resultOf } from '../../src/client/admin/outcome.ts'
import {
  createPartitions,
  createTopics,
  deleteTopics,
  describeTopics,
  listTopics
} from '../../src/client/admin/topics.ts'
import { Admin } from '../../src/client/admin.ts'
import { type RunningBroker, startBroker } from '../broker/support.ts'

let broker: RunningBroker
let admin: Admin

beforeAll(async () => {
  broker = await startBroker({})
  admin = new Admin({ 'bootstrap.servers': broker.bootstrap })
})

afterAll(async () => {
  admin.close()
  await broker.stop()
})

test('topics are made, described, widened and deleted; each has its own outcome', async () => {
  const made = await createTopics(admin, [
    { name: 'one', partitions: 3, configs: { 'retention.ms': '1000' } },
    { name: 'not a name' }
  ])
  expect(resultOf(made.get('one')).numPartitions).toBe(3)
  expect(String(made.get('not a name')?.error)).toMatch(
    /^org\.apache\.kafka\.common\.errors\.InvalidTopicException: Topic name is invalid: 'not a name'/
  )
  const again = await createTopics(admin, [{ name: 'one' }])
  expect(String(again.get('one')?.error)).toBe(
    "org.apache.kafka.common.errors.TopicExistsException: Topic 'one' already exists."
  )
  expect((await listTopics(admin)).map(({ name }) => name)).toContain('one')
  expect((await createPartitions(admin, [{ name: 'one', total: 4 }])).get('one')?.error).toBeUndefined()
  const described = await describeTopics(admin, ['one', 'none'])
  expect(resultOf(described.get('one')).partitions.length).toBe(4)
  expect(described.get('none')?.error?.errorName).toBe('UNKNOWN_TOPIC_OR_PARTITION')
  expect((await deleteTopics(admin, ['one'])).get('one')?.error).toBeUndefined()
  expect((await listTopics(admin)).map(({ name }) => name)).not.toContain('one')
})

test('a topic is deleted by its id', async () => {
  const made = await createTopics(admin, [{ name: 'by-id' }])
  const id = resultOf(made.get('by-id')).topicId
  expect((await deleteTopics(admin, { ids: [id] })).get(id)?.error).toBeUndefined()
})

test('configurations are altered and described', async () => {
  await createTopics(admin, [{ name: 'configured' }])
  const resource = { type: ConfigResourceType.topic, name: 'configured' }
  const set = await alterConfigs(admin, resource, [
    { name: 'retention.ms', operation: ConfigOperation.set, value: '12345' }
  ])
  expect(set.error).toBeUndefined()
  const bad = await alterConfigs(admin, resource, [
    { name: 'retention.ms', operation: ConfigOperation.set, value: 'never' }
  ])
  expect(bad.error?.exceptionName).toBe('InvalidConfigurationException')
  const broker = { type: ConfigResourceType.broker, name: String((await listNodes(admin))[0]?.id) }
  const all = await describeConfigs(admin, [resource, broker], { keys: ['retention.ms', 'node.id'] })
  const value = (key: string): string | null | undefined => resultOf(all.get(key)).configs[0]?.value
  expect(value('2/configured')).toBe('12345')
  expect(value(`4/${broker.name}`)).toBe(broker.name)
})

test('the cluster tells its nodes, directories, features and quorum', async () => {
  const cluster = await describeCluster(admin)
  const ids = cluster.brokers.map(({ brokerId }) => brokerId)
  expect(ids).toEqual((await listNodes(admin)).map(({ id }) => id))
  const dirs = await describeLogDirs(admin, ids)
  expect(resultOf(dirs.get(ids[0] ?? -1)).length).toBe(1)
  expect((await describeFeatures(admin)).finalized.has('metadata.version')).toBe(true)
  const quorum = await describeQuorum(admin)
  expect(quorum.topics[0]?.partitions[0]?.leaderId).toBe(ids[0])
})

test('an unknown broker is waited for until the time is over', async () => {
  const start = performance.now()
  await expect(
    admin.send('DescribeLogDirs', { topics: null }, { target: { broker: 99 }, timeoutMs: 250, call: 'describeLogDirs' })
  ).rejects.toThrow('Timed out waiting for a node assignment. Call: describeLogDirs')
  expect(performance.now() - start).toBeGreaterThan(200)
})

test('nobody there: Kafka’s time-out, and a warning that names the address', async () => {
  const said: string[] = []
  const alone = new Admin(
    { 'bootstrap.servers': '127.0.0.1:1', 'default.api.timeout.ms': 300 },
    (_level, _logger, message) => said.push(message)
  )
  await expect(listTopics(alone)).rejects.toThrow('Timed out waiting for a node assignment. Call: listTopics')
  expect(said[0]).toMatch(
    /^\[AdminClient clientId=\S+\] Connection to node -1 \(\/127\.0\.0\.1:1\) could not be established\. Node may not be available\.$/
  )
  alone.close()
})
