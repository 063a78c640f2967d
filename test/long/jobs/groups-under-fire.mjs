// Fifty members of four client libraries in six groups join, leave, freeze, are killed and restarted, while ten partitions are
// written at a steady rate. Whatever happens to members: every group reads every record, no committed offset goes back, every
// rebalance ends, and when the fire is over every group settles with nothing left to read.
// Python's clients take part when --python names a Python that has kafka-python and confluent-kafka, Java's (six members more)
// when --kafka-libs names a folder with Apache Kafka's jars.

import { startOttla } from '../../helpers/process.mjs'
import { WireClient } from '../../helpers/wire.mjs'
import { fire } from '../fire/blows.mjs'
import { readHistory } from '../fire/history.mjs'
import { kindsOf } from '../fire/kinds.mjs'
import { Ledger } from '../fire/ledger.mjs'
import { Troop } from '../fire/troop.mjs'
import { Vitals } from '../fire/vitals.mjs'
import { Watch } from '../fire/watch.mjs'
import { Writer } from '../fire/writer.mjs'

export const title = '50 members of four clients join, leave and are killed under load, ten minutes; --python PYTHON'
export const smoke = { seconds: 20, few: true }

const topic = 'fire'
const partitions = 10
const offsetsPartitions = 5
/** The members' rebalance.timeout.ms (see their programs), and what a busy machine takes beside. */
const stuckMs = 10_000 + 8_000
const settleMs = 120_000
const growthBytesMax = 150 << 20

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Why the group is not done, or undefined when it is. */
function unsettled(group, { troops, watch, writer, ledger }) {
  const expected = troops.reduce((sum, { kind }) => sum + (kind.group === group ? kind.members : 0), 0)
  const { state, members, assigned } = watch.seen.get(group)
  if (state !== 'Stable' || members !== expected) return `is ${state} with ${members} of ${expected} members`
  if (assigned.length !== partitions || new Set(assigned).size !== partitions) return `has assigned ${assigned}`
  const committed = watch.committed.get(group)
  const behind = writer.ends.map((end, partition) => end - Math.max(0, committed[partition]))
  if (behind.some((lag) => lag !== 0)) return `lags by ${behind}`
  const missing = ledger.missing(group, writer.ends)
  return missing.length === 0 ? undefined : `never read ${missing.length} records: ${missing.slice(0, 20)}`
}

/** Waits until every group is done; the problems that are left when it took too long. */
async function settle(groups, seen) {
  const start = performance.now()
  for (;;) {
    const reasons = groups.flatMap((group) => {
      const reason = unsettled(group, seen)
      return reason === undefined ? [] : [`${group} ${reason}`]
    })
    const ms = performance.now() - start
    if (reasons.length === 0) return { ms, problems: [] }
    if (ms > settleMs) return { ms, problems: reasons.map((reason) => `not settled after ${settleMs} ms: ${reason}`) }
    await pause(250)
  }
}

async function createTopic(port) {
  const client = await WireClient.connect(port)
  const topics = [{ name: topic, numPartitions: partitions, replicationFactor: 1 }]
  const answer = await client.request('CreateTopics', 7, { topics, timeoutMs: 10_000 })
  if (answer.topics[0].errorCode !== 0) throw new Error(`CreateTopics: error ${answer.topics[0].errorCode}`)
  client.close()
}

const mebibytes = (bytes) => `${Math.round(bytes / (1 << 20))} MiB`

async function burn(broker, kinds, { seconds, python, kafkaLibs }) {
  const vitals = new Vitals(broker)
  const groups = [...new Set(kinds.map(({ group }) => group))]
  await createTopic(broker.port)
  const ledger = new Ledger(groups, partitions)
  const writer = new Writer(topic, partitions)
  const watch = new Watch({ groups, topic, partitions, stuckMs })
  const take = (group, line) => ledger.take(group, line)
  const around = { bootstrap: broker.bootstrap, topic, python, kafkaLibs, take }
  const troops = kinds.map((kind) => new Troop(kind, around))
  try {
    for (const troop of troops) troop.start()
    await watch.start(broker.port)
    await writer.start(broker.port)
    const early = pause((seconds * 1000) / 5).then(() => vitals.resident())
    const complain = () => {
      if (broker.child.exitCode !== null || broker.child.signalCode !== null) throw new Error(`the broker is gone`)
    }
    const burnt = await fire(troops, seconds, complain)
    await writer.stop()
    const settled = await settle(groups, { troops, watch, writer, ledger })
    const late = vitals.resident()
    await watch.stop()
    const history = await readHistory(broker.port, offsetsPartitions, groups)
    await Promise.all(troops.map((troop) => troop.stop()))
    const problems = [burnt, settled, ledger, watch, history, vitals].flatMap((source) => source.problems)
    if (late - (await early) > growthBytesMax)
      problems.push(`the broker grew from ${mebibytes(await early)} to ${mebibytes(late)}`)
    if (problems.length > 0) {
      const complaints = troops.map(({ kind, complaints }) => `${kind.library} in ${kind.group}: ${complaints}`)
      throw new Error(`${problems.length} problems:\n${[...problems.slice(0, 50), ...complaints].join('\n')}`)
    }
    const { longest } = watch
    const falls = troops.reduce((sum, troop) => sum + troop.falls, 0)
    const members = kinds.reduce((sum, kind) => sum + kind.members, 0)
    return [
      `${members} members in ${kinds.length} processes and ${groups.length} groups for ${seconds} s`,
      `processes ${burnt.counts}, ${falls} fell by themselves`,
      `${history.generations} generations, the longest phase was ${longest.state} for ${(longest.ms / 1000).toFixed(1)} s in ${longest.group}`,
      `${writer.written} records, each read by every group, ${ledger.duplicates} times again`,
      `${history.commits} commits and ${watch.polls} looks, no offset went back`,
      `settled ${(settled.ms / 1000).toFixed(1)} s after the fire`,
      `broker ${mebibytes(await early)} early, ${mebibytes(late)} at the end, ${mebibytes(vitals.residentMax)} at most`
    ].join('; ')
  } finally {
    clearInterval(vitals.timer)
    await Promise.all(troops.map((troop) => troop.kill()))
  }
}

export async function run({ seconds = 600, ...options }) {
  const overrides = {
    'offsets.topic.num.partitions': String(offsetsPartitions),
    'ottla.shards': '2',
    'ottla.admin.listener': 'none'
  }
  const broker = await startOttla({ overrides })
  let result
  try {
    result = await burn(broker, kindsOf(options), { seconds, ...options })
  } catch (error) {
    await broker.kill()
    error.message = `${error.message}\ndirectory ${broker.folder}\n${broker.output().slice(-3_000)}`
    throw error
  }
  const code = await broker.stop()
  if (code !== 0) throw new Error(`SIGTERM ended it with ${code}:\n${broker.output()}`)
  return result
}
