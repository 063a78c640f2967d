// A shard that echoes; runs the built files, as a thread does in production.
import { parentPort, workerData } from 'node:worker_threads'
import { loadTransport } from '../../dist/native/transport-binding.js'
import { Transport } from '../../dist/network/transport.js'

const transport = new Transport({
  native: loadTransport(),
  listeners: [{ name: 'PLAINTEXT', securityProtocol: 'PLAINTEXT' }],
  log: { info: () => {}, debug: () => {} },
  dispatch: {
    request: (inbound) => {
      const { buffer, offset, end } = inbound
      inbound.respond(end - offset, (writer) => writer.raw(buffer.subarray(offset, end)))
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
