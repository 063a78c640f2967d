// Durability: one fdatasync for all who wait (group commit), by the flusher's thread.
#include <algorithm>

#include "log/log_state.h"

namespace ottla::log {

Status PartitionLog::Flush(int64_t up_to) {
  LogState& state = *state_;
  std::lock_guard flush_lock(state.flush_mutex);  // whoever waits here finds its offset flushed by the one before, or flushes on
  std::shared_ptr<const SegmentList> segments;
  int64_t flushed;
  int64_t end;
  uint32_t generation;
  bool snapshot_written;
  std::string directory;
  WatchedOffsets watched;
  {
    std::lock_guard lock(state.append_mutex);
    if (state.life.load(std::memory_order_acquire) != Life::kOpen) {
      return Fault::Invalid(state.options.label + " is closed or offline");
    }
    state.appended_since_flush = 0;
    if (state.epochs_dirty) {
      if (Status stored = state.StoreEpochs(true); !stored.ok()) return stored;
    }
    snapshot_written = state.snapshot_offset > state.view.flushed;
    directory = state.directory;
    std::lock_guard view_lock(state.view_mutex);
    segments = state.view.segments;
    flushed = state.view.flushed;
    end = state.view.end;
    generation = state.view.generation;
    if (flushed >= std::min(up_to, end)) return Done{};
  }
  OTTLA_PAUSE("flush begins");
  Status synced = Done{};
  for (size_t index = 0; index < segments->size() && synced.ok(); index++) {
    const bool sealed = index + 1 < segments->size();
    if (sealed && (*segments)[index + 1]->base_offset() <= flushed) continue;
    synced = (*segments)[index]->Sync(sealed);
    if (!synced.ok() || !sealed) continue;
    // Its producer snapshot, so that the recovery point may pass the roll.
    auto snapshot = state.files->Open(directory + "/" + OffsetFileName((*segments)[index + 1]->base_offset(), ".snapshot"),
                                      io::OpenMode::kReadWrite);
    if (snapshot.ok()) synced = snapshot.value()->Sync();
  }
  if (synced.ok() && snapshot_written) synced = state.files->SyncDirectory(directory);
  if (!synced.ok()) {
    // What the page cache holds now is unknown: an fsync is never tried again.
    if (state.life.load(std::memory_order_acquire) == Life::kOpen) MarkOffline(synced.fault());
    return synced;
  }
  OTTLA_PAUSE("flush synced");
  {
    std::lock_guard lock(state.view_mutex);
    View& view = state.view;
    // Truncated meanwhile: the offsets below `end` may be other records by now.
    if (view.generation != generation) return Done{};
    view.flushed = std::max(view.flushed, std::min(end, view.end));
    if (view.flushed == view.end) view.unflushed_since_ms = INT64_MAX;
    else view.unflushed_since_ms = state.NowMs();
    view.AdvanceLeader();
    watched = LogState::WatchedOf(view);
  }
  state.waiters.Reached(watched);
  return Done{};
}

void PartitionLog::StartWriteBack() {
  std::shared_ptr<const SegmentList> segments;
  {
    std::lock_guard lock(state_->view_mutex);
    segments = state_->view.segments;
  }
  const Segment& active = *segments->back();
  active.file().StartWriteBack(0, active.size());
}

int64_t PartitionLog::RecoveryPoint() const {
  std::lock_guard lock(state_->view_mutex);
  return state_->view.flushed;
}

int64_t PartitionLog::UnflushedSinceMs() const {
  std::lock_guard lock(state_->view_mutex);
  return state_->view.unflushed_since_ms;
}

}  // namespace ottla::log
