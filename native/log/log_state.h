// What stands behind a PartitionLog: private to native/log/*.cc.
//
// Locks, in the order they may be taken:
//   flush_mutex    one flush at a time (held over fdatasync)
//   append_mutex   appends, role, truncation, roll, deletion: everything that changes the shape
//   waiters        its own
//   view_mutex     a few loads and stores: what readers see at one moment. Never held over I/O.
//   a segment's index lock
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "log/epoch_cache.h"
#include "log/partition_log.h"
#include "log/producer_state.h"
#include "log/segment.h"
#include "log/test_hooks.h"
#include "log/waiters.h"

namespace ottla::log {

/// An appended run of batches, remembered so that reads at the tail and high watermarks find positions
/// without I/O.
struct RecentAppend {
  int64_t base_offset = -1;
  int64_t end_offset = -1;
  int64_t segment_base = -1;
  int64_t position = 0;
  int64_t end_position = 0;
  int64_t first_batch_size = 0;
};

struct FollowerProgress {
  int32_t id = -1;
  int64_t offset = -1;
};

/// Guarded by view_mutex.
struct View {
  static constexpr size_t kRecent = 16;

  std::shared_ptr<const SegmentList> segments;  // never empty once open; the last one is active
  int64_t log_start = 0;
  int64_t high_watermark = 0;
  int64_t flushed = 0;
  int64_t end = 0;
  int64_t end_position = 0;    // in the active segment
  int64_t first_ongoing = -1;  // first offset of the first open transaction
  std::map<int64_t, int64_t>
      unreplicated;  // first -> marker offset of transactions complete but not below the high watermark
  uint32_t generation = 0;
  Role role;
  std::vector<FollowerProgress> followers;
  std::unique_ptr<RecentAppend[]> recent;  // made by the first append: most of many partitions are idle
  size_t recent_next = 0;
  LogConfig config;
  int64_t unflushed_since_ms = INT64_MAX;

  [[nodiscard]] int64_t last_stable() const;
  [[nodiscard]] int64_t readable_end() const { return config.flush_messages == 1 ? flushed : end; }
  [[nodiscard]] bool under_min_isr() const {
    return role.kind == RoleKind::kLeader && static_cast<int32_t>(role.isr.size()) < role.min_isr;
  }
  void Remember(const RecentAppend& append) {
    if (recent == nullptr) recent = std::make_unique<RecentAppend[]>(kRecent);
    recent[recent_next++ % kRecent] = append;
  }
  void ForgetRecent();
  /// Newest first; null when not among the last kRecent.
  [[nodiscard]] const RecentAppend* RecentBegin(int64_t offset) const;
  [[nodiscard]] const RecentAppend* RecentEnd(int64_t end_offset) const;
  /// Leader: minimum over the ISR with every pending change, not while the ISR is below min ISR (KIP-966).
  /// True when it moved.
  bool AdvanceLeader();
  bool AdvanceTo(int64_t offset);
};

enum class Life : uint8_t { kOpen, kOffline, kDeleted, kClosed };

struct ExpiringFile {
  std::string path;
  int64_t due_ms = 0;
};

/// What a clean stop left and this life found: while it is still so, a clean stop has nothing to write.
struct Opened {
  std::shared_ptr<const SegmentList> segments;  // null: something was to be settled
  int64_t end = 0;
  uint32_t generation = 0;
};

struct LogState final : WatchSource {
  explicit LogState(OpenOptions from);

  OpenOptions options;
  io::FileSystem* files;
  std::atomic<Life> life{Life::kOpen};
  Waiters waiters{this};
  EpochCache epochs;

  std::mutex flush_mutex;
  bool place_synced =
      false;  // folder, topic id and the parent's entry, by this life's first flush; flush_mutex
  int64_t snapshot_offset = -1;  // of the newest producer snapshot on disk; append_mutex

  std::mutex append_mutex;
  std::string directory;             // append_mutex for writers, view_mutex too
  std::shared_ptr<Segment> active;   // append_mutex
  ProducerStates producers;          // append_mutex
  int64_t appended_since_flush = 0;  // records; append_mutex
  int64_t written_since_room_check = 0;
  bool nearly_full_said = false;
  bool epochs_dirty = false;  // the file lacks something, or will once records follow; append_mutex
  std::string epochs_stored = "0\n0\n";  // content of the file; without one it says as much; append_mutex
  bool epochs_synced = true;             // append_mutex
  Opened opened;                         // append_mutex
  std::vector<ExpiringFile> expiring;    // append_mutex

  mutable std::mutex view_mutex;
  View view;

  [[nodiscard]] WatchedOffsets Watched() const override;
  [[nodiscard]] static WatchedOffsets WatchedOf(const View& view);
  [[nodiscard]] int64_t NowMs() const;
  [[nodiscard]] ErrorCode LifeError() const;
  [[nodiscard]] ErrorCode AppendLifeError(Origin origin) const;
  [[nodiscard]] std::string PathOf(const std::string& name) const { return directory + "/" + name; }
  [[nodiscard]] LogConfig ConfigCopy() const;
  [[nodiscard]] Segment::Place place() const { return {files, directory}; }

  // append_mutex held:
  [[nodiscard]] Status RollAt(int64_t base_offset, int64_t now_ms);
  [[nodiscard]] Status WriteSnapshot(int64_t offset, bool sync);
  [[nodiscard]] Status RebuildProducers(int64_t end_offset);
  /// Fills in, from the log before the offset, the batches that a producer snapshot leaves out.
  [[nodiscard]] Status RecallBatches(int64_t before_offset);
  [[nodiscard]] Status ReplayProducers(const Segment& segment, int64_t from_offset, int64_t until_offset);
  /// Writes the epochs that have records, when the file says otherwise. A leader's epoch at the log end costs
  /// nothing until its first record: a thousand empty logs are led without a file each.
  [[nodiscard]] Status StoreEpochs(bool sync);
  [[nodiscard]] bool AsOpened() const {
    return opened.segments != nullptr && opened.segments == view.segments && opened.end == view.end &&
           opened.generation == view.generation && snapshot_offset == view.end;
  }
  /// StoreEpochs without fsync, where a full disk only means later: the next flush stores them, recovery
  /// finds them in the batches.
  [[nodiscard]] Status NoteEpochs();
  /// Writes checked batches that have their final offsets; rolls first when due. `error` says why when it is
  /// false.
  bool Write(Bytes records, const BatchInfo* batches, size_t count, int64_t record_count, int64_t now_ms,
             Fault* fault);
  [[nodiscard]] Status DropSegments(const SegmentList& dropped, int64_t now_ms);

  // flush_mutex held:
  [[nodiscard]] Status FlushOnce(int64_t up_to, WatchedOffsets* watched, bool* moved);
  [[nodiscard]] Status SyncPlace(const std::string& folder);

  /// Recovery, one thread: fills segments, end, epochs, producers.
  [[nodiscard]] Status Load();
};

}  // namespace ottla::log
