// The tables over all messages: api keys and lazily loaded codecs.

import type { Api, Message } from '../schema/language.ts'
import { modulePath } from './module.ts'
import { banner, indent } from './text.ts'
import { parseVersions } from './versions.ts'

export function writeApiKeys(apis: readonly Api[]): string {
  const keys = apis.map((api) => `${api.name}: ${api.key}`).join(',\n')
  const rows = apis.map((api) => {
    const versions = parseVersions(api.versions) ?? { min: 0, max: -1 }
    const flexibleFrom = parseVersions(api.flexible)?.min ?? versions.max + 1
    const listeners = api.listeners.map((listener) => `'${listener}'`).join(', ')
    return (
      `{ key: ${api.key}, name: '${api.name}', versionMin: ${versions.min}, versionMax: ${versions.max}, ` +
      `flexibleFrom: ${flexibleFrom}, listeners: [${listeners}], ` +
      `latestVersionUnstable: ${api.latestVersionUnstable ?? false} }`
    )
  })
  const code = `export const ApiKey = {\n${keys}\n} as const\n
export type ApiKey = (typeof ApiKey)[keyof typeof ApiKey]

export interface ApiDescription {
readonly key: ApiKey
readonly name: keyof typeof ApiKey
readonly versionMin: number
readonly versionMax: number
/** First version of request and response with compact forms and tagged fields; versionMax + 1 when there is none. */
readonly flexibleFrom: number
readonly listeners: readonly ('broker' | 'controller')[]
readonly latestVersionUnstable: boolean
}

/** By ascending key. */
export const apis: readonly ApiDescription[] = [\n${rows.join(',\n')}\n]

const byKey: (ApiDescription | undefined)[] = []
for (const api of apis) byKey[api.key] = api

export function apiOf(key: number): ApiDescription | undefined {
return byKey[key]
}

export function isFlexible(key: number, version: number): boolean {
const api = byKey[key]
return api !== undefined && version >= api.flexibleFrom
}

/** 1, or 2 with tagged fields. */
export function requestHeaderVersion(key: number, version: number): 1 | 2 {
return isFlexible(key, version) ? 2 : 1
}

/** 0, or 1 with tagged fields; ApiVersions answers with 0 always, since the asker may not know better. */
export function responseHeaderVersion(key: number, version: number): 0 | 1 {
return key !== ApiKey.ApiVersions && isFlexible(key, version) ? 1 : 0
}
`
  return `${banner}\n${indent(code)}`
}

export function writeRegistry(apis: readonly Api[], messages: readonly Message[]): string {
  const load = (message: Message): string => `() => import('./${modulePath(message)}').then((module) => module.codec)`
  const rows = (pick: (api: Api) => Message): string =>
    apis.map((api) => `[${api.key}, ${load(pick(api))}]`).join(',\n')
  const all = messages.map((message) => `${message.name}: ${load(message)}`).join(',\n')
  const code = `import type { Codec } from '../wire/types.ts'

export type LoadCodec = () => Promise<Codec<unknown>>

export const requestCodecs: ReadonlyMap<number, LoadCodec> = new Map<number, LoadCodec>([\n${rows((api) => api.request)}\n])

export const responseCodecs: ReadonlyMap<number, LoadCodec> = new Map<number, LoadCodec>([\n${rows((api) => api.response)}\n])

/** Every message by its name. */
export const codecs: Readonly<Record<string, LoadCodec>> = {\n${all}\n}
`
  return `${banner}\n${indent(code)}`
}

/** Types only: a request and its response by the name of the API. */
export function writeApiMessages(apis: readonly Api[]): string {
  const imports = apis
    .flatMap((api) => [api.request, api.response])
    .map((message) => `import type { ${message.name} } from './${modulePath(message)}'`)
  const rows = apis.map((api) => `${api.name}: { request: ${api.request.name}; response: ${api.response.name} }`)
  return `${banner}\n${imports.join('\n')}\n\n${indent(`export interface ApiMessages {\n${rows.join('\n')}\n}`)}\n`
}
