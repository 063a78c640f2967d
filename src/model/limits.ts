// Bounds of queues that have no configuration key of Kafka's. Whatever can grow by what a stranger does ends here.

/** Requests of one connection that were delivered and not answered; then it is not read. */
export const pendingRequestsMax = 100

/** Unsent answers of one connection, in bytes; beyond it none of its requests starts until the peer has read half. */
export const outboundBytesMax = 1_048_576

/** How long answers may keep the loop: then timers, mail and other connections get their turn. */
export const turnMicrosMax = 200

/** Of requests being received or kept, of all connections; native/core/buffers.h has the same. */
export const requestMemoryBytesMax: number = 128 * 1_048_576

/** Committed offsets that a shard hands over at one scrape of metrics: copying more would hold up its connections. */
export const observedOffsetsMax = 20_000
