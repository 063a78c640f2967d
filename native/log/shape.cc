// Rolling: the active segment is sealed and another begins.
#include <memory>
#include <random>

#include "log/log_state.h"

namespace ottla::log {
namespace {

// Not a name that Kafka reads anything into; it is renamed to the segment's at the roll.
constexpr const char* kPreparedName = "next-segment";
constexpr int64_t kPreparedBytes = 16 << 20;

int64_t JitterBelow(int64_t bound) {
  if (bound <= 0) return 0;
  thread_local std::minstd_rand random{std::random_device{}()};
  return static_cast<int64_t>(random()) % bound;
}

}  // namespace

Status LogState::RollAt(int64_t base_offset, int64_t now_ms) {
  OTTLA_PAUSE("rolling");
  RETURN_IF_FAULT(active->Seal());
  RETURN_IF_FAULT(WriteSnapshot(base_offset, false));
  const std::string prepared = PathOf(kPreparedName);
  const std::string path = PathOf(OffsetFileName(base_offset, ".log"));
  if (files->Exists(prepared)) RETURN_IF_FAULT(files->Rename(prepared, path));
  auto opened = Segment::Open(place(), base_offset);
  if (!opened.ok()) return opened.TakeFault();
  std::shared_ptr<Segment> next = std::move(opened.value());
  if (next->size() > 0) RETURN_IF_FAULT(next->CutTo(0));
  RETURN_IF_FAULT(next->ResetIndexes());
  next->created_ms = now_ms;
  next->roll_jitter_ms = JitterBelow(view.config.segment_jitter_ms);
  next->set_last_modified_ms(now_ms);
  auto list = std::make_shared<SegmentList>(*view.segments);
  list->push_back(next);
  active = std::move(next);
  nearly_full_said = false;
  std::lock_guard lock(view_mutex);
  view.segments = std::move(list);
  view.end_position = 0;
  return Done{};
}

ErrorCode PartitionLog::Roll(int64_t now_ms) {
  LogState& state = *state_;
  Status rolled = Done{};
  {
    std::lock_guard lock(state.append_mutex);
    const ErrorCode life = state.LifeError();
    if (life != ErrorCode::kNone || state.active->size() == 0) return life;
    rolled = state.RollAt(state.view.end, now_ms);
  }
  if (!rolled.ok()) {
    if (rolled.fault().kind != Fault::Kind::kFull) MarkOffline(rolled.fault());
    return ErrorCode::kKafkaStorageError;
  }
  if (state.options.events != nullptr) state.options.events->Rolled(*this);
  return ErrorCode::kNone;
}

void PartitionLog::PrepareNextSegment() {
  LogState& state = *state_;
  std::string path;
  {
    std::lock_guard lock(state.view_mutex);
    if (state.LifeError() != ErrorCode::kNone) return;  // its folder is about to be removed
    path = state.directory + "/" + kPreparedName;
  }
  // Only a saving: a failure here shows again, and counts, at the roll.
  auto opened = state.files->Open(path, io::OpenMode::kTruncate);
  if (opened.ok()) opened.value()->Reserve(0, kPreparedBytes);
}

}  // namespace ottla::log
