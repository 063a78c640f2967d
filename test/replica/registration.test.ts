import { expect, test } from 'vitest'
import { BrokerConfig } from '#config/broker-config.js'
import { asUuid } from '#model/uuid.js'
import type { BrokerHeartbeatRequest } from '#protocol/generated/broker-heartbeat-request.js'
import type { BrokerHeartbeatResponse } from '#protocol/generated/broker-heartbeat-response.js'
import type { Draft } from '#protocol/wire/types.js'
import { BrokerRegistration } from '#replica/registration.js'

type Answer = Draft<BrokerHeartbeatResponse>

/** A registered broker whose controller gives `answers` to its requests to go, the last one for ever. */
async function registered(...answers: (Answer | Promise<Answer>)[]) {
  const asked: boolean[] = []
  const registration = new BrokerRegistration({
    controller: {
      registerBroker: async () => ({ errorCode: 0, brokerEpoch: 5 }),
      heartbeat: async ({ wantShutDown }: BrokerHeartbeatRequest) => {
        asked.push(wantShutDown)
        if (!wantShutDown) return { errorCode: 0, isFenced: false }
        return (answers.length > 1 ? answers.shift() : answers[0]) ?? {}
      }
    },
    config: new BrokerConfig(new Map([['node.id', '1']])),
    clusterId: 'c',
    incarnationId: asUuid('8BKRKPUYSh2cMfQaWwIo1g'),
    advertised: [],
    directories: [],
    offlineDirectories: () => [],
    previousBrokerEpoch: -1,
    publishedOffset: () => 5,
    report: () => undefined
  })
  await registration.start()
  return { registration, asked }
}

const goOn: Answer = { errorCode: 0, isFenced: false, shouldShutDown: false }
const go: Answer = { errorCode: 0, isFenced: true, shouldShutDown: true }

test('controlled shutdown asks until the controller lets the broker go', async () => {
  const { registration, asked } = await registered(goOn, goOn, go)
  expect(await registration.shutDown(5000)).toBe(true)
  expect(asked).toEqual([false, true, true, true])
})

test('controlled shutdown gives up when the controller does not answer', async () => {
  const { registration } = await registered(new Promise<Answer>(() => undefined))
  expect(await registration.shutDown(20)).toBe(false)
})

test('controlled shutdown gives up when the controller refuses', async () => {
  const { registration, asked } = await registered({ errorCode: 77 })
  expect(await registration.shutDown(5000)).toBe(false)
  expect(asked).toEqual([false, true])
})
