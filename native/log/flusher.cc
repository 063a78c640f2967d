#include "log/flusher.h"

#include <pthread.h>

#include <utility>

#include "log/log_manager.h"
#include "log/managed_log.h"

namespace ottla::log {

Flusher::Flusher(int32_t sync_threads) : writer_("log-write") {
  for (int32_t index = 0; index < sync_threads; ++index) {
    sync_threads_.emplace_back([this] { Sync(); });
    ::pthread_setname_np(sync_threads_.back().native_handle(), "log-sync");
  }
}

void Flusher::Stop() {
  {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    queue_.clear();
  }
  queued_.notify_all();
  for (std::thread& thread : sync_threads_) thread.join();
  sync_threads_.clear();
  writer_.Stop();
}

void Flusher::WantSync(const std::shared_ptr<ManagedLog>& log) {
  const uint32_t before = log->wanted_.fetch_or(kSyncWanted, std::memory_order_acq_rel);
  if ((before & (kSyncWanted | kSyncRunning)) == 0) Queue(log);
}

void Flusher::WantRoomCheck(const std::shared_ptr<ManagedLog>& log) {
  if ((log->wanted_.fetch_or(kRoomCheckQueued, std::memory_order_acq_rel) & kRoomCheckQueued) != 0) return;
  writer_.Post([log] {
    log->wanted_.fetch_and(~kRoomCheckQueued, std::memory_order_acq_rel);
    log->manager()->CheckSpace(log->directory());
  });
}

void Flusher::WantNextSegment(const std::shared_ptr<ManagedLog>& log) {
  if ((log->wanted_.fetch_or(kNextSegmentQueued, std::memory_order_acq_rel) & kNextSegmentQueued) != 0)
    return;
  writer_.Post([log] {
    log->wanted_.fetch_and(~kNextSegmentQueued, std::memory_order_acq_rel);
    log->log().PrepareNextSegment();
  });
}

void Flusher::Queue(const std::shared_ptr<ManagedLog>& log) {
  {
    std::lock_guard lock(mutex_);
    if (stopped_) return;
    queue_.push_back(log);
  }
  queued_.notify_one();
}

void Flusher::Sync() {
  std::vector<std::shared_ptr<ManagedLog>> batch;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      queued_.wait(lock, [this] { return stopped_ || !queue_.empty(); });
      if (stopped_) return;
      // A share of the queue: the other threads wake for the rest.
      const size_t share =
          std::min(kBatch, (queue_.size() + sync_threads_.size() - 1) / sync_threads_.size());
      for (size_t taken = 0; taken < share; ++taken) {
        batch.push_back(std::move(queue_.front()));
        queue_.pop_front();
      }
    }
    if (batch.size() > 1) {
      for (const auto& log : batch) log->log().StartWriteBack();
    }
    for (const auto& log : batch) SyncOne(log);
    batch.clear();
  }
}

void Flusher::SyncOne(const std::shared_ptr<ManagedLog>& log) {
  // Wanted is cleared before the flush: an append that comes during it sets the bit again and is served by
  // another round.
  log->wanted_.fetch_or(kSyncRunning, std::memory_order_acq_rel);
  log->wanted_.fetch_and(~kSyncWanted, std::memory_order_acq_rel);
  (void)log->Flush();  // a fault has taken the directory offline
  const uint32_t before = log->wanted_.fetch_and(~kSyncRunning, std::memory_order_acq_rel);
  if ((before & kSyncWanted) != 0) Queue(log);
}

}  // namespace ottla::log
