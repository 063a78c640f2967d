// Batches that are wrong in some way, sent to whole topics: each gets the error that a running Apache broker gave it.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorName } from '#model/error-code.js'
import { type Body, connect, type RunningBroker, startBroker, type Wire } from './support.ts'

interface Verdict {
  readonly error: string
  readonly appended: boolean
}
interface Case {
  readonly name: string
  readonly hex: string
  readonly broker: Readonly<Record<'delete' | 'compact', Verdict>>
}

const cases = readFileSync(new URL('../golden/batches/invalid.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case)

let broker: RunningBroker
let wire: Wire
beforeAll(async () => {
  broker = await startBroker({})
  wire = await connect(broker.port)
}, 60_000)
afterAll(async () => {
  wire?.close()
  await broker?.stop()
}, 30_000)

async function send(topic: string, hex: string): Promise<Verdict> {
  const topicData = [{ name: topic, partitionData: [{ index: 0, records: Buffer.from(hex, 'hex') }] }]
  for (;;) {
    const answer = await wire.request('Produce', 12, { acks: -1, timeoutMs: 5000, topicData })
    const { errorCode, baseOffset } = answer.responses[0].partitionResponses[0]
    // A machine that is busy may need longer for a new topic than its creation waits.
    if (errorCode === 3 || errorCode === 6) continue
    return { error: errorName(errorCode), appended: baseOffset >= 0 }
  }
}

test.each(['delete', 'compact'] as const)(
  'a topic with cleanup.policy=%s refuses what Apache refused, with its error, and takes the rest',
  async (policy) => {
    const topicOf = (name: string): string =>
      // What a producer leaves behind must not judge the next one.
      name.startsWith('producer-id') ? `${policy}-${name}` : policy
    const topics = [...new Set(cases.map(({ name }) => topicOf(name)))].map((name) => ({
      name,
      numPartitions: 1,
      replicationFactor: 1,
      configs: [{ name: 'cleanup.policy', value: policy }]
    }))
    const made = await wire.request('CreateTopics', 7, { topics, timeoutMs: 30_000 })
    expect(made.topics.every(({ errorCode }: Body) => errorCode === 0)).toBe(true)
    const different: string[] = []
    for (const { name, hex, broker: verdicts } of cases) {
      const { error, appended } = verdicts[policy]
      const ours = await send(topicOf(name), hex)
      // Where Apache ended in an exception nobody expected, any refusal is as good.
      const same = error === 'UNKNOWN_SERVER_ERROR' ? ours.error !== 'NONE' : ours.error === error
      if (!same || ours.appended !== appended) different.push(`${name}: ${error} <> ${ours.error}`)
    }
    expect(different).toEqual([])
    expect(cases.length).toBeGreaterThan(100)
  },
  60_000
)
