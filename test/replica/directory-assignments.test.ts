import { expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { asUuid } from '#model/uuid.js'
import { type AssignedDirectory, DirectoryAssignments } from '#replica/directory-assignments.js'

const [first, second] = [asUuid('BX33T3j3Q8ieuxxrpMMBcA'), asUuid('CX33T3j3Q8ieuxxrpMMBcA')]
const [topic, other] = [asUuid('DX33T3j3Q8ieuxxrpMMBcA'), asUuid('EX33T3j3Q8ieuxxrpMMBcA')]

/** A controller that answers with these codes, then with none; timers that run when told to. */
function world(...codes: number[]): {
  assignments: DirectoryAssignments
  asked: AssignedDirectory[][]
  delays: number[]
  pass(): Promise<void>
} {
  const asked: AssignedDirectory[][] = []
  const due: (() => void)[] = []
  const delays: number[] = []
  const assignments = new DirectoryAssignments({
    assign: async (directories) => {
      asked.push(directories)
      const code = codes.shift() ?? ErrorCode.NONE
      if (code === ErrorCode.UNKNOWN_SERVER_ERROR) throw new Error('the call failed')
      return code
    },
    timers: {
      after: (delayMs, run) => {
        delays.push(delayMs)
        due.push(run)
        return () => undefined
      }
    }
  })
  const pass = async (): Promise<void> => {
    due.shift()?.()
    await new Promise((done) => setImmediate(done))
  }
  return { assignments, asked, delays, pass }
}

test('what is placed in one turn travels in one request, by directory and topic', async () => {
  const { assignments, asked, delays, pass } = world()
  assignments.placed({ topicId: topic, index: 0, directory: first })
  assignments.placed({ topicId: topic, index: 1, directory: second })
  assignments.placed({ topicId: other, index: 0, directory: first })
  assignments.placed({ topicId: topic, index: 2, directory: first })
  await pass()
  expect(asked).toEqual([
    [
      {
        id: first,
        topics: [
          { topicId: topic, partitions: [{ partitionIndex: 0 }, { partitionIndex: 2 }] },
          { topicId: other, partitions: [{ partitionIndex: 0 }] }
        ]
      },
      { id: second, topics: [{ topicId: topic, partitions: [{ partitionIndex: 1 }] }] }
    ]
  ])
  await pass()
  expect(asked).toHaveLength(1)
  expect(delays).toEqual([0])
})

test('a request that was refused or failed is made again later, with what came since', async () => {
  const { assignments, asked, delays, pass } = world(ErrorCode.STALE_BROKER_EPOCH, ErrorCode.UNKNOWN_SERVER_ERROR)
  assignments.placed({ topicId: topic, index: 0, directory: first })
  await pass()
  assignments.placed({ topicId: topic, index: 0, directory: second })
  await pass()
  await pass()
  const last = [{ id: second, topics: [{ topicId: topic, partitions: [{ partitionIndex: 0 }] }] }]
  expect(asked.slice(1)).toEqual([last, last])
  expect(delays).toEqual([0, 500, 500])
})

test('a request holds no more than a controller of Kafka would take at once', async () => {
  const { assignments, asked, pass } = world()
  for (let index = 0; index < 3000; index++) assignments.placed({ topicId: topic, index, directory: first })
  await pass()
  await pass()
  expect(asked.map(([directory]) => directory?.topics[0]?.partitions.length)).toEqual([2250, 750])
})
