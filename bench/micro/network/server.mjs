// The transport with a dispatch that answers 8 bytes to each request: what `bare server` does, through JavaScript.
import { loadTransport } from '../../../dist/native/transport-binding.js'
import { Acceptor } from '../../../dist/network/listener.js'
import { Transport } from '../../../dist/network/transport.js'

const native = loadTransport()
const listeners = [{ name: 'PLAINTEXT', securityProtocol: 'PLAINTEXT', host: '127.0.0.1', port: 0 }]
const transport = new Transport({
  native,
  listeners,
  log: { info: console.error, debug: () => {} },
  dispatch: {
    request: (inbound) => {
      const first = inbound.buffer.readInt32BE(inbound.offset)
      const size = inbound.end - inbound.offset
      inbound.respond(8, (writer) => {
        writer.int32(first)
        writer.int32(size)
      })
    },
    connected: () => {},
    disconnected: () => {}
  }
})
const acceptor = new Acceptor(native, { listeners })
transport.join(acceptor.dealer, true)
console.log(acceptor.listen()[0])
