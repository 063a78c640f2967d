import { expect, test } from 'vitest'
import { asError, defaultMessage, exceptionOf, timeoutError } from '../../src/client/errors.ts'
import { ErrorCode } from '../../src/model/error-code.ts'

test('an error is shown as Java shows it', () => {
  const error = asError(ErrorCode.TOPIC_ALREADY_EXISTS, "Topic 'x' already exists.")
  expect(String(error)).toBe("org.apache.kafka.common.errors.TopicExistsException: Topic 'x' already exists.")
  expect(error.errorName).toBe('TOPIC_ALREADY_EXISTS')
  expect(error.exceptionName).toBe('TopicExistsException')
})

test('without words of the broker the code has its own', () => {
  expect(asError(ErrorCode.UNKNOWN_TOPIC_OR_PARTITION, null).message).toBe(
    'This server does not host this topic-partition.'
  )
})

test('every code has an exception and a text', () => {
  for (const [name, code] of Object.entries(ErrorCode)) {
    if (name === 'NONE') continue
    expect(exceptionOf(code), name).toMatch(/^org\.apache\.kafka\.common\.\S+$/)
    expect(defaultMessage(code), name).toMatch(/\S/)
  }
})

test('the one exception outside its siblings’ package is known', () => {
  expect(exceptionOf(ErrorCode.INVALID_RECORD)).toBe('org.apache.kafka.common.InvalidRecordException')
})

test('a time-out is Kafka’s, and retriable', () => {
  const error = timeoutError('late')
  expect([error.exceptionName, error.errorName, error.retriable]).toEqual([
    'TimeoutException',
    'REQUEST_TIMED_OUT',
    true
  ])
})
