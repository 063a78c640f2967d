import { expect, test } from 'vitest'
import { endpointText, parseBootstrap } from '../../src/client/bootstrap.ts'

test.each([
  ['localhost:9092', { host: 'localhost', port: 9092 }],
  ['[::1]:9092', { host: '::1', port: 9092 }],
  ['[2001:db8::7]:1', { host: '2001:db8::7', port: 1 }],
  ['mydomain.com:8080', { host: 'mydomain.com', port: 8080 }],
  ['PLAINTEXT://broker-1:9093', { host: 'broker-1', port: 9093 }]
])('%s is understood', (text, endpoint) => {
  expect(parseBootstrap([text])).toEqual([endpoint])
})

test.each(['localhost', 'localhost:', ':9092', 'localhost:nine', ''])('%j is refused in Kafka’s words', (text) => {
  expect(() => parseBootstrap([text])).toThrow(/Invalid url in bootstrap.servers|No resolvable bootstrap urls/)
})

test('a port beyond 65535 is refused', () => {
  expect(() => parseBootstrap(['localhost:70000'])).toThrow('Invalid port in bootstrap.servers: localhost:70000')
})

test('an IPv6 address is written with brackets', () => {
  expect(endpointText({ host: '::1', port: 9 })).toBe('[::1]:9')
  expect(endpointText({ host: '10.0.0.1', port: 9 })).toBe('10.0.0.1:9')
})
