#include "log/log_state.h"

#include <algorithm>
#include <ctime>

namespace ottla::log {

#ifdef OTTLA_TEST_HOOKS
void (*test_pause)(const char* place) = nullptr;
#endif

int64_t View::last_stable() const {
  int64_t stable = high_watermark;
  if (first_ongoing >= 0) stable = std::min(stable, first_ongoing);
  if (!unreplicated.empty()) stable = std::min(stable, unreplicated.begin()->first);
  return std::max(stable, log_start);  // a transaction that began in records deleted since holds nothing back
}

void View::ForgetRecent() { recent = nullptr; }

const RecentAppend* View::RecentBegin(int64_t offset) const {
  if (recent == nullptr) return nullptr;
  for (size_t back = 1; back <= kRecent; back++) {
    const RecentAppend& append = recent[(recent_next - back) % kRecent];
    if (append.base_offset == offset) return &append;
    if (append.base_offset < offset) return nullptr;  // offsets ascend, and -1 marks the end
  }
  return nullptr;
}

const RecentAppend* View::RecentEnd(int64_t end_offset) const {
  if (recent == nullptr) return nullptr;
  for (size_t back = 1; back <= kRecent; back++) {
    const RecentAppend& append = recent[(recent_next - back) % kRecent];
    if (append.end_offset == end_offset) return &append;
    if (append.end_offset < end_offset) return nullptr;
  }
  return nullptr;
}

bool View::AdvanceTo(int64_t offset) {
  offset = std::min(offset, end);
  if (offset <= high_watermark) return false;
  high_watermark = offset;
  while (!unreplicated.empty()) {
    // A later transaction may have its marker earlier; the first one holds the stable offset, so the order of
    // removal is free.
    const auto done = std::find_if(unreplicated.begin(), unreplicated.end(),
                                   [&](const auto& txn) { return txn.second < high_watermark; });
    if (done == unreplicated.end()) break;
    unreplicated.erase(done);
  }
  return true;
}

bool View::AdvanceLeader() {
  if (role.kind != RoleKind::kLeader || under_min_isr()) return false;
  int64_t lowest = readable_end();
  for (const auto* members : {&role.isr, &role.pending_isr}) {
    for (const int32_t id : *members) {
      if (id == role.own_id) continue;
      int64_t position = -1;
      for (const FollowerProgress& follower : followers) {
        if (follower.id == id) position = follower.offset;
      }
      lowest = std::min(lowest, position);
    }
  }
  return AdvanceTo(lowest);
}

LogState::LogState(OpenOptions from)
    : options(std::move(from)),
      files(options.files != nullptr ? options.files : io::FileSystem::Posix()),
      directory(options.directory) {
  view.config = options.config;
}

WatchedOffsets LogState::WatchedOf(const View& view) {
  WatchedOffsets watched;
  watched.offsets[static_cast<size_t>(WaitKind::kHighWatermark)] = view.high_watermark;
  watched.offsets[static_cast<size_t>(WaitKind::kLastStable)] = view.last_stable();
  watched.offsets[static_cast<size_t>(WaitKind::kFlushed)] = view.flushed;
  watched.offsets[static_cast<size_t>(WaitKind::kLogEnd)] = view.readable_end();
  watched.leader_epoch = view.role.leader_epoch;
  return watched;
}

WatchedOffsets LogState::Watched() const {
  std::lock_guard lock(view_mutex);
  return WatchedOf(view);
}

int64_t LogState::NowMs() const {
  if (options.clock_ms != nullptr) return options.clock_ms(options.clock_context);
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return static_cast<int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

ErrorCode LogState::AppendLifeError(Origin origin) const {
  // What the broker itself writes goes on: transaction markers end what clients began, metadata deletes.
  const bool foreign = origin == Origin::kClient || origin == Origin::kReplication;
  if (foreign && options.disk_full != nullptr && options.disk_full->load(std::memory_order_relaxed))
    return ErrorCode::kKafkaStorageError;
  return LifeError();
}

ErrorCode LogState::LifeError() const {
  switch (life.load(std::memory_order_acquire)) {
    case Life::kOpen:
      return ErrorCode::kNone;
    case Life::kDeleted:
      return ErrorCode::kUnknownTopicOrPartition;
    case Life::kOffline:
    case Life::kClosed:
      break;
  }
  return ErrorCode::kKafkaStorageError;
}

LogConfig LogState::ConfigCopy() const {
  std::lock_guard lock(view_mutex);
  return view.config;
}

Status LogState::StoreEpochs(bool sync) {
  epochs_dirty = true;
  std::string content = epochs.Encode(view.end);
  if (content != epochs_stored || (sync && !epochs_synced)) {
    RETURN_IF_FAULT(io::ReplaceFile(*files, PathOf("leader-epoch-checkpoint"), content, sync));
    epochs_stored = std::move(content);
    epochs_synced = sync;
  }
  epochs_dirty = !epochs_synced || epochs.StartsAtOrAfter(view.end);
  return Done{};
}

Status LogState::NoteEpochs() {
  Status stored = StoreEpochs(false);
  if (!stored.ok() && stored.fault().kind == Fault::Kind::kFull) return Done{};
  return stored;
}

Status LogState::WriteSnapshot(int64_t offset, bool sync) {
  const std::string path = PathOf(OffsetFileName(offset, ".snapshot"));
  auto opened = files->Open(path, io::OpenMode::kTruncate);
  if (!opened.ok()) return opened.TakeFault();
  const std::string content = producers.Serialize();
  RETURN_IF_FAULT(
      opened.value()->WriteAt(0, {reinterpret_cast<const uint8_t*>(content.data()), content.size()}));
  if (sync) RETURN_IF_FAULT(opened.value()->Sync());
  snapshot_offset = offset;
  return Done{};
}

}  // namespace ottla::log
