// Differences that are meant, each with its reason. A pattern is held against "Api: title: path: reference <> ours".

const known = [
  // 4.4 has keys that the reference (4.3.1) does not have, and Ottla keys of its own.
  /configs\[(errors\.deadletterqueue|max\.decompressed|(log\.)?remote\.copy\.lag|group\.streams\.|streams\.|ottla\.|sasl\.oauthbearer\.allow)[^\]]*\]: nothing <>/,
  // Eligible leader replicas write min.insync.replicas into the metadata log of the reference when it is formatted.
  /configs\[min\.insync\.replicas\]/,
  // Addresses and folders.
  /configs\[(listeners|advertised\.listeners|log\.dirs|controller\.quorum\.bootstrap\.servers)\]/,
  // Not every api and feature is served.
  /^ApiVersions: .*(apiKeys|supportedFeatures|finalizedFeatures)/,
  // The reference knows metadata.version up to 30.
  /only supports versions 7-30" <> ".*only supports versions 7-33"/,
  // Directory ids, and how many records the reference has in its metadata log by then.
  /^DescribeQuorum: the quorum: .*(replicaDirectoryId|highWatermark)/,
  // The reference names the file as the source of retention.ms here and the default in DescribeConfigs.
  /^CreateTopics: .*configs\[retention\.ms\]\.configSource: 4 <> 5/,
  // A topic that is only checked has an id in the answer, another one each time.
  /^CreateTopics: only checked: \.topics\[checked/,
  // Names that can be no topic's, strange isolation levels and resource types end in an exception of the reference.
  /^DescribeTopicPartitions: bad name/,
  /^Fetch: strange isolation/,
  /^DescribeConfigs: strange types: .*errorMessage/,
  // Words only: features that Ottla does not serve are unknown to it; duplicate updates are refused instead of dropped.
  /^UpdateFeatures: (same level|unknown feature to 0|metadata to 0|kraft|twice|unsafe downgrade|safe downgrade)/,
  // Without order.
  /^ListConfigResources: .*resourceType: (4 <> 8|8 <> 4)/,
  /^DescribeProducers: some: .*activeProducers/,
  // A topic that was asked for is there at once.
  /made-by-asking/,
  // The reference never answers these; Ottla does.
  /"<no answer>" <>/,
  // Answers of the reference that came out of an exception in its own code (UNKNOWN_SERVER_ERROR).
  /errorCode: -1 <>/,
  // Ottla says why where the reference says nothing.
  /errorMessage: null <> "/
]

export function isKnown(line) {
  return known.some((pattern) => pattern.test(line))
}
