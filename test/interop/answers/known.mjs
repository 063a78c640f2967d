// Differences that are meant, each with its reason. A pattern is held against "Api: title: path: reference <> ours".

const known = [
  // 4.4 has keys that the reference (4.3.1) does not have, and Ottla keys of its own.
  /configs\[(errors\.deadletterqueue|max\.decompressed|remote\.copy\.lag|group\.streams\.|streams\.|ottla\.|sasl\.oauthbearer\.allow)[^\]]*\]: nothing <>/,
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
