// The codecs of an API by its name, loaded when it is first used: a tool needs three of ninety.

import { ApiKey } from '#protocol/generated/api-keys.js'
import type { ApiMessages } from '#protocol/generated/api-messages.js'
import { requestCodecs, responseCodecs } from '#protocol/generated/registry.js'
import type { Codec, Draft } from '#protocol/wire/types.js'

export type ApiName = keyof ApiMessages
export type RequestOf<Name extends ApiName> = Draft<ApiMessages[Name]['request']>
export type ResponseOf<Name extends ApiName> = ApiMessages[Name]['response']

export interface ApiCodecs<Name extends ApiName> {
  readonly key: ApiKey
  readonly request: Codec<ApiMessages[Name]['request']>
  readonly response: Codec<ResponseOf<Name>>
}

const loaded = new Map<ApiName, ApiCodecs<ApiName>>()

/** The codecs when they are there already: sending must not wait a turn for each request. */
export function loadedCodecs<Name extends ApiName>(name: Name): ApiCodecs<Name> | undefined {
  return loaded.get(name) as ApiCodecs<Name> | undefined
}

export async function loadCodecs<Name extends ApiName>(name: Name): Promise<ApiCodecs<Name>> {
  const found = loadedCodecs(name)
  if (found !== undefined) return found
  const key = ApiKey[name]
  const [request, response] = await Promise.all([requestCodecs.get(key)?.(), responseCodecs.get(key)?.()])
  const codecs = { key, request, response } as unknown as ApiCodecs<Name>
  loaded.set(name, codecs as unknown as ApiCodecs<ApiName>)
  return codecs
}
