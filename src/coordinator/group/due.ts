// What can come due in a group.

import type { Member } from './member.ts'

export type DueForGroup =
  | { readonly kind: 'session'; readonly group: string; readonly member: Member }
  /** A member id was given out (KIP-394) and nobody joined with it. */
  | { readonly kind: 'pending-member'; readonly group: string; readonly memberId: string }
  /** The join phase ends, whoever is missing; or the initial delay of an empty group does. */
  | { readonly kind: 'join'; readonly group: string }
  /** The sync phase ends, whoever is missing. */
  | { readonly kind: 'sync'; readonly group: string }

export type Due =
  | DueForGroup
  /** It is time to look for offsets that are too old. */
  | { readonly kind: 'expiry' }
  /** Offsets are being forgotten, and there were more than fit one batch. */
  | { readonly kind: 'sweep' }
