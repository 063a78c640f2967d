// One partition's log: segments on disk, the state that guards appends, and the offsets that bound reads.
//
//   log_start <= last_stable <= high_watermark <= end          flushed <= end
//
// Any thread appends to and reads any partition. Appends are serial under the append lock; readers never take
// it: they work on an immutable snapshot of the segment list and return pins that keep a file open.
//
// Client mistakes are error codes in the result. A failed system call takes the log offline: every waiter
// fails with kOffline, every later operation answers KAFKA_STORAGE_ERROR, and LogEvents::Failed is called
// once.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"
#include "io/file.h"
#include "log/log_types.h"

namespace ottla::log {

struct LogState;
struct CheckedRecords;
struct AppendEffects;

struct OpenOptions {
  std::string directory;  // .../topic-partition; created when missing
  std::string label;      // topic-partition, for messages
  LogConfig config;
  int64_t recovery_point = 0;    // from the checkpoint; 0 when unknown
  int64_t log_start_offset = 0;  // from the checkpoint; 0 when unknown
  bool gaps_allowed = false;  // the log was or may be compacted: offsets missing between segments are no loss
  bool clean_shutdown = false;  // the directory's clean mark was there: no CRC scan
  bool recover_producer_state = true;
  io::FileSystem* files = nullptr;  // null: posix
  // While true, appends of clients and of other leaders are refused with KAFKA_STORAGE_ERROR (retriable): the
  // directory's reserve is reached. Null: never.
  const std::atomic<bool>* disk_full = nullptr;
  LogEvents* events = nullptr;           // null: nobody listens; outlives the log
  int64_t (*clock_ms)(void*) = nullptr;  // null: the wall clock
  void* clock_context = nullptr;
};

class PartitionLog : public std::enable_shared_from_this<PartitionLog> {
 public:
  /// Loads the directory, recovering what a crash left: see recovery.h. Slow after a crash (reads unflushed
  /// segments).
  [[nodiscard]] static Result<std::shared_ptr<PartitionLog>> Open(OpenOptions options);
  ~PartitionLog();
  PartitionLog(const PartitionLog&) = delete;
  PartitionLog& operator=(const PartitionLog&) = delete;

  [[nodiscard]] const std::string& label() const;
  [[nodiscard]] std::string directory() const;

  // ---- appends

  /// Validates `records` (one or more whole batches; they are rewritten in place: offsets, leader epoch,
  /// append time), checks role, epoch and producer state, and writes. Nothing is written unless error is
  /// kNone.
  AppendResult AppendAsLeader(MutableBytes records, const AppendOptions& options);
  /// Takes batches as another leader wrote them, offsets included; trailing part of a batch is ignored.
  /// `leader_epoch` as above.
  AppendResult AppendAsFollower(Bytes records, const AppendOptions& options);

  /// Transaction verification (KIP-890): a guard to present with the append, valid until a marker, an append
  /// or expiry. Returns 0 when the producer already has an ongoing transaction here: nothing is to be
  /// verified.
  int64_t VerifyBegin(int64_t producer_id, int16_t producer_epoch, int32_t sequence,
                      bool supports_epoch_bump);

  // ---- reads (never take the append lock)

  /// At most max_bytes from `offset` on, nothing when the first batch exceeds them; with min_one that batch
  /// whatever its size. OFFSET_OUT_OF_RANGE outside [log start, end]. kHighWatermark and kCommitted see
  /// nothing beyond those offsets; kLogEnd is for followers.
  ReadResult Read(int64_t offset, int32_t max_bytes, bool min_one, Isolation isolation);
  /// Copies the bytes of a read; for callers without sendfile (tests, coordinators, decompression). Fewer
  /// bytes after a truncation.
  [[nodiscard]] static Result<size_t> ReadPinned(const ReadResult& read, uint8_t* to);

  [[nodiscard]] LogOffsets Offsets() const;
  /// Offset of the first record at or after the timestamp (the caller compares with the bound its isolation
  /// sets).
  TimestampOffset LookupTimestamp(int64_t timestamp);
  /// The record with the greatest timestamp; of equals the first.
  TimestampOffset LookupMaxTimestamp();
  /// OffsetForLeaderEpoch: the greatest known epoch <= `epoch` and the offset where the next one starts.
  EpochEndOffset EndOffsetForEpoch(int32_t epoch) const;
  [[nodiscard]] int32_t LatestEpoch() const;
  [[nodiscard]] int32_t EpochAt(int64_t offset) const;  // -1 unknown
  [[nodiscard]] std::vector<EpochEntry> EpochEntries() const;
  [[nodiscard]] std::vector<ProducerStateInfo> ProducerStates() const;
  [[nodiscard]] std::vector<SegmentInfo> Segments() const;
  [[nodiscard]] int64_t SizeBytes() const;
  [[nodiscard]] uint32_t truncation_generation() const;
  [[nodiscard]] bool offline() const;

  // ---- role and high watermark

  /// Refused with FENCED_LEADER_EPOCH when the epoch is older than the log's. Becoming leader of a new epoch
  /// adds it to the epoch cache at the log end. Waiters fail before this returns when kind or epoch changed.
  ErrorCode SetRole(const Role& role);
  /// A follower's Fetch at `offset` proves that it has everything before; true when the high watermark moved.
  bool UpdateFollowerPosition(int32_t replica_id, int64_t offset);
  /// Leader: position of a follower as last reported, -1 unknown.
  [[nodiscard]] int64_t FollowerPosition(int32_t replica_id) const;
  /// Followers and raft: min(offset, end), never backwards. Also at start, from the replication checkpoint.
  void AdvanceHighWatermark(int64_t offset);

  // ---- waiters

  /// Compares under the waiter lock: when the outcome is known already the callback is called before this
  /// returns.
  void Register(const Waiter& waiter);
  /// True when the waiter was still there; its callback is then called with `outcome` before this returns.
  bool Cancel(void* context, uint64_t token, WaitOutcome outcome = WaitOutcome::kCancelled);
  /// As Cancel, for every waiter of a context (its environment ends); no callback.
  void CancelAll(void* context);

  // ---- changes of shape

  void UpdateConfig(const LogConfig& config);
  [[nodiscard]] LogConfig config() const;
  /// Log start offset moves to `offset` (<= high watermark, else OFFSET_OUT_OF_RANGE); whole segments below
  /// it go later, in DeleteOldSegments.
  ErrorCode DeleteRecordsBefore(int64_t offset);
  /// Follower: drops everything at and after `offset`. Waiters beyond fail with kTruncated first.
  ErrorCode TruncateTo(int64_t offset);
  ErrorCode TruncateFullyAndStartAt(int64_t offset);
  /// segment.ms and segment.bytes are looked at by appends alone, as in Kafka: an idle log rolls only when
  /// retention takes all of it.
  ErrorCode Roll(int64_t now_ms);
  /// Retention by time, size and log start; renames files to .deleted. Returns the number of segments
  /// dropped.
  int32_t DeleteOldSegments(int64_t now_ms);
  /// Removes .deleted files whose delay is over; the time when the next one is due, INT64_MAX when none is
  /// left.
  int64_t DeleteExpiredFiles(int64_t now_ms);
  /// Forgets producers idle for producer.id.expiration.ms and verification entries left over.
  void ExpireProducers(int64_t now_ms);

  // ---- durability (flusher thread)

  /// fdatasync of everything before `up_to` that is not flushed (INT64_MAX: all); then the recovery point
  /// moves, flushed waiters fire and, with flush.messages=1, the high watermark moves. One flush at a time;
  /// concurrent callers share it.
  [[nodiscard]] Status Flush(int64_t up_to = INT64_MAX);
  void StartWriteBack();
  void PrepareNextSegment();
  /// What the recovery-point checkpoint may hold: everything below it is on disk with its snapshot.
  [[nodiscard]] int64_t RecoveryPoint() const;
  /// Time of the oldest append that is not flushed, INT64_MAX when all is: for flush.ms.
  [[nodiscard]] int64_t UnflushedSinceMs() const;

  // ---- end

  /// Fails waiters (kOffline), flushes, writes the producer snapshot, trims the indexes as Kafka does. After
  /// it every operation answers KAFKA_STORAGE_ERROR. With clean false it only closes. Pins stay valid.
  [[nodiscard]] Status Close(bool clean);
  void MarkOffline(const Fault& fault);
  /// The topic is deleted: waiters fail with kDeleted, operations answer UNKNOWN_TOPIC_OR_PARTITION.
  void MarkDeleted();
  /// Renames the partition's directory (…-delete); open files follow.
  [[nodiscard]] Status RenameDirectory(const std::string& to);

 private:
  explicit PartitionLog(std::unique_ptr<LogState> state);
  void CommitLeader(CheckedRecords& checked, const AppendOptions& options, AppendEffects* effects,
                    AppendResult* result);

  const std::unique_ptr<LogState> state_;
  friend struct LogState;
};

}  // namespace ottla::log
