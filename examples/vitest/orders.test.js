// A broker for this file: started before its tests, gone after them. Test files run side by side, each with its own.

import { Kafka, logLevel } from 'kafkajs'
import { startBroker } from 'ottla'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placeOrder } from './orders.js'

let broker
let kafka
let producer

beforeAll(async () => {
  broker = await startBroker({ topics: [{ name: 'orders', partitions: 3 }] })
  kafka = new Kafka({ brokers: [broker.bootstrapServers], logLevel: logLevel.NOTHING })
  producer = kafka.producer()
  await producer.connect()
})

afterAll(async () => {
  await producer?.disconnect()
  await broker?.close()
})

test('the orders of a customer stand in one partition, in their order', async () => {
  const first = await placeOrder(producer, { customer: 'ada', item: 'difference engine' })
  const second = await placeOrder(producer, { customer: 'ada', item: 'punched cards' })
  expect(second.partition).toBe(first.partition)
  expect(second.offset).toBe(first.offset + 1)
})

test('a group reads what was placed', async () => {
  const consumer = kafka.consumer({ groupId: 'billing', maxWaitTimeInMs: 100 })
  await consumer.connect()
  await consumer.subscribe({ topics: ['orders'], fromBeginning: true })
  const items = []
  await new Promise((resolve, reject) => {
    const eachMessage = async ({ message }) => {
      items.push(JSON.parse(message.value.toString()).item)
      if (items.length === 2) resolve()
    }
    consumer.run({ eachMessage }).catch(reject)
  })
  await consumer.disconnect()
  expect(items).toEqual(['difference engine', 'punched cards'])
})
