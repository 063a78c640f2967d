// JavaScript's views of native blocks. Making one costs about 4 µs, so they are kept by the block's serial number while
// the native side pools the block, and forgotten when it says so.

import { stagingBufferId, type TransportBinding } from '#native/transport-binding.js'

export class Views {
  readonly staging: Buffer
  #native: TransportBinding
  #bySerial = new Map<number, Buffer>()

  constructor(native: TransportBinding) {
    this.#native = native
    this.staging = Buffer.from(native.bufferView(stagingBufferId))
  }

  of(bufferId: number, serial: number = this.#native.bufferSerial(bufferId)): Buffer {
    if (bufferId === stagingBufferId) return this.staging
    let view = this.#bySerial.get(serial)
    if (view === undefined) {
      view = Buffer.from(this.#native.bufferView(bufferId))
      this.#bySerial.set(serial, view)
    }
    return view
  }

  forget(serial: number): void {
    this.#bySerial.delete(serial)
  }
}
