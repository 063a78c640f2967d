// The words of the native log: configuration, roles, and what each operation takes and answers. Plain data,
// no logic.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"

namespace ottla::log {

/// Kafka's error codes as they leave the log (model/error-code.ts has the whole list).
enum class ErrorCode : int16_t {
  kUnknownServerError = -1,
  kNone = 0,
  kOffsetOutOfRange = 1,
  kCorruptMessage = 2,
  kUnknownTopicOrPartition = 3,
  kLeaderNotAvailable = 5,
  kNotLeaderOrFollower = 6,
  kMessageTooLarge = 10,
  kRecordListTooLarge = 18,
  kNotEnoughReplicas = 19,
  kNotEnoughReplicasAfterAppend = 20,
  kInvalidRequiredAcks = 21,
  kInvalidTimestamp = 32,
  kUnsupportedForMessageFormat = 43,
  kPolicyViolation = 44,
  kOutOfOrderSequenceNumber = 45,
  kDuplicateSequenceNumber = 46,
  kInvalidProducerEpoch = 47,
  kInvalidTxnState = 48,
  kTransactionCoordinatorFenced = 52,
  kKafkaStorageError = 56,
  kUnknownProducerId = 59,
  kFencedLeaderEpoch = 74,
  kUnknownLeaderEpoch = 75,
  kUnsupportedCompressionType = 76,
  kOffsetNotAvailable = 78,
  kInvalidRecord = 87,
  kUnknownTopicId = 100,
  kTransactionAbortable = 120,
};

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
  int64_t producer_id_expiration_ms = 86400000;
};

enum class Origin : uint8_t { kClient, kCoordinator, kRaftLeader, kReplication };
enum class Isolation : uint8_t { kLogEnd, kHighWatermark, kCommitted };
enum class WaitKind : uint8_t { kHighWatermark, kLastStable, kFlushed, kLogEnd };
enum class WaitOutcome : uint8_t {
  kReached,
  kRoleChanged,
  kTruncated,
  kDeleted,
  kOffline,
  kTimedOut,
  kCancelled
};

/// kRaft: appends as kRaftLeader or kReplication; the high watermark is whatever AdvanceHighWatermark says.
enum class RoleKind : uint8_t { kNone, kLeader, kFollower, kRaft, kOffline };

/// What the owner shard knows of this replica. A change of `kind` or `leader_epoch` fails every waiter.
struct Role {
  RoleKind kind = RoleKind::kNone;
  int32_t leader_epoch = -1;
  int32_t own_id = -1;
  std::vector<int32_t> isr;          // committed ISR
  std::vector<int32_t> pending_isr;  // ISR of changes still in flight; the high watermark waits for the union
  int32_t min_isr = 1;               // effective: min(min.insync.replicas, replicas assigned)
};

struct AppendOptions {
  Origin origin = Origin::kClient;
  int32_t leader_epoch = -1;  // -1: do not compare; else must equal the log's, or the append is refused
  int64_t now_ms = 0;
  int16_t produce_version = 13;    // transaction version 2 rules follow from >= 12
  int64_t verification_guard = 0;  // from VerifyBegin; 0 none
  int32_t coordinator_epoch =
      -1;  // markers: WriteTxnMarkers' coordinator epoch stands in the record; this is for checks
  bool require_min_isr = false;  // acks=all: refuse with NOT_ENOUGH_REPLICAS while ISR < min ISR
};

struct RecordError {
  int32_t batch_index = 0;
  std::string message;
};

struct AppendResult {
  ErrorCode error = ErrorCode::kNone;
  bool duplicate = false;  // base_offset and last_offset are the original's
  int64_t base_offset = -1;
  int64_t last_offset = -1;
  int64_t append_time_ms = -1;  // -1 unless LogAppendTime; of a duplicate the original's greatest timestamp
  int64_t log_start_offset = -1;
  int64_t max_timestamp = -1;
  int64_t high_watermark = -1;  // after the append; the caller of acks=1 needs no waiter
  int32_t leader_epoch = -1;    // the log's epoch: what a waiter on this append names
  int32_t record_count = 0;
  std::vector<RecordError> record_errors;
  std::string error_message;  // empty unless error
};

/// An open segment file. Readers and send plans hold it; the descriptor closes with the last holder.
class SegmentFile;
using Pin = std::shared_ptr<const SegmentFile>;

struct AbortedTransaction {
  int64_t producer_id = -1;
  int64_t first_offset = -1;
};

struct ReadResult {
  ErrorCode error = ErrorCode::kNone;
  Pin pin;                    // empty when length is 0
  int fd = -1;                // of the pin
  bool recent = false;        // begins among the last appends: in memory for sure
  int64_t position = 0;       // in the file
  int32_t length = 0;         // bytes; the last batch may be cut short, as Kafka's may
  int64_t first_offset = -1;  // of the first batch returned (it may begin before the offset asked for)
  int64_t high_watermark = -1;
  int64_t last_stable_offset = -1;
  int64_t log_start_offset = -1;
  int64_t log_end_offset = -1;
  int32_t leader_epoch = -1;
  uint32_t truncation_generation = 0;       // compare with truncation_generation() before each chunk is sent
  std::vector<AbortedTransaction> aborted;  // kCommitted only
};

/// Everything that bounds reads, taken at one moment.
struct LogOffsets {
  int64_t log_start = 0;
  int64_t last_stable = 0;
  int64_t high_watermark = 0;
  int64_t flushed = 0;
  int64_t end = 0;
  int32_t leader_epoch = -1;
  RoleKind role = RoleKind::kNone;
  bool under_min_isr = false;
};

struct TimestampOffset {
  ErrorCode error = ErrorCode::kNone;
  int64_t timestamp = -1;
  int64_t offset = -1;  // -1: nothing at or after the timestamp
  int32_t leader_epoch = -1;
};

struct EpochEndOffset {
  int32_t epoch = -1;
  int64_t end_offset = -1;  // -1: undefined
};

struct EpochEntry {
  int32_t epoch = -1;
  int64_t start_offset = -1;
};

struct SegmentInfo {
  int64_t base_offset = 0;
  int64_t size = 0;
  int64_t max_timestamp = -1;
  int64_t last_modified_ms = 0;
};

/// As DescribeProducers shows it.
struct ProducerStateInfo {
  int64_t producer_id = -1;
  int32_t producer_epoch = -1;
  int32_t last_sequence = -1;
  int64_t last_timestamp = -1;
  int32_t coordinator_epoch = -1;
  int64_t current_txn_start_offset = -1;
};

/// `callback` is called exactly once for each registered token, on whichever thread decides the outcome and
/// never with a lock of the log held. It must not block and must not call back into the log; it posts to a
/// mailbox.
struct Waiter {
  WaitKind kind = WaitKind::kHighWatermark;
  int32_t leader_epoch = -1;  // -1: any
  int64_t end_offset =
      0;  // reached when the watched offset is >= this (the offset after the last record awaited)
  void (*callback)(void* context, uint64_t token, WaitOutcome outcome) = nullptr;
  void* context = nullptr;
  uint64_t token = 0;  // the caller's, unique among its live waiters on this log
};

class PartitionLog;

/// What the log asks of its manager. Called with no lock of the log held; must not block.
class LogEvents {
 public:
  virtual ~LogEvents() = default;
  /// flush.messages is reached: call Flush(log end) soon, off the loop.
  virtual void FlushWanted(PartitionLog& log) = 0;
  /// 8 MiB were written since the last time, or the disk is full: look how much room there is.
  virtual void RoomCheckWanted(PartitionLog& log) = 0;
  /// The active segment is 90 % full: PrepareNextSegment.
  virtual void SegmentNearlyFull(PartitionLog& log) = 0;
  /// A segment was rolled: fsync the sealed one and write its producer snapshot (Flush does both).
  virtual void Rolled(PartitionLog& log) = 0;
  /// I/O failed; the log is offline already. The whole directory should follow.
  virtual void Failed(PartitionLog& log, const Fault& fault) = 0;
};

}  // namespace ottla::log
