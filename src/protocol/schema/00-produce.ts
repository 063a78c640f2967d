import { type Api, api, field, int16, int32, int64, list, records, string, struct, uuid } from './language.ts'

export const produce: Api = api(0, 'Produce', {
  versions: '3-13',
  flexible: '9+',
  listeners: ['broker'],
  request: [
    field('transactionalId', string, { nullable: true, default: null }),
    field('acks', int16),
    field('timeoutMs', int32),
    list('topicData', 'TopicProduceData', [
      field('name', string, { versions: '3-12', ignorable: true }),
      field('topicId', uuid, { versions: '13+', ignorable: true }),
      list('partitionData', 'PartitionProduceData', [
        field('index', int32),
        field('records', records, { nullable: true })
      ])
    ])
  ],
  response: [
    list('responses', 'TopicProduceResponse', [
      field('name', string, { versions: '3-12', ignorable: true }),
      field('topicId', uuid, { versions: '13+', ignorable: true }),
      list('partitionResponses', 'PartitionProduceResponse', [
        field('index', int32),
        field('errorCode', int16),
        field('baseOffset', int64),
        field('logAppendTimeMs', int64, { default: -1, ignorable: true }),
        field('logStartOffset', int64, { versions: '5+', default: -1, ignorable: true }),
        list('recordErrors', 'BatchIndexAndErrorMessage', { versions: '8+', ignorable: true }, [
          field('batchIndex', int32),
          field('batchIndexErrorMessage', string, { nullable: true, default: null })
        ]),
        field('errorMessage', string, { versions: '8+', nullable: true, default: null, ignorable: true }),
        field(
          'currentLeader',
          struct('LeaderIdAndEpoch', [
            field('leaderId', int32, { default: -1 }),
            field('leaderEpoch', int32, { default: -1 })
          ]),
          { versions: '10+', tag: 0 }
        )
      ])
    ]),
    field('throttleTimeMs', int32, { ignorable: true }),
    list('nodeEndpoints', 'NodeEndpoint', { versions: '10+', tag: 0 }, [
      field('nodeId', int32),
      field('host', string),
      field('port', int32),
      field('rack', string, { nullable: true, default: null })
    ])
  ]
})
