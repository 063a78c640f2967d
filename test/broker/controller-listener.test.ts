// What tools ask a controller's own listener (--bootstrap-controller, KIP-919).

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Body, connect, freePort, type RunningBroker, startBroker, type Wire } from './support.ts'

let broker: RunningBroker
let controller: Wire
let client: Wire
let port = 0
beforeAll(async () => {
  port = await freePort()
  broker = await startBroker({ controllerPort: port })
  ;[controller, client] = await Promise.all([connect(port), connect(broker.port)])
}, 60_000)
afterAll(async () => {
  controller?.close()
  client?.close()
  await broker?.stop()
})

test('it serves administration and the quorum, and no records', async () => {
  const { errorCode, apiKeys } = await controller.request('ApiVersions', 4, {
    clientSoftwareName: 'test',
    clientSoftwareVersion: '1'
  })
  expect(errorCode).toBe(0)
  const keys = apiKeys.map(({ apiKey }: Body) => apiKey)
  expect(keys).toEqual(expect.arrayContaining([18, 19, 20, 32, 37, 44, 55, 57, 60]))
  expect(keys).not.toContain(0)
  expect(keys).not.toContain(3)
})

test('it tells the controllers, and refuses to tell the brokers', async () => {
  expect(await controller.request('DescribeCluster', 1, { endpointType: 2 })).toMatchObject({
    errorCode: 0,
    endpointType: 2,
    controllerId: 1,
    brokers: [{ brokerId: 1, host: '127.0.0.1', port }]
  })
  expect(await controller.request('DescribeCluster', 1, { endpointType: 1 })).toMatchObject({
    errorCode: 114,
    errorMessage: 'The request was sent to an endpoint of type CONTROLLER, but we wanted an endpoint of type BROKER'
  })
  expect(await client.request('DescribeCluster', 1, { endpointType: 2 })).toMatchObject({ errorCode: 114 })
})

test('it describes the quorum and changes what a broker then shows', async () => {
  const topics = [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }]
  const quorum = await controller.request('DescribeQuorum', 2, { topics })
  expect(quorum.topics[0].partitions[0]).toMatchObject({ errorCode: 0, leaderId: 1 })
  const created = await controller.request('CreateTopics', 7, {
    topics: [{ name: 'from-controller', numPartitions: 1, replicationFactor: 1 }],
    timeoutMs: 5000
  })
  expect(created.topics[0].errorCode).toBe(0)
  const { topics: shown } = await client.request('Metadata', 9, { topics: [{ name: 'from-controller' }] })
  expect(shown[0]).toMatchObject({ errorCode: 0, name: 'from-controller' })
})

test('a request for records ends the connection', async () => {
  const wire = await connect(port)
  await expect(wire.request('Metadata', 9, { topics: null })).rejects.toThrow('closed the connection')
})
