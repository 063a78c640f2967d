import { expect, test } from 'vitest'
import { ErrorCode } from '#model/error-code.js'
import { answerCall, Caller, CallRefused, type CallTable } from '#shard/calls.js'

function joined(table: CallTable): { caller: Caller; failures: unknown[] } {
  const failures: unknown[] = []
  const caller: Caller = new Caller((message) => {
    if (message.kind !== 'call') return
    void answerCall(table, message, (_, failure) => failures.push(failure)).then((answer) => caller.receive(answer))
  })
  return { caller, failures }
}

test('an answer reaches its own question', async () => {
  const { caller } = joined({ double: async (input: number) => input * 2 })
  expect(await Promise.all([caller.call('double', 1), caller.call('double', 2)])).toEqual([2, 4])
})

test('a refusal keeps its code and is not reported as a failure', async () => {
  const { caller, failures } = joined({
    create: () => {
      throw new CallRefused(ErrorCode.POLICY_VIOLATION, 'no')
    }
  })
  await expect(caller.call('create', null)).rejects.toMatchObject({ errorCode: ErrorCode.POLICY_VIOLATION })
  expect(failures).toEqual([])
})

test('a failure without a code is an unknown server error and is reported', async () => {
  const { caller, failures } = joined({ toString: () => Promise.reject(new Error('oops')) })
  await expect(caller.call('toString', null)).rejects.toMatchObject({ errorCode: ErrorCode.UNKNOWN_SERVER_ERROR })
  await expect(caller.call('constructor', null)).rejects.toThrow('no such call')
  expect(failures).toHaveLength(2)
})

test('questions that are open when the main thread goes are refused', async () => {
  const caller = new Caller(() => undefined)
  const open = caller.call('never', null)
  caller.fail()
  await expect(open).rejects.toMatchObject({ errorCode: ErrorCode.NOT_CONTROLLER })
})
