import { type Api, api, array, bool, field, int16, int32, int64, list, string } from './language.ts'

export const describeLogDirs: Api = api(35, 'DescribeLogDirs', {
  versions: '1-5',
  flexible: '2+',
  listeners: ['broker'],
  request: [
    list('topics', 'DescribableLogDirTopic', { nullable: true }, [
      field('topic', string),
      field('partitions', array(int32))
    ])
  ],
  response: [
    field('throttleTimeMs', int32),
    field('errorCode', int16, { versions: '3+', ignorable: true }),
    list('results', 'DescribeLogDirsResult', [
      field('errorCode', int16),
      field('logDir', string),
      list('topics', 'DescribeLogDirsTopic', [
        field('name', string),
        list('partitions', 'DescribeLogDirsPartition', [
          field('partitionIndex', int32),
          field('partitionSize', int64),
          field('offsetLag', int64),
          field('isFutureKey', bool)
        ])
      ]),
      field('totalBytes', int64, { versions: '4+', default: -1, ignorable: true }),
      field('usableBytes', int64, { versions: '4+', default: -1, ignorable: true }),
      field('isCordoned', bool, { versions: '5+', ignorable: true })
    ])
  ]
})
