// Kafka shows its 128-bit ids as 22 characters of URL-safe base64; that text is our form everywhere but on the wire.

declare const brand: unique symbol
export type Uuid = string & { readonly [brand]: 'Uuid' }

export const asUuid = (text: string): Uuid => text as Uuid

export const zeroUuid: Uuid = asUuid('AAAAAAAAAAAAAAAAAAAAAA')
