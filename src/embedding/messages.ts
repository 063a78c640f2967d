// What a program and the broker it started say to each other: over a MessagePort to a thread, over IPC to a child process.

export interface TopicToCreate {
  readonly name: string
  readonly partitions: number
  readonly configs: Readonly<Record<string, string>>
}

/** Given at the start. */
export interface EmbeddedOptions {
  /** `key=value`, in order. */
  readonly overrides: readonly string[]
  readonly topics: readonly TopicToCreate[]
}

export interface ReadyMessage {
  readonly kind: 'ready'
  readonly host: string
  readonly port: number
  readonly clusterId: string
  readonly adminUrl: string | null
}

export type FromBroker =
  | ReadyMessage
  | { readonly kind: 'log'; readonly level: string; readonly message: string; readonly fields: object }
  /** It did not start, or cannot go on. */
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'created'; readonly id: number; readonly error: string | null }
  | { readonly kind: 'stopped' }

export type ToBroker =
  | { readonly kind: 'create'; readonly id: number; readonly topics: readonly TopicToCreate[] }
  | { readonly kind: 'stop' }
