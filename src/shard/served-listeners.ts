// Which listeners shards serve: those that clients reach, and then, on a node that is a controller, those for its tools.

import type { Endpoint, Listeners } from '#config/listeners.js'

/** Throws for a listener that asks for what is not served yet: it must not be mistaken for plain text. */
export function servedListeners(listeners: Listeners): Endpoint[] {
  const served = listeners.bound.filter(({ name }) => !listeners.controllerNames.includes(name))
  const secured = served.find(({ securityProtocol }) => securityProtocol !== 'PLAINTEXT')
  // A secured controller listener stays closed: nobody can mistake that.
  const ofController = listeners.bound.filter(
    ({ name, securityProtocol }) => listeners.controllerNames.includes(name) && securityProtocol === 'PLAINTEXT'
  )
  if (secured === undefined) return [...served, ...ofController]
  throw new Error(
    `listener ${secured.name} asks for ${secured.securityProtocol}, which is not served yet; use PLAINTEXT`
  )
}
