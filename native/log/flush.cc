// Durability: one fdatasync for all who wait (group commit), by the flusher's thread.
#include <algorithm>

#include "log/log_state.h"
#include "log/partition_metadata.h"

namespace ottla::log {

/// flush_mutex held: whoever waits for it finds its offset flushed by the one before, or flushes on.
Status LogState::FlushOnce(int64_t up_to, WatchedOffsets* watched, bool* moved) {
  std::shared_ptr<const SegmentList> segments;
  int64_t flushed;
  int64_t end;
  uint32_t generation;
  bool snapshot_written;
  std::string place_of_files;
  {
    std::lock_guard lock(append_mutex);
    if (life.load(std::memory_order_acquire) != Life::kOpen)
      return Fault::Invalid(options.label + " is closed or offline");
    appended_since_flush = 0;
    if (epochs_dirty) RETURN_IF_FAULT(StoreEpochs(true));
    snapshot_written = snapshot_offset > view.flushed;
    place_of_files = directory;
    std::lock_guard view_lock(view_mutex);
    segments = view.segments;
    flushed = view.flushed;
    end = view.end;
    generation = view.generation;
    if (flushed >= std::min(up_to, end)) return Done{};
  }
  OTTLA_PAUSE("flush begins");
  for (size_t index = 0; index < segments->size(); index++) {
    const bool sealed = index + 1 < segments->size();
    // One that was flushed to its very end may have been sealed since: then its indexes were not flushed with
    // it.
    if (sealed && (*segments)[index + 1]->base_offset() < flushed) continue;
    RETURN_IF_FAULT((*segments)[index]->Sync(sealed));
    if (!sealed) continue;
    // Its producer snapshot, so that the recovery point may pass the roll.
    const std::string name = OffsetFileName((*segments)[index + 1]->base_offset(), ".snapshot");
    auto snapshot = files->Open(place_of_files + "/" + name, io::OpenMode::kReadWrite);
    if (snapshot.ok()) RETURN_IF_FAULT(snapshot.value()->Sync());
  }
  if (snapshot_written || !place_synced) RETURN_IF_FAULT(files->SyncDirectory(place_of_files));
  if (!place_synced) RETURN_IF_FAULT(SyncPlace(place_of_files));
  OTTLA_PAUSE("flush synced");
  std::lock_guard lock(view_mutex);
  // Truncated meanwhile: the offsets below `end` may be other records by now.
  if (view.generation != generation) return Done{};
  view.flushed = std::max(view.flushed, std::min(end, view.end));
  view.unflushed_since_ms = view.flushed == view.end ? INT64_MAX : NowMs();
  view.AdvanceLeader();
  *watched = WatchedOf(view);
  *moved = true;
  return Done{};
}

/// flush_mutex held. Creating a log syncs nothing, so that a thousand topics are made at once; what is
/// promised by the first flush needs the folder's name in its parent and the topic id in the folder too.
Status LogState::SyncPlace(const std::string& folder) {
  auto named = files->Open(folder + "/" + kPartitionMetadataName, io::OpenMode::kReadWrite);
  if (named.ok()) RETURN_IF_FAULT(named.value()->Sync());
  RETURN_IF_FAULT(files->SyncDirectory(folder.substr(0, folder.rfind('/'))));
  place_synced = true;
  return Done{};
}

Status PartitionLog::Flush(int64_t up_to) {
  LogState& state = *state_;
  WatchedOffsets watched;
  bool moved = false;
  Status flushed = Done{};
  {
    std::lock_guard flush_lock(state.flush_mutex);
    flushed = state.FlushOnce(up_to, &watched, &moved);
  }
  if (moved) state.waiters.Reached(watched);
  if (flushed.ok() || flushed.fault().kind == Fault::Kind::kInvalid) return flushed;
  // No room for epochs or index entries yet: they are still in memory, the recovery point stays, a later
  // flush tries again. A failed fsync is another matter (also one that says the disk is full): what the page
  // cache holds after it is unknown.
  if (flushed.fault().kind != Fault::Kind::kFull) MarkOffline(flushed.fault());
  return flushed;
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
