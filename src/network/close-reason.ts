// Why the native side ended a connection, in words for the log.

import { getSystemErrorName } from 'node:util'
import { CloseReason } from '#native/transport-binding.js'

/** What a peer does every day is not worth a line at the usual level. */
export function closeIsOrdinary(reason: number): boolean {
  return (
    reason === CloseReason.PEER_CLOSED ||
    reason === CloseReason.SOCKET_ERROR ||
    reason === CloseReason.IDLE ||
    reason === CloseReason.STOPPING ||
    reason === CloseReason.LOCAL
  )
}

export function closeText(reason: number, detail: number): string {
  switch (reason) {
    case CloseReason.PEER_CLOSED:
      return 'the peer closed it'
    case CloseReason.SOCKET_ERROR:
      return errorText(detail)
    case CloseReason.FRAME_SIZE:
      return detail < 0
        ? `a request of ${detail} bytes was announced; a size is 0 or more`
        : `a request of ${detail} bytes was announced, more than socket.request.max.bytes`
    case CloseReason.IDLE:
      return `idle for ${detail} ms (connections.max.idle.ms)`
    case CloseReason.LOCAL:
      return 'closed by the broker'
    case CloseReason.SLICE_BROKEN:
      return 'the log was truncated under a response that was being sent'
    case CloseReason.STOPPING:
      return 'the broker stops'
    case CloseReason.OUT_OF_BUFFERS:
      return 'no buffer was left for its request'
    default:
      return `reason ${reason}`
  }
}

function errorText(errno: number): string {
  try {
    return getSystemErrorName(-errno)
  } catch {
    return `errno ${errno}`
  }
}
