// One segment: NNN.log and what finds a place in it (NNN.index, NNN.timeindex, NNN.txnindex).
//
// Appends, truncation and sealing happen under the log's append lock; lookups from any thread beside them,
// given a `limit` that was published (a position up to which batches are whole). The index lock is held for a
// lookup in memory or a few reads.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"
#include "io/file.h"
#include "log/log_types.h"
#include "log/offset_index.h"
#include "log/segment_file.h"
#include "log/time_index.h"
#include "log/txn_index.h"

namespace ottla::log {

/// What the indexes need to know of an appended batch.
struct BatchInfo {
  int64_t base_offset = 0;
  int64_t last_offset = 0;
  int64_t max_timestamp = -1;
  int32_t size = 0;
};

struct BatchPlace {
  bool found = false;
  int64_t position = 0;
  int64_t size = 0;
  int64_t base_offset = 0;
  int64_t last_offset = 0;
};

/// "00000000000000000042" + suffix.
[[nodiscard]] std::string OffsetFileName(int64_t offset, const char* suffix);

class Segment {
 public:
  struct Place {
    io::FileSystem* files;
    std::string directory;
  };

  /// Creates or opens the log file; nothing of the indexes is read. `size` of an existing file is what is on
  /// disk.
  [[nodiscard]] static Result<std::shared_ptr<Segment>> Open(const Place& place, int64_t base_offset);

  [[nodiscard]] int64_t base_offset() const { return base_offset_; }
  [[nodiscard]] int64_t size() const { return size_.load(std::memory_order_acquire); }
  [[nodiscard]] const std::shared_ptr<const SegmentFile>& pin() const { return file_; }
  [[nodiscard]] io::File& file() const { return file_->file(); }

  // ---- append lock held

  /// Writes the bytes at the end; on a fault the file is cut back (`torn` true when even that failed).
  [[nodiscard]] Status Append(Bytes bytes, const BatchInfo* batches, size_t count,
                              int32_t index_interval_bytes, bool* torn);
  [[nodiscard]] Status AppendAborted(const AbortedEntry& entry);
  [[nodiscard]] bool IndexesFull(int32_t index_bytes_max) const;
  /// The last entry of the time index goes in, indexes go out: nothing more is appended.
  [[nodiscard]] Status Seal();
  /// Drops batches that end at or after `offset`; the size of what is left.
  [[nodiscard]] Status TruncateTo(int64_t offset);
  /// The first batch's max timestamp, from which segment.ms counts; -1 while empty.
  [[nodiscard]] int64_t RollingTimestamp();
  int64_t created_ms = 0;
  int64_t roll_jitter_ms = 0;

  // ---- recovery (one thread)

  /// Reads the indexes; kCorrupt: rebuild.
  [[nodiscard]] Status LoadIndexes();
  /// `missing`: the folder is known to have none of their files.
  [[nodiscard]] Status ResetIndexes(bool missing = false);
  /// Re-adds one batch that is in the file already.
  [[nodiscard]] Status Reindex(const BatchInfo& batch, int64_t position, int32_t index_interval_bytes);
  [[nodiscard]] Status CutTo(int64_t size);
  /// The offset after the last batch; kCorrupt when the file does not end with a whole batch.
  [[nodiscard]] Result<int64_t> NextOffset() const;
  /// Finds max timestamp behind the last time index entry, after LoadIndexes.
  [[nodiscard]] Status LoadMaxTimestamp();

  // ---- any thread

  /// The first batch whose last offset is >= `offset`, before `limit`.
  [[nodiscard]] Result<BatchPlace> Find(int64_t offset, int64_t limit) const;
  /// An offset that is >= every offset stored before `position`, as the index knows it; -1: none known.
  [[nodiscard]] Result<int64_t> OffsetBoundAt(int64_t position) const;
  /// Where to scan for the first record at or after the timestamp: begins no later than it.
  [[nodiscard]] Result<int64_t> ScanPositionFor(int64_t timestamp, int64_t from_offset) const;
  [[nodiscard]] TimeEntry max_timestamp() const;
  bool CollectAborted(int64_t from, int64_t until, std::vector<AbortedTransaction>* to) const;
  [[nodiscard]] int64_t last_modified_ms() const { return modified_ms_.load(std::memory_order_relaxed); }
  void set_last_modified_ms(int64_t ms) { modified_ms_.store(ms, std::memory_order_relaxed); }
  /// fdatasync of the log file; with `indexes` of those too.
  [[nodiscard]] Status Sync(bool indexes);
  /// Renames every file of the segment to name + suffix; returns the new paths.
  [[nodiscard]] Status RenameWithSuffix(const char* suffix, std::vector<std::string>* renamed);
  void SetDirectory(const std::string& directory);
  void ReleaseIndexes();

 private:
  Segment(const Place& place, int64_t base_offset, std::shared_ptr<const SegmentFile> file, int64_t size);
  [[nodiscard]] std::string PathOf(const char* suffix) const;
  [[nodiscard]] Status AddToIndex(const BatchInfo& batch, int64_t position, int32_t interval);

  io::FileSystem* const files_;
  const int64_t base_offset_;
  const std::shared_ptr<const SegmentFile> file_;
  std::atomic<int64_t> size_;
  std::atomic<int64_t> modified_ms_{0};
  int64_t reserved_ = 0;
  int64_t rolling_timestamp_ = -1;

  mutable std::mutex index_mutex_;  // guards everything below
  std::string directory_;
  OffsetIndex offset_index_;
  TimeIndex time_index_;
  TxnIndex txn_index_;
  TimeEntry max_;  // greatest timestamp, and the last offset of the first batch that has it
  int64_t bytes_since_entry_ = 0;
};

using SegmentList = std::vector<std::shared_ptr<Segment>>;

}  // namespace ottla::log
