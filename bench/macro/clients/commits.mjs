// Prebuilt OffsetCommit frames of several partitions, pipelined by one connection for each of some groups.

import { codec as offsetCommitRequest } from '../../../dist/protocol/generated/offset-commit-request.js'
import { WireClient } from '../../../test/helpers/wire.mjs'
import { frame, Sender } from '../../micro/broker/load.mjs'

const offsetCommitKey = 8
const version = 8

function commitFrame(group, topic, partitions, offset) {
  return frame(offsetCommitKey, version, offsetCommitRequest, {
    groupId: group,
    topics: [
      {
        name: topic,
        partitions: Array.from({ length: partitions }, (_, partitionIndex) => ({
          partitionIndex,
          committedOffset: offset,
          committedLeaderEpoch: 0,
          committedMetadata: ''
        }))
      }
    ]
  })
}

/** Resolves when every group takes a commit. */
export async function groupsReady(port, topic, groups) {
  const wire = await WireClient.connect(port)
  for (let group = 0; group < groups; ) {
    await wire.request('FindCoordinator', 4, { keyType: 0, coordinatorKeys: [`commits-${group}`] })
    const answer = await wire.request('OffsetCommit', version, {
      groupId: `commits-${group}`,
      topics: [{ name: topic, partitions: [{ partitionIndex: 0, committedOffset: 0, committedMetadata: '' }] }]
    })
    if (answer.topics[0].partitions[0].errorCode === 0) group += 1
    else await new Promise((resolve) => setTimeout(resolve, 20))
  }
  wire.close()
}

/** Sends `count` requests. */
export async function commit(port, topic, { count, partitions, connections, depth, groups }) {
  let left = count
  await Promise.all(
    Array.from({ length: connections }, async (_, index) => {
      const sender = await Sender.connect(port)
      const bytes = commitFrame(`commits-${index % groups}`, topic, partitions, 1_000_000 + index)
      let underWay = 0
      await new Promise((resolve, reject) => {
        sender.answered = (_size, head) => {
          underWay -= 1
          // correlation id, tags, throttle time, topics: name, partitions: index, error of the first
          if (head.readInt16BE(4 + 1 + 4 + 1 + 1 + topic.length + 1 + 4) !== 0)
            reject(new Error('a commit was refused'))
          if (left > 0) next()
          else if (underWay === 0) resolve()
        }
        const next = () => {
          left -= 1
          underWay += 1
          sender.send(bytes)
        }
        while (underWay < depth && left > 0) next()
        if (underWay === 0) resolve()
      })
      sender.close()
    })
  )
}

/** A quarter as many to warm up, then all: offsets a second and the broker's CPU for a million. */
export async function commitOffsets(target, { topic, offsets, ...shape }) {
  await target.createTopic(topic, shape.partitions)
  await groupsReady(target.port, topic, shape.groups)
  const count = Math.ceil(offsets / shape.partitions)
  await commit(target.port, topic, { ...shape, count: Math.max(shape.connections, count >> 2) })
  const cpu = target.cpuSeconds()
  const start = performance.now()
  await commit(target.port, topic, { ...shape, count })
  const committed = count * shape.partitions
  const seconds = (performance.now() - start) / 1000
  return {
    offsetsPerSecond: committed / seconds,
    cpuSecondsPerMillion: ((target.cpuSeconds() - cpu) * 1e6) / committed
  }
}
