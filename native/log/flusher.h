// The log threads that stand between the page cache and the disk.
//
//   sync threads   group commit: a log that wants a flush is queued once, however many appends wait for it;
//   while it is being
//                  synced new appends queue it again. Several threads, so that the file system commits
//                  several files in one journal transaction. A batch is started (write-back of every file)
//                  before the first is waited for.
//   write thread   the next segment when the active one is 90 % full, and whether the disk has room: never
//   behind an fsync.
//
// Write-back of what nobody wants flushed is the kernel's: see README.md.
//
// After a failed fsync the log reports Failed and its directory goes offline; nothing here tries again.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "log/task_thread.h"

namespace ottla::log {

class ManagedLog;

class Flusher {
 public:
  explicit Flusher(int32_t sync_threads);
  ~Flusher() { Stop(); }
  Flusher(const Flusher&) = delete;
  Flusher& operator=(const Flusher&) = delete;

  void WantSync(const std::shared_ptr<ManagedLog>& log);
  void WantRoomCheck(const std::shared_ptr<ManagedLog>& log);
  void WantNextSegment(const std::shared_ptr<ManagedLog>& log);
  /// What is queued is dropped: closing a log flushes it.
  void Stop();

 private:
  static constexpr uint32_t kSyncWanted = 1;
  static constexpr uint32_t kSyncRunning = 2;
  static constexpr uint32_t kRoomCheckQueued = 4;
  static constexpr uint32_t kNextSegmentQueued = 8;
  static constexpr size_t kBatch = 16;

  void Sync();
  void SyncOne(const std::shared_ptr<ManagedLog>& log);
  void Queue(const std::shared_ptr<ManagedLog>& log);

  std::mutex mutex_;
  std::condition_variable queued_;
  std::deque<std::shared_ptr<ManagedLog>> queue_;
  bool stopped_ = false;
  std::vector<std::thread> sync_threads_;
  TaskThread writer_;
};

}  // namespace ottla::log
