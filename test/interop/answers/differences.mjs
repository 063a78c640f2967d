// What two answers have to have in common: everything but ids, addresses, sizes and times.

/** Fields of which only the kind is compared: absent (negative), zero or something. */
const kinds = new Set([
  'port',
  'totalBytes',
  'usableBytes',
  'lastFetchTimestamp',
  'lastCaughtUpTimestamp',
  'lastTimestamp',
  'logAppendTimeMs',
  'logEndOffset',
  'finalizedFeaturesEpoch',
  'producerId',
  'sessionId'
])
/** Not compared at all. */
const ignored = new Set(['throttleTimeMs', 'logDir', 'unknownTags', 'documentation', 'clusterId'])
const names = [
  'name',
  'topic',
  'topicName',
  'resourceName',
  'topicId',
  'feature',
  'partitionIndex',
  'index',
  'partition'
]

/** Records in an answer are positions in its frame: the bytes take their place. */
export function batchesOf(value, frame) {
  if (Array.isArray(value)) return value.map((one) => batchesOf(one, frame))
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (key !== 'records' || one === null || typeof one !== 'object') return [key, batchesOf(one, frame)]
      return [key, frame.subarray(one.offset, one.offset + one.length).toString('hex')]
    })
  )
}

function kindOf(value) {
  if (typeof value === 'bigint') return value < 0n ? 'negative' : 'positive'
  if (typeof value !== 'number') return value
  return value < 0 ? 'negative' : value === 0 ? 'zero' : 'positive'
}

export function normalized(value, known, key = '') {
  if (Array.isArray(value)) return value.map((one) => normalized(one, known, key))
  if (typeof value === 'bigint') return kinds.has(key) ? kindOf(value) : String(value)
  if (typeof value === 'string') {
    const topic = Object.keys(known.ids).find((name) => known.ids[name] === value)
    return topic === undefined ? value : `<id of ${topic}>`
  }
  if (value === null || typeof value !== 'object') return kinds.has(key) ? kindOf(value) : value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !ignored.has(name))
      .map(([name, one]) => [name, normalized(one, known, name)])
  )
}

const nameOf = (one) =>
  one !== null && typeof one === 'object' ? names.map((name) => one[name] ?? '').join('/') : JSON.stringify(one)

const text = (value) => {
  const json = JSON.stringify(value) ?? 'nothing'
  return json.length > 300 ? `${json.slice(0, 300)}... (${json.length})` : json
}

/** Lines "path: reference says A, ours B". Lists are matched by the names of their elements unless `ordered`. */
export function differences(expected, got, ordered, path = '') {
  if (Array.isArray(expected) && Array.isArray(got)) return listDifferences(expected, got, ordered, path)
  const structs = [expected, got].every((one) => one !== null && typeof one === 'object' && !Array.isArray(one))
  if (structs) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)])
    return [...keys].flatMap((key) => differences(expected[key], got[key], ordered, `${path}.${key}`))
  }
  return JSON.stringify(expected) === JSON.stringify(got) ? [] : [`${path}: ${text(expected)} <> ${text(got)}`]
}

function listDifferences(expected, got, ordered, path) {
  if (ordered || !expected.concat(got).some((one) => one !== null && typeof one === 'object')) {
    if (expected.length !== got.length) return [`${path}: ${text(expected)} <> ${text(got)}`]
    return expected.flatMap((one, at) => differences(one, got[at], ordered, `${path}[${at}]`))
  }
  const lines = []
  const left = [...got]
  for (const one of expected) {
    const at = left.findIndex((other) => nameOf(other) === nameOf(one))
    const label = nameOf(one).replace(/^\/+|\/+$/g, '')
    if (at < 0) lines.push(`${path}[${label}]: ${text(one)} <> nothing`)
    else lines.push(...differences(one, left.splice(at, 1)[0], ordered, `${path}[${label}]`))
  }
  for (const one of left) lines.push(`${path}[${nameOf(one)}]: nothing <> ${text(one)}`)
  return lines
}
