// Compares what two runs of walk.txt printed, but for what may differ: times, ids, addresses, numbers that clocks make, the
// order of lists that Kafka keeps in hash maps, stack traces, and the text of --help after a mistake on the command line.

import { existsSync, readFileSync } from 'node:fs'

const id = '(?<![\\w-])[\\w-]{22}(?![\\w-])'

/** @type {[RegExp, string][]} */
const names = [
  [/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}\]/gm, '[TIME]'],
  [/127\.0\.0\.1:\d+/g, 'BOOTSTRAP'],
  [/(127\.0\.0\.1 +)\d+/g, '$1PORT'],
  [/(?<=TopicId: |ClusterId: +|Cluster ID: |"directoryId": "|"topicId":")[\w-]{22}/g, 'ID'],
  [new RegExp(`^(\\d+ +\\t)${id}`, 'gm'), '$1ID'],
  [/\/tmp\/[\w./-]+|"logDir":"[^"]*"/g, 'PATH'],
  [/adminclient-\d+/g, 'adminclient-N'],
  [/console-consumer-\d+ */g, 'console-consumer-N '],
  [/\d+ ms ago */g, 'AGO '],
  [/(LeaderEpoch: +|HighWatermark: +|Epoch: )\d+/g, '$1N'],
  [/\t(LogEndOffset|\d{2,12} +)\t/g, '\tN\t'],
  [/\b1[5-9]\d{11} */g, 'TIMESTAMP '],
  [/\[B@[0-9a-f]+/g, '[B@N'],
  [/"size":\d+/g, '"size":N'],
  [/"leaderEpoch":-?\d+/g, '"leaderEpoch":N']
]

/** What Java prints and we leave out, or say in words of our own. */
const left = [
  /^\tat .*\n?/gm,
  /^\t\.\.\. \d+ more\n?/gm,
  /^Caused by: .*\n?/gm,
  /^\tSuppressed: .*\n?/gm,
  /^Did you mean .*\n?/gm,
  /^The consumer rebalance protocol \(KIP-848\).*\n?/gm
]

/** Only the message of a usage error is Kafka's; the options after it are described in words of our own. */
function withoutHelp(text) {
  const help = /^Option( \(\* = required\))? +Description/m.exec(text)
  const cut = help === null ? text : text.slice(0, help.index)
  return cut.replace(/^usage: [\s\S]*?(?=^[\w.-]+: +error:)/m, '')
}

const unordered =
  /^(topics-describe|configs-describe|groups-|all-groups|log-dirs|delete-records|consumer-(offsets|group)-formatter|get-offsets)/

/** Records of coordinators, one a line, but for groups with names made by chance and the bytes that members sent. */
function coordinatorRecords(text) {
  return text
    .replace(/\}\{"key"/g, '}\n{"key"')
    .replace(/"(subscription|assignment)":"[^"]*"/g, '"$1":"BYTES"')
    .replace(/-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '-UUID')
    .replace(/.*"group":"console-consumer-.*\n?/g, '')
}

/** @param {string} name @param {string} text */
export function comparable(name, text) {
  let seen = name.endsWith('-formatter') ? coordinatorRecords(text) : withoutHelp(text)
  for (const pattern of left) seen = seen.replace(pattern, '')
  for (const [pattern, with_] of names) seen = seen.replace(pattern, with_)
  seen = seen.replace(/error:[\s\S]*/, (rest) => rest.replace(/\s+/g, ' ').replace(/-- /g, '--'))
  seen = seen.replace(/\[[a-z-]+\](?:, \[[a-z-]+\])+/g, (list) => list.split(', ').sort().join(', '))
  seen = seen.replace(
    /(Valid (?:states|types) are: )(.*)/,
    (_, head, list) => head + list.split(', ').sort().join(', ')
  )
  seen = seen.replace(/(?<="partitions":\[)\{.*?(?=\])/g, (list) =>
    list
      .split('},{')
      .map((part) => part.replace(/[{}]/g, ''))
      .sort()
      .join(' ')
  )
  const lines = seen.split('\n').map((line) => line.trimEnd())
  while (lines.at(-1) === '') lines.pop()
  return (unordered.test(name) ? lines.sort() : lines).join('\n')
}

function read(folder, name, kind) {
  const path = `${folder}/${name}.${kind}`
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/** @returns {string[]} what differs; nothing when all is the same */
export function differences(name, one, other, skipped = {}) {
  const found = []
  for (const kind of ['exit', 'out', 'err']) {
    if (skipped[name]?.includes(kind)) continue
    const [a, b] = [one, other].map((folder) => comparable(name, read(folder, name, kind)))
    if (a !== b)
      found.push(
        `  ${kind}\n    one:   ${a.split('\n').join('\n           ')}\n    other: ${b.split('\n').join('\n           ')}`
      )
  }
  return found
}
