// Quorum, versions, features.

export const questions = [
  [
    'the quorum',
    'DescribeQuorum',
    '0-2',
    { topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 0 }] }] }
  ],
  ['another topic', 'DescribeQuorum', '0-2', { topics: [{ topicName: 'a', partitions: [{ partitionIndex: 0 }] }] }],
  [
    'another partition',
    'DescribeQuorum',
    '0-2',
    { topics: [{ topicName: '__cluster_metadata', partitions: [{ partitionIndex: 1 }] }] }
  ],
  ['nothing', 'DescribeQuorum', '0-2', { topics: [] }],

  ['ask', 'ApiVersions', '0-4', { clientSoftwareName: 'test', clientSoftwareVersion: '1' }],
  ['bad name', 'ApiVersions', '3-4', { clientSoftwareName: 'te st', clientSoftwareVersion: '1' }],
  ['no name', 'ApiVersions', '3-4', { clientSoftwareName: '', clientSoftwareVersion: '' }],

  [
    'same level',
    'UpdateFeatures',
    '1-2',
    { featureUpdates: [{ feature: 'transaction.version', maxVersionLevel: 0, upgradeType: 1 }], validateOnly: true }
  ],
  ['unknown feature', 'UpdateFeatures', '0-2', { featureUpdates: [{ feature: 'no.such', maxVersionLevel: 1 }] }],
  ['unknown feature to 0', 'UpdateFeatures', '0-2', { featureUpdates: [{ feature: 'no.such', maxVersionLevel: 0 }] }],
  [
    'level too high',
    'UpdateFeatures',
    '0-2',
    { featureUpdates: [{ feature: 'metadata.version', maxVersionLevel: 99 }] }
  ],
  [
    'downgrade without leave',
    'UpdateFeatures',
    '0-2',
    { featureUpdates: [{ feature: 'metadata.version', maxVersionLevel: 20 }] }
  ],
  [
    'unsafe downgrade',
    'UpdateFeatures',
    '1-2',
    { featureUpdates: [{ feature: 'metadata.version', maxVersionLevel: 20, upgradeType: 3 }] }
  ],
  [
    'safe downgrade',
    'UpdateFeatures',
    '1-2',
    { featureUpdates: [{ feature: 'metadata.version', maxVersionLevel: 20, upgradeType: 2 }] }
  ],
  ['negative', 'UpdateFeatures', '0-2', { featureUpdates: [{ feature: 'metadata.version', maxVersionLevel: -1 }] }],
  [
    'metadata to 0',
    'UpdateFeatures',
    '1-2',
    { featureUpdates: [{ feature: 'metadata.version', maxVersionLevel: 0, upgradeType: 2 }] }
  ],
  [
    'strange type',
    'UpdateFeatures',
    '1-2',
    { featureUpdates: [{ feature: 'metadata.version', maxVersionLevel: 20, upgradeType: 9 }] }
  ],
  [
    'kraft',
    'UpdateFeatures',
    '1-2',
    { featureUpdates: [{ feature: 'kraft.version', maxVersionLevel: 0, upgradeType: 2 }] }
  ],
  [
    'twice',
    'UpdateFeatures',
    '1-2',
    {
      featureUpdates: [
        { feature: 'metadata.version', maxVersionLevel: 20 },
        { feature: 'metadata.version', maxVersionLevel: 21 }
      ]
    }
  ],
  ['none', 'UpdateFeatures', '0-2', { featureUpdates: [] }]
]
