import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { listTopics } from '../../../src/client/admin/topics.ts'
import { Admin } from '../../../src/client/admin.ts'
import { parseJaas } from '../../../src/client/security/jaas.ts'
import type { SaslExchange } from '../../../src/client/security/sasl.ts'
import { scram } from '../../../src/client/security/scram.ts'
import { type Answer, FakeBroker } from '../fake-broker.ts'

interface Golden {
  readonly mechanism: string
  readonly user: string
  readonly password: string
  readonly clientNonce: string
  readonly clientFirst: string
  readonly serverFirst: string
  readonly clientFinal: string
  readonly serverFinal: string
}

/** Whole exchanges between a client and a server of Apache Kafka 4.4. */
const golden = JSON.parse(
  readFileSync(new URL('../../golden/client/scram.json', import.meta.url), 'utf8')
) as readonly Golden[]

const begin = (row: Golden, password = row.password): SaslExchange =>
  scram(
    row.mechanism === 'SCRAM-SHA-256' ? 'sha256' : 'sha512',
    { username: row.user, password, tokenAuth: row.clientFirst.endsWith('tokenauth=true') },
    row.clientNonce
  )

async function says(exchange: SaslExchange, heard: string): Promise<string | undefined> {
  const { value } = await exchange.next(Buffer.from(heard))
  return value === undefined ? undefined : value.toString()
}

describe.each(golden)('$mechanism of $user', (row) => {
  test('the client says what Kafka’s client says, and is content with what Kafka’s server says', async () => {
    const exchange = begin(row)
    expect(await says(exchange, '')).toBe(row.clientFirst)
    expect(await says(exchange, row.serverFirst)).toBe(row.clientFinal)
    expect(await says(exchange, row.serverFinal)).toBeUndefined()
  })

  test('a server that does not know the password is found out', async () => {
    const exchange = begin(row)
    await says(exchange, '')
    await says(exchange, row.serverFirst)
    const forged = `v=${Buffer.alloc(32, 7).toString('base64')}`
    await expect(says(exchange, forged)).rejects.toThrow('Invalid server signature')
  })

  test('a nonce that is not an extension of ours is refused', async () => {
    const exchange = begin(row)
    await says(exchange, '')
    await expect(says(exchange, row.serverFirst.replace('r=', 'r=x'))).rejects.toThrow('Invalid server nonce')
  })
})

test('a login module is read with its options, quoted or not', () => {
  const { module, options } = parseJaas('org.apache.kafka.X required username="a\\"b" password=plain flag=\'x y\' ;')
  expect([module, Object.fromEntries(options)]).toEqual(['X', { username: 'a"b', password: 'plain', flag: 'x y' }])
  expect(() => parseJaas('X required username="a"')).toThrow(/semicolon/)
  expect(() => parseJaas('X required ="a";')).toThrow(/cannot be read from/)
})

describe('over a connection', () => {
  let broker: FakeBroker | undefined
  let admin: Admin | undefined

  afterEach(async () => {
    admin?.close()
    await broker?.stop()
  })

  async function start(password: string, lifetimeMs = 0): Promise<Admin> {
    broker = await FakeBroker.start({
      SaslHandshake: ({ body }) => ({ errorCode: body.mechanism === 'PLAIN' ? 0 : 33, mechanisms: ['PLAIN'] }),
      SaslAuthenticate: ({ body }): Answer =>
        body.authBytes.toString() === `\0alice\0${password}`
          ? { errorCode: 0, authBytes: Buffer.alloc(0), sessionLifetimeMs: lifetimeMs }
          : {
              errorCode: 58,
              errorMessage: 'Authentication failed: Invalid username or password',
              authBytes: Buffer.alloc(0)
            },
      Metadata: () => broker?.metadata('t') as Answer
    })
    admin = new Admin({
      'bootstrap.servers': broker.bootstrap,
      'security.protocol': 'SASL_PLAINTEXT',
      'sasl.mechanism': 'PLAIN',
      'sasl.jaas.config': 'PlainLoginModule required username="alice" password="secret";',
      'default.api.timeout.ms': 2000
    })
    return admin
  }

  test('nothing is asked before the client is authenticated', async () => {
    expect((await listTopics(await start('secret'))).length).toBe(1)
    expect(broker?.asked.slice(0, 4).map(({ api }) => api)).toEqual([
      'ApiVersions',
      'SaslHandshake',
      'SaslAuthenticate',
      'Metadata'
    ])
  })

  test('a wrong password is told in the broker’s words, at once and once', async () => {
    await expect(listTopics(await start('other'))).rejects.toMatchObject({
      exceptionName: 'SaslAuthenticationException',
      message: 'Authentication failed: Invalid username or password'
    })
    expect(broker?.count('SaslAuthenticate')).toBe(1)
  })

  test('before its session is over a connection is replaced by one that is authenticated anew', async () => {
    const client = await start('secret', 100)
    await listTopics(client)
    const before = broker?.count('SaslAuthenticate') ?? 0
    const isRenewed = async (): Promise<boolean> => {
      await listTopics(client)
      return (broker?.count('SaslAuthenticate') ?? 0) > before
    }
    await expect.poll(isRenewed).toBe(true)
  })
})
