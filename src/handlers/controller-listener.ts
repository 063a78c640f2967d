// The ApiVersions table of a controller's listener (KIP-919): what tools ask with --bootstrap-controller. The quorum's own requests
// and a broker's to its controller are not among it: a quorum of one has nobody to send them.

import { apiOf } from '#protocol/generated/api-keys.js'
import { type Api, apis } from './index.ts'

const fetchKey = 1
const apiVersionsKey = 18
const describeClusterKey = 60

const isServed = ({ key }: Api): boolean => key !== fetchKey && apiOf(key)?.listeners.includes('controller') === true

function own(api: Api): Api {
  if (api.key === apiVersionsKey)
    return { ...api, load: async () => (await import('./18-api-versions.ts')).apiVersionsOf(controllerApis) }
  if (api.key === describeClusterKey)
    return { ...api, load: async () => (await import('./60-describe-cluster.ts')).describeControllers }
  return api
}

export const controllerApis: readonly Api[] = apis.filter(isServed).map(own)
