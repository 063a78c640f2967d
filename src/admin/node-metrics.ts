// The cluster as this node knows it, the node's directories and memory, and the process.

import { readdirSync, readFileSync } from 'node:fs'
import type { MetadataImage } from '#metadata/image/metadata-image.js'
import { noLeader, type PartitionImage } from '#metadata/image/topics.js'
import { counter, gauge, type Metric, one } from './metric.ts'
import type { AdminSources } from './sources.ts'

const brokerState = { running: 3, shuttingDown: 7 } as const

export function clusterMetrics(sources: AdminSources): Metric[] {
  const image = sources.relay.image
  const { leadership, highWatermark, nextOffset } = sources.quorum
  const committed = highWatermark ?? -1
  const brokers = [...image.cluster.brokers.values()]
  const { partitions, offline, imbalanced } = countPartitions(image)
  const controller = 'kafka_controller_kafkacontroller'
  const raft = 'kafka_server_raft_metrics'
  const fenced = brokers.filter((broker) => broker.fenced).length
  return [
    gauge(`${controller}_activecontrollercount`, '1 on the active controller.', sources.controller.isActive ? 1 : 0),
    gauge(`${controller}_activebrokercount`, 'Brokers that are registered and not fenced.', brokers.length - fenced),
    gauge(`${controller}_fencedbrokercount`, 'Brokers that are registered and fenced.', fenced),
    gauge(`${controller}_globaltopiccount`, 'Topics of the cluster.', image.topics.size),
    gauge(`${controller}_globalpartitioncount`, 'Partitions of the cluster.', partitions),
    gauge(`${controller}_offlinepartitionscount`, 'Partitions of the cluster without a leader.', offline),
    gauge(
      `${controller}_preferredreplicaimbalancecount`,
      'Partitions led by another replica than the first.',
      imbalanced
    ),
    gauge(`${controller}_lastappliedrecordoffset`, 'Offset of the newest metadata record in the image.', image.offset),
    gauge(`${controller}_lastcommittedrecordoffset`, 'Offset of the newest committed metadata record.', committed - 1),
    gauge(`${raft}_current_leader`, 'Node that leads the quorum; -1: none known.', leadership.leaderId ?? -1),
    gauge(`${raft}_current_epoch`, 'Epoch of the quorum.', leadership.epoch),
    gauge(`${raft}_high_watermark`, 'High watermark of the metadata log.', committed),
    gauge(`${raft}_log_end_offset`, 'End of the metadata log.', nextOffset)
  ]
}

function countPartitions(image: MetadataImage): { partitions: number; offline: number; imbalanced: number } {
  const counts = { partitions: 0, offline: 0, imbalanced: 0 }
  const count = ({ leader, replicas }: PartitionImage): void => {
    counts.partitions += 1
    if (leader === noLeader) counts.offline += 1
    else if (leader !== replicas[0]) counts.imbalanced += 1
  }
  for (const topic of image.topics.values()) topic.partitions.forEach(count)
  return counts
}

export function nodeMetrics(sources: AdminSources): Metric[] {
  const directories = sources.engine.directories()
  const { used, max } = sources.requestMemory()
  const failed = directories.filter(({ failure }) => failure !== '')
  return [
    gauge(
      'kafka_server_kafkaserver_brokerstate',
      '3: running; 7: shutting down.',
      sources.isStopping() ? brokerState.shuttingDown : brokerState.running
    ),
    gauge('kafka_network_socketserver_memorypoolused', 'Bytes of requests being received or kept.', used),
    gauge(
      'kafka_network_socketserver_memorypoolavailable',
      'Bytes that are left for requests.',
      Math.max(0, max - used)
    ),
    gauge('kafka_log_logmanager_offlinelogdirectorycount', 'Log directories that failed.', failed.length),
    gauge(
      'kafka_log_logmanager_logdirectoryoffline',
      'Whether a log directory failed.',
      directories.map(({ path, failure }) => one(failure === '' ? 0 : 1, { logdirectory: path }))
    ),
    gauge(
      'ottla_log_directory_usable_bytes',
      'Bytes that are left on the volume of a log directory.',
      directories.map(({ path, usableBytes }) => one(usableBytes, { logdirectory: path }))
    ),
    gauge(
      'ottla_log_directory_total_bytes',
      'Size of the volume of a log directory.',
      directories.map(({ path, totalBytes }) => one(totalBytes, { logdirectory: path }))
    )
  ]
}

export function processMetrics(): Metric[] {
  const { user, system } = process.cpuUsage()
  const { rss } = process.memoryUsage()
  const seconds = (micros: number): number => micros / 1e6
  const loop = performance.eventLoopUtilization()
  return [
    counter('process_cpu_user_seconds_total', 'CPU time of the process outside the kernel.', [one(seconds(user))]),
    counter('process_cpu_system_seconds_total', 'CPU time of the process in the kernel.', [one(seconds(system))]),
    counter('process_cpu_seconds_total', 'CPU time of the process.', [one(seconds(user + system))]),
    gauge('process_resident_memory_bytes', 'Memory of the process that is resident.', rss),
    gauge('process_start_time_seconds', 'When the process started.', Math.round(Date.now() / 1000 - process.uptime())),
    gauge('process_open_fds', 'Open file descriptors.', openFiles()),
    gauge('process_max_fds', 'File descriptors that may be open.', openFilesMax()),
    counter('ottla_main_loop_active_seconds_total', 'Time in which the main event loop worked.', [
      one(loop.active / 1000)
    ]),
    gauge('ottla_build_info', '1; the labels say what runs.', [one(1, { node: process.version, arch: process.arch })])
  ]
}

/** Without the one that reading the folder takes. */
function openFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length - 1
  } catch {
    return Number.NaN
  }
}

/** The limit that counts now: the soft one. */
function openFilesMax(): number {
  try {
    const limit = /^Max open files\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
    return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit)
  } catch {
    return Number.NaN
  }
}
