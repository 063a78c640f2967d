// A shard that echoes, and says which it is to 'who'; runs the built files, as a thread does in production.
import { parentPort, threadId, workerData } from 'node:worker_threads'
import { loadTransport } from '../../dist/native/transport-binding.js'
import { Transport } from '../../dist/network/transport.js'

const transport = new Transport({
  native: loadTransport(),
  listeners: [{ name: 'PLAINTEXT', securityProtocol: 'PLAINTEXT' }],
  log: { info: () => {}, debug: () => {} },
  dispatch: {
    request: (inbound) => {
      const { buffer, offset, end } = inbound
      inbound.respond(end - offset + 4, (writer) => {
        writer.raw(buffer.subarray(offset, end))
        if (end - offset === 3) writer.raw(Buffer.from(`${threadId}`)) // 'who'
      })
    },
    connected: () => {},
    disconnected: () => {}
  }
})
transport.join(workerData.dealer, true)
parentPort.postMessage('ready')
parentPort.once('message', async () => {
  await transport.stop(1000)
  parentPort.close()
})
