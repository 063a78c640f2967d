// Registration of controllers (KIP-919): their endpoints and what they can do, for brokers and tools.

import { supportsControllerRegistration } from '#metadata/metadata-version.js'
import { ErrorCode } from '#model/error-code.js'
import type { ControllerRegistrationRequest } from '#protocol/generated/controller-registration-request.js'
import type { ControllerRegistrationResponse } from '#protocol/generated/controller-registration-response.js'
import type { Draft } from '#protocol/wire/types.js'
import type { Decision, Situation } from './decision.ts'

export function decideRegisterController(
  { image }: Situation,
  request: ControllerRegistrationRequest
): Decision<Draft<ControllerRegistrationResponse>> {
  if (!supportsControllerRegistration(image.metadataVersion))
    return {
      records: [],
      response: {
        throttleTimeMs: 0,
        errorCode: ErrorCode.UNSUPPORTED_VERSION,
        errorMessage: 'The current MetadataVersion is too old to support controller registrations.'
      }
    }
  const { controllerId, incarnationId, zkMigrationReady, listeners, features } = request
  return {
    records: [
      {
        kind: 'RegisterControllerRecord',
        version: 0,
        value: {
          controllerId,
          incarnationId,
          zkMigrationReady,
          endPoints: listeners.map(({ name, host, port, securityProtocol }) => ({
            name,
            host,
            port,
            securityProtocol
          })),
          features: features.map(({ name, minSupportedVersion, maxSupportedVersion }) => ({
            name,
            minSupportedVersion,
            maxSupportedVersion
          }))
        }
      }
    ],
    response: { throttleTimeMs: 0, errorCode: ErrorCode.NONE, errorMessage: null }
  }
}
