// Cutting at the end (a follower takes its leader's word) and at the beginning (DeleteRecords).
#include <algorithm>

#include "log/log_state.h"

namespace ottla::log {

Status LogState::DropSegments(const SegmentList& dropped, int64_t now_ms) {
  for (const auto& segment : dropped) {
    std::vector<std::string> renamed;
    RETURN_IF_FAULT(segment->RenameWithSuffix(".deleted", &renamed));
    const std::string snapshot = PathOf(OffsetFileName(segment->base_offset(), ".snapshot"));
    if (files->Exists(snapshot)) {
      RETURN_IF_FAULT(files->Rename(snapshot, snapshot + ".deleted"));
      renamed.push_back(snapshot + ".deleted");
    }
    for (std::string& path : renamed) {
      expiring.push_back({std::move(path), now_ms + view.config.file_delete_delay_ms});
    }
  }
  return Done{};
}

namespace {

/// Append lock held. What readers see changes first, with a new generation; then the files.
Status Cut(LogState& state, int64_t offset) {
  const auto before = state.view.segments;
  auto kept = std::make_shared<SegmentList>();
  SegmentList dropped;
  for (const auto& segment : *before) {
    // The first one stays even when all of it goes: a log has an active segment.
    if (segment->base_offset() <= offset || kept->empty())
      kept->push_back(segment);
    else
      dropped.push_back(segment);
  }
  const std::shared_ptr<Segment> last = kept->back();
  auto place = last->Find(offset, last->size());
  if (!place.ok()) return place.TakeFault();
  const int64_t position = place.value().found ? place.value().position : last->size();
  {
    std::lock_guard lock(state.view_mutex);
    View& view = state.view;
    view.generation++;
    view.segments = kept;
    view.end = offset;
    view.end_position = position;
    view.high_watermark = std::min(view.high_watermark, offset);
    view.flushed = std::min(view.flushed, offset);
    view.ForgetRecent();
    std::erase_if(view.unreplicated, [&](const auto& txn) { return txn.second >= offset; });
  }
  OTTLA_PAUSE("truncation published");
  state.active = last;
  RETURN_IF_FAULT(state.DropSegments(dropped, state.NowMs()));
  RETURN_IF_FAULT(last->TruncateTo(offset));
  if (state.epochs.TruncateFromEnd(offset)) RETURN_IF_FAULT(state.NoteEpochs());
  RETURN_IF_FAULT(state.RebuildProducers(offset));
  const int64_t first_ongoing = state.producers.FirstOngoing();
  std::lock_guard lock(state.view_mutex);
  state.view.first_ongoing = first_ongoing;
  return Done{};
}

Status StartOver(LogState& state, int64_t offset) {
  const auto before = state.view.segments;
  // A segment file may bear the new one's name: drop first. Readers keep their pins.
  {
    std::lock_guard lock(state.view_mutex);
    View& view = state.view;
    view.generation++;
    view.end = view.log_start;  // nothing is readable until the new segment stands
    view.high_watermark = view.log_start;
    view.ForgetRecent();
    view.unreplicated.clear();
    view.first_ongoing = -1;
  }
  RETURN_IF_FAULT(state.DropSegments(*before, state.NowMs()));
  auto opened = Segment::Open(state.place(), offset);
  if (!opened.ok()) return opened.TakeFault();
  RETURN_IF_FAULT(opened.value()->ResetIndexes());
  state.active = std::move(opened.value());
  state.active->created_ms = state.NowMs();
  state.producers.Clear();
  state.epochs.Clear();
  state.nearly_full_said = false;
  RETURN_IF_FAULT(state.NoteEpochs());
  auto listed = state.files->List(state.directory);
  if (!listed.ok()) return listed.TakeFault();
  for (const io::DirectoryEntry& entry : listed.value()) {
    if (entry.name.ends_with(".snapshot")) RETURN_IF_FAULT(state.files->Remove(state.PathOf(entry.name)));
  }
  state.snapshot_offset = -1;
  std::lock_guard lock(state.view_mutex);
  View& view = state.view;
  view.segments = std::make_shared<const SegmentList>(SegmentList{state.active});
  view.log_start = view.end = view.high_watermark = view.flushed = offset;
  view.end_position = 0;
  view.unflushed_since_ms = INT64_MAX;
  return Done{};
}

}  // namespace

ErrorCode PartitionLog::TruncateTo(int64_t offset) {
  LogState& state = *state_;
  state.waiters.FailBeyond(offset, WaitOutcome::kTruncated);
  Status cut = Done{};
  {
    std::lock_guard lock(state.append_mutex);
    const ErrorCode life = state.LifeError();
    if (life != ErrorCode::kNone) return life;
    if (state.view.role.kind == RoleKind::kLeader) return ErrorCode::kNotLeaderOrFollower;
    if (offset >= state.view.end) return ErrorCode::kNone;
    if (offset < state.view.log_start)
      cut = StartOver(state, offset);
    else
      cut = Cut(state, offset);
  }
  if (cut.ok()) return ErrorCode::kNone;
  MarkOffline(cut.fault());
  return ErrorCode::kKafkaStorageError;
}

ErrorCode PartitionLog::TruncateFullyAndStartAt(int64_t offset) {
  LogState& state = *state_;
  state.waiters.FailBeyond(-1, WaitOutcome::kTruncated);
  Status cut = Done{};
  {
    std::lock_guard lock(state.append_mutex);
    const ErrorCode life = state.LifeError();
    if (life != ErrorCode::kNone) return life;
    if (state.view.role.kind == RoleKind::kLeader) return ErrorCode::kNotLeaderOrFollower;
    cut = StartOver(state, offset);
  }
  if (cut.ok()) return ErrorCode::kNone;
  MarkOffline(cut.fault());
  return ErrorCode::kKafkaStorageError;
}

ErrorCode PartitionLog::DeleteRecordsBefore(int64_t offset) {
  LogState& state = *state_;
  Status stored = Done{};
  {
    std::lock_guard lock(state.append_mutex);
    const ErrorCode life = state.LifeError();
    if (life != ErrorCode::kNone) return life;
    {
      std::lock_guard view_lock(state.view_mutex);
      View& view = state.view;
      if (offset > view.high_watermark) return ErrorCode::kOffsetOutOfRange;
      if (offset <= view.log_start) return ErrorCode::kNone;
      view.log_start = offset;
    }
    if (state.epochs.TruncateFromStart(offset)) stored = state.NoteEpochs();
  }
  if (stored.ok()) return ErrorCode::kNone;
  MarkOffline(stored.fault());
  return ErrorCode::kKafkaStorageError;
}

}  // namespace ottla::log
