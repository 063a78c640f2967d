// For a start: nothing can be registered or created before there is an active controller.

import type { Controller } from './controller.ts'

/** A quorum of one leads within a turn or two of the event loop. Rejects after `timeoutMs`. */
export async function untilActive(controller: Pick<Controller, 'isActive'>, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs
  while (!controller.isActive) {
    if (Date.now() > deadline) throw new Error('this node did not become the active controller; is it the only voter?')
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}
