// One member of a classic group as the coordinator knows it, with the requests of its that are parked.

import { Alarm } from '#base/alarms.js'
import type { JoinGroupRequestProtocol } from '#protocol/generated/join-group-request.js'
import type { Ticket } from '../runtime/machine.ts'
import type { Due } from './due.ts'

export type Protocols = readonly JoinGroupRequestProtocol[]

export interface Timeouts {
  readonly rebalanceMs: number
  readonly sessionMs: number
}

export interface MemberIdentity {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly clientId: string
  readonly clientHost: string
}

const noAssignment = Buffer.alloc(0)

export class Member {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly clientId: string
  readonly clientHost: string
  rebalanceTimeoutMs: number
  sessionTimeoutMs: number
  protocols: Protocols
  assignment: Buffer = noAssignment
  /** Joined for the first time and not answered yet: its client cannot send heartbeats. */
  isNew = false
  joining: Ticket | undefined
  /** Of the JoinGroup that is parked. */
  joiningVersion = 0
  syncing: Ticket | undefined
  readonly session: Alarm<Due>

  constructor(group: string, identity: MemberIdentity, timeouts: Timeouts, protocols: Protocols) {
    this.memberId = identity.memberId
    this.groupInstanceId = identity.groupInstanceId
    this.clientId = identity.clientId
    this.clientHost = identity.clientHost
    this.rebalanceTimeoutMs = timeouts.rebalanceMs
    this.sessionTimeoutMs = timeouts.sessionMs
    this.protocols = protocols
    this.session = new Alarm<Due>({ kind: 'session', group, member: this })
  }

  /** What it said about `protocol`, empty when it does not know it. */
  metadata(protocol: string): Buffer {
    return this.protocols.find(({ name }) => name === protocol)?.metadata ?? noAssignment
  }

  /** Whether it would say again what it said, in the same order. */
  says(protocols: Protocols): boolean {
    if (protocols.length !== this.protocols.length) return false
    return protocols.every(({ name, metadata }, at) => {
      const own = this.protocols[at]
      return own !== undefined && own.name === name && own.metadata.equals(metadata)
    })
  }

  /** A parked request is a sign of life that lasts until it is answered, but for new members: their client may be gone. */
  get isWaiting(): boolean {
    return !this.isNew && (this.joining !== undefined || this.syncing !== undefined)
  }
}
