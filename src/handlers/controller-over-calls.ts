// The controller port of a shard: every question goes to the main thread. The names are those of `controllerCalls` there.

import type { Caller } from '#shard/calls.js'
import type { ControllerPort } from './controller-port.ts'

export function controllerOver(caller: Caller): ControllerPort {
  return {
    createTopics: (request) => caller.call('createTopics', request),
    deleteTopics: (request) => caller.call('deleteTopics', request),
    createPartitions: (request) => caller.call('createPartitions', request),
    alterConfigs: (request) => caller.call('alterConfigs', request),
    incrementalAlterConfigs: (request) => caller.call('incrementalAlterConfigs', request),
    updateFeatures: (request, version) => caller.call('updateFeatures', { request, version }),
    describeQuorum: () => caller.call('describeQuorum', null),
    nextProducerId: () => caller.call('nextProducerId', null)
  }
}

/** What main answers with: one entry for each call above. */
export type ControllerCalls = {
  readonly [Name in keyof ControllerPort]: (
    input: Name extends 'updateFeatures'
      ? {
          readonly request: Parameters<ControllerPort['updateFeatures']>[0]
          readonly version: number
        }
      : Parameters<ControllerPort[Name]>[0]
  ) => ReturnType<ControllerPort[Name]>
}
