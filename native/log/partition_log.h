// One partition's log: segments on disk, the state that guards appends, and the offsets that bound reads.
//
//   log_start <= last_stable <= high_watermark <= end          flushed <= end
//
// Any thread appends to and reads any partition. Appends are serial under the append lock; readers never take it:
// they work on an immutable snapshot of the segment list and return pins that keep a file open.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"

namespace ottla::log {

/// Kafka's error codes as they leave the log (model/error-code.ts has the whole list).
enum class ErrorCode : int16_t;

/// The topic configuration keys that the log itself obeys; names and units are Kafka's.
struct LogConfig {
  int32_t segment_bytes = 1073741824;
  int64_t segment_ms = 604800000;
  int64_t segment_jitter_ms = 0;
  int32_t segment_index_bytes = 10485760;
  int32_t index_interval_bytes = 4096;
  int64_t flush_messages = INT64_MAX;
  int64_t flush_ms = INT64_MAX;
  int64_t retention_ms = 604800000;
  int64_t retention_bytes = -1;
  int64_t file_delete_delay_ms = 60000;
  int32_t max_message_bytes = 1048588;
  bool compact = false;
  bool delete_ = true;
  bool log_append_time = false;
  int64_t timestamp_before_max_ms = INT64_MAX;
  int64_t timestamp_after_max_ms = 3600000;
  int8_t compression = -1;  // -1 producer, 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd
  int32_t compression_level = 0;
  bool preallocate = false;
  int32_t min_insync_replicas = 1;
  int32_t producer_id_expiration_ms = 86400000;
};

enum class Origin : uint8_t { kClient, kCoordinator, kRaftLeader, kReplication };
enum class Isolation : uint8_t { kLogEnd, kHighWatermark, kCommitted };
enum class WaitKind : uint8_t { kHighWatermark, kLastStable, kFlushed, kLogEnd };
enum class WaitOutcome : uint8_t { kReached, kRoleChanged, kTruncated, kDeleted, kOffline, kTimedOut, kCancelled };

}  // namespace ottla::log
