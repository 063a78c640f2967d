// The machine failed, not the client: a partition goes offline, the broker stays.

import { ErrorCode } from '#model/error-code.js'
import type { NativeFaultCode } from '#native/binding.js'

export type FaultKind = 'io' | 'corrupt' | 'full' | 'busy' | 'invalid'

const kinds: Readonly<Record<NativeFaultCode, FaultKind>> = {
  OTTLA_IO: 'io',
  OTTLA_CORRUPT: 'corrupt',
  OTTLA_FULL: 'full',
  OTTLA_BUSY: 'busy',
  OTTLA_INVALID: 'invalid'
}

export class StorageFault extends Error {
  override readonly name = 'StorageFault'
  readonly kind: FaultKind
  /** Where a system call failed. */
  readonly errno: number | undefined

  constructor(kind: FaultKind, message: string, errno?: number) {
    super(message)
    this.kind = kind
    this.errno = errno
  }

  /** What a client is told. */
  get errorCode(): ErrorCode {
    return ErrorCode.KAFKA_STORAGE_ERROR
  }
}

/** Runs a native call; an error with one of the engine's codes becomes a StorageFault, any other passes. */
export function guarded<Value>(call: () => Value): Value {
  try {
    return call()
  } catch (failure) {
    if (!(failure instanceof Error)) throw failure
    const { code, errno } = failure as Error & { code?: NativeFaultCode; errno?: number }
    const kind = code === undefined ? undefined : kinds[code]
    throw kind === undefined ? failure : new StorageFault(kind, failure.message, errno)
  }
}
