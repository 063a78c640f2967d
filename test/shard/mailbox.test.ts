import { MessageChannel } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { Mailbox, type MailPort, type Reply, type Sender, type Serve } from '#shard/mailbox.js'

const sender: Sender = {
  listener: 'PLAINTEXT',
  securityProtocol: 'PLAINTEXT',
  peerHost: '127.0.0.1',
  peerPort: 1,
  principal: 'User:ANONYMOUS'
}
const open: { close(): void }[] = []
afterEach(() => {
  for (const port of open.splice(0)) port.close()
})

/** Two mailboxes with a channel between them; what the first one posts is counted. */
function pair(serve: Serve): { first: Mailbox; posts: () => number } {
  const { port1, port2 } = new MessageChannel()
  open.push(port1, port2)
  let posts = 0
  const counted: MailPort = {
    postMessage: (message, transfer) => {
      posts += 1
      port1.postMessage(message, [...transfer])
    },
    on: (event, listener) => port1.on(event, listener)
  }
  new Mailbox([port2 as MailPort, undefined], serve)
  const first = new Mailbox([undefined, counted], () => undefined)
  return { first, posts: () => posts }
}

test('requests of one turn share a message, and each gets its own answer', async () => {
  const { first, posts } = pair((request, { peerHost }, reply) => {
    const answer = Buffer.from(`${request} for ${peerHost}`)
    // In another order than they came.
    setTimeout(() => reply({ bytes: answer }), request.toString() === 'first' ? 10 : 0)
  })
  const bytes = Buffer.from('first')
  const replies = ['first', 'other'].map(
    (text) =>
      new Promise<Reply>((resolve) => {
        bytes.write(text)
        first.send(1, bytes, sender, resolve)
      })
  )
  bytes.fill(0)
  const texts = (await Promise.all(replies)).map((reply) => ('bytes' in reply ? reply.bytes.toString() : reply.refused))
  expect(texts).toEqual(['first for 127.0.0.1', 'other for 127.0.0.1'])
  expect(posts()).toBe(1)
})

test('a request that cannot be answered says why', async () => {
  const { first } = pair((_request, _sender, reply) => reply({ refused: 'malformed' }))
  const reply = await new Promise<Reply>((resolve) => first.send(1, Buffer.alloc(0), sender, resolve))
  expect(reply).toEqual({ refused: 'malformed' })
})
