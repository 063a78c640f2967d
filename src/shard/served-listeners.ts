// Which listeners shards serve: those that clients reach. A controller's is main's business.

import type { Endpoint, Listeners } from '#config/listeners.js'

/** Throws for a listener that asks for what is not served yet: it must not be mistaken for plain text. */
export function servedListeners(listeners: Listeners): Endpoint[] {
  const served = listeners.bound.filter(({ name }) => !listeners.controllerNames.includes(name))
  const secured = served.find(({ securityProtocol }) => securityProtocol !== 'PLAINTEXT')
  if (secured === undefined) return served
  throw new Error(
    `listener ${secured.name} asks for ${secured.securityProtocol}, which is not served yet; use PLAINTEXT`
  )
}
