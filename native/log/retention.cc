// Old segments go: by age, by size, and where the log start offset has passed them. Files are renamed first
// and removed later, so that reads which found them go on.
#include <algorithm>

#include "log/elapsed.h"
#include "log/log_state.h"

namespace ottla::log {
namespace {

/// How many segments from the oldest on may go. The active one counts only when it is not empty.
size_t CountDeletable(const View& view, int64_t now_ms) {
  const SegmentList& segments = *view.segments;
  const LogConfig& config = view.config;
  int64_t size = 0;
  for (const auto& segment : segments) size += segment->size();
  int64_t excess = config.delete_ && config.retention_bytes >= 0 ? size - config.retention_bytes : -1;
  size_t count = 0;
  for (; count < segments.size(); count++) {
    const Segment& segment = *segments[count];
    const bool last = count + 1 == segments.size();
    const int64_t end = last ? view.end : segments[count + 1]->base_offset();
    if (end > view.high_watermark || (last && segment.size() == 0)) break;
    const int64_t newest = segment.max_timestamp().timestamp;
    const int64_t age = ElapsedMs(newest >= 0 ? newest : segment.last_modified_ms(), now_ms);
    const bool old = config.delete_ && config.retention_ms >= 0 && age > config.retention_ms;
    const bool large = excess >= 0 && excess - segment.size() >= 0;
    const bool passed = !last && end <= view.log_start;
    if (!old && !large && !passed) break;
    if (large) excess -= segment.size();
  }
  return count;
}

}  // namespace

int32_t PartitionLog::DeleteOldSegments(int64_t now_ms) {
  LogState& state = *state_;
  Status dropped = Done{};
  size_t count;
  {
    std::lock_guard lock(state.append_mutex);
    if (state.LifeError() != ErrorCode::kNone) return 0;
    {
      std::lock_guard view_lock(state.view_mutex);
      count = CountDeletable(state.view, now_ms);
    }
    if (count == 0) return 0;
    if (count == state.view.segments->size()) dropped = state.RollAt(state.view.end, now_ms);
    if (dropped.ok()) {
      const auto before = state.view.segments;
      const SegmentList going(before->begin(), before->begin() + static_cast<ptrdiff_t>(count));
      auto kept =
          std::make_shared<SegmentList>(before->begin() + static_cast<ptrdiff_t>(count), before->end());
      int64_t log_start;
      {
        std::lock_guard view_lock(state.view_mutex);
        state.view.log_start = log_start = std::max(state.view.log_start, kept->front()->base_offset());
        state.view.segments = std::move(kept);
      }
      dropped = state.DropSegments(going, now_ms);
      if (dropped.ok() && state.epochs.TruncateFromStart(log_start)) dropped = state.NoteEpochs();
    }
  }
  if (dropped.ok()) return static_cast<int32_t>(count);
  if (dropped.fault().kind != Fault::Kind::kFull) MarkOffline(dropped.fault());
  return 0;
}

int64_t PartitionLog::DeleteExpiredFiles(int64_t now_ms) {
  LogState& state = *state_;
  std::vector<std::string> due;
  int64_t next = INT64_MAX;
  {
    std::lock_guard lock(state.append_mutex);
    std::erase_if(state.expiring, [&](const ExpiringFile& file) {
      if (file.due_ms <= now_ms) {
        due.push_back(file.path);
        return true;
      }
      next = std::min(next, file.due_ms);
      return false;
    });
  }
  // A file that cannot be removed is tried again when the log opens next.
  for (const std::string& path : due) (void)state.files->Remove(path);
  return next;
}

}  // namespace ottla::log
