// Opening what is on disk. After a clean stop the files are taken as they are. Otherwise every segment from
// the recovery point on is read whole: batches whose CRC or offsets do not fit end the log there, indexes,
// transaction index and producer state are rebuilt on the way.
#include <algorithm>

#include "batch/crc32c.h"
#include "log/batch_scanner.h"
#include "log/leftovers.h"
#include "log/log_state.h"

namespace ottla::log {
namespace {

using batch::HeaderView;
using Step = BatchScanner::Step;

bool ControlOf(Bytes whole, batch::ControlRecord* control) {
  if (!HeaderView(whole.data).control()) return false;
  if (!batch::ParseControlRecord(whole.From(batch::kHeaderBytes), control)) *control = batch::ControlRecord{};
  return true;
}

class Loader {
 public:
  explicit Loader(LogState& state) : state_(state) {}

  Status Run() {
    RETURN_IF_FAULT(state_.files->MakeDirectories(state_.directory));
    auto content = FinishLeftovers(*state_.files, state_.directory);
    if (!content.ok()) return content.TakeFault();
    state_.view.log_start = state_.options.log_start_offset;
    RETURN_IF_FAULT(LoadEpochs());
    RETURN_IF_FAULT(OpenSegments(content.value().segments));
    RETURN_IF_FAULT(RecoverUnflushed());
    RETURN_IF_FAULT(SettleEnds());
    RETURN_IF_FAULT(SettleState(content.value().snapshots));
    const bool as_left = state_.options.clean_shutdown && next_recovered_ == SIZE_MAX &&
                         state_.snapshot_offset == state_.view.end;
    if (as_left) state_.opened = {state_.view.segments, state_.view.end, state_.view.generation};
    return Done{};
  }

 private:
  Status LoadEpochs() {
    const std::string path = state_.PathOf("leader-epoch-checkpoint");
    if (!state_.files->Exists(path)) return Done{};
    auto content = io::ReadWholeFile(*state_.files, path);
    if (!content.ok()) return content.TakeFault();
    // A file torn by power loss is no reason to lose the partition: recovery of all of it finds epochs in the
    // batches.
    if (!state_.epochs.Decode(content.value()).ok()) {
      state_.options.clean_shutdown = false;
      state_.options.recovery_point = 0;
    }
    state_.epochs_stored = std::move(content.value());
    state_.epochs_synced = state_.options.clean_shutdown;
    state_.epochs_dirty = !state_.epochs_synced;
    return Done{};
  }

  Status OpenSegments(const std::vector<int64_t>& bases) {
    for (const int64_t base : bases) {
      auto opened = Segment::Open(state_.place(), base);
      if (!opened.ok()) return opened.TakeFault();
      std::shared_ptr<Segment> segment = std::move(opened.value());
      auto modified = state_.files->ModifiedMs(state_.PathOf(OffsetFileName(base, ".log")));
      if (modified.ok()) segment->set_last_modified_ms(modified.value());
      segment->created_ms = state_.NowMs();
      segments_.push_back(std::move(segment));
    }
    return Done{};
  }

  /// The first segment whose content may not be on disk. One that ends exactly at the recovery point may have
  /// been sealed after the flush, and its indexes not be on disk.
  size_t FirstUnflushed() const {
    if (state_.options.clean_shutdown) return segments_.size();
    size_t first = segments_.size();
    while (first > 0 &&
           (first == segments_.size() || segments_[first]->base_offset() >= state_.options.recovery_point))
      first--;
    return first;
  }

  Status RecoverUnflushed() {
    const size_t first = FirstUnflushed();
    for (size_t index = 0; index < segments_.size(); index++) {
      if (index < first) {
        Status loaded = segments_[index]->LoadIndexes();
        if (loaded.ok()) loaded = segments_[index]->LoadMaxTimestamp();
        if (loaded.ok()) {
          if (index + 1 == segments_.size()) {
            auto next = segments_[index]->NextOffset();
            if (next.ok()) {
              segments_[index]->ReleaseIndexes();
              continue;
            }
            if (next.fault().kind != Fault::Kind::kCorrupt) return next.TakeFault();
          } else {
            segments_[index]->ReleaseIndexes();
            continue;
          }
        } else if (loaded.fault().kind != Fault::Kind::kCorrupt) {
          return loaded;
        }
      }
      bool cut = false;
      RETURN_IF_FAULT(Recover(*segments_[index], index == next_recovered_, &cut));
      next_recovered_ = index + 1;
      const bool last = index + 1 == segments_.size();
      if (!last) RETURN_IF_FAULT(segments_[index]->Seal());
      RETURN_IF_FAULT(segments_[index]->Sync(!last));
      // Power loss may take whole batches from the end of one segment and leave the next, which was synced by
      // chance: no torn batch tells of it. Only compaction leaves such gaps otherwise; inside a segment it
      // alone does, and says so of a log whose policy has changed since, or whose leader cleaned it.
      if (!last && index >= first && !state_.view.config.compact && !state_.options.gaps_allowed &&
          !gap_seen_)
        cut |= recovered_end_ != segments_[index + 1]->base_offset();
      if (!cut) continue;
      // Nothing after a hole can be trusted to follow it.
      const SegmentList beyond(segments_.begin() + static_cast<ptrdiff_t>(index) + 1, segments_.end());
      RETURN_IF_FAULT(state_.DropSegments(beyond, state_.NowMs()));
      segments_.resize(index + 1);
    }
    return Done{};
  }

  /// `continued`: the producer state stands where this segment begins, from the one before.
  Status Recover(Segment& segment, bool continued, bool* cut) {
    Publish();
    RETURN_IF_FAULT(segment.ResetIndexes());
    if (!continued) RETURN_IF_FAULT(state_.RebuildProducers(segment.base_offset()));
    BatchScanner scanner(segment.file(), 0, segment.size(), BatchScanner::kWholeChunk);
    int64_t valid = 0;
    int64_t last_offset = segment.base_offset() - 1;
    Step step;
    while ((step = scanner.Next()) == Step::kBatch) {
      const Bytes whole = scanner.Whole();
      if (whole.size == 0) return scanner.fault();
      const HeaderView header(whole.data);
      if (batch::Crc32c(whole.From(batch::kCrcRangeBegin)) != header.crc() ||
          header.base_offset() <= last_offset || header.last_offset() - segment.base_offset() > INT32_MAX) {
        break;
      }
      gap_seen_ |= header.base_offset() != last_offset + 1;
      last_offset = header.last_offset();
      RETURN_IF_FAULT(segment.Reindex(
          {header.base_offset(), last_offset, header.max_timestamp(), static_cast<int32_t>(scanner.size())},
          valid, state_.view.config.index_interval_bytes));
      RETURN_IF_FAULT(Replay(segment, whole));
      valid += scanner.size();
    }
    if (step == Step::kFault) return scanner.fault();
    recovered_end_ = last_offset + 1;
    *cut = valid < segment.size();
    return *cut ? segment.CutTo(valid) : Status(Done{});
  }

  Status Replay(Segment& segment, Bytes whole) {
    const HeaderView header(whole.data);
    if (header.leader_epoch() >= 0 && header.leader_epoch() > state_.epochs.Latest()) {
      epochs_changed_ |= state_.epochs.Assign(header.leader_epoch(), header.base_offset());
    }
    if (!header.has_producer()) return Done{};
    batch::ControlRecord control;
    const bool is_control = ControlOf(whole, &control);
    const auto done = state_.producers.Update(header, is_control ? &control : nullptr);
    if (!done.has_value() || !done->aborted) return Done{};
    const int64_t ongoing = state_.producers.FirstOngoing(done->producer_id);
    return segment.AppendAborted({done->producer_id, done->first_offset, done->last_offset,
                                  ongoing >= 0 ? ongoing : done->last_offset + 1});
  }

  void Publish() { state_.view.segments = std::make_shared<const SegmentList>(segments_); }

  Status SettleEnds() {
    View& view = state_.view;
    if (segments_.empty()) RETURN_IF_FAULT(Begin(state_.options.log_start_offset));
    auto next = segments_.back()->NextOffset();
    if (!next.ok()) return next.TakeFault();
    if (state_.options.log_start_offset > next.value()) {
      // Everything here was deleted already; only the checkpoint got to disk.
      RETURN_IF_FAULT(state_.DropSegments(segments_, state_.NowMs()));
      segments_.clear();
      RETURN_IF_FAULT(Begin(state_.options.log_start_offset));
      next = state_.options.log_start_offset;
    }
    Publish();
    state_.active = segments_.back();
    view.end = next.value();
    view.end_position = state_.active->size();
    view.log_start = std::max(state_.options.log_start_offset, segments_.front()->base_offset());
    view.high_watermark = view.log_start;
    view.flushed = view.end;  // recovery has synced what it read
    return Done{};
  }

  Status Begin(int64_t base) {
    RETURN_IF_FAULT(OpenSegments({base}));
    return segments_.back()->ResetIndexes(true);  // FinishLeftovers removed indexes without a segment
  }

  Status SettleState(const std::vector<int64_t>& snapshots) {
    View& view = state_.view;
    epochs_changed_ |= state_.epochs.TruncateFromEnd(view.end);
    epochs_changed_ |= state_.epochs.TruncateFromStart(view.log_start);
    // Not stored yet: whatever the file lacks, the next start would find again as this one did.
    state_.epochs_dirty |= epochs_changed_;
    // Snapshots serve segment starts and the newest one the end; others are strays of earlier stops.
    for (const int64_t offset : snapshots) {
      const bool newest = offset == snapshots.back();
      const bool at_segment = std::any_of(segments_.begin(), segments_.end(), [&](const auto& segment) {
        return segment->base_offset() == offset;
      });
      if (!newest && !at_segment)
        RETURN_IF_FAULT(state_.files->Remove(state_.PathOf(OffsetFileName(offset, ".snapshot"))));
    }
    const bool never_used = view.end == 0 && snapshots.empty();
    if (state_.options.recover_producer_state && !never_used)
      RETURN_IF_FAULT(state_.RebuildProducers(view.end));
    view.first_ongoing = state_.producers.FirstOngoing();
    return Done{};
  }

  LogState& state_;
  SegmentList segments_;
  bool epochs_changed_ = false;
  bool gap_seen_ = false;
  int64_t recovered_end_ = 0;         // the offset after the last batch recovered
  size_t next_recovered_ = SIZE_MAX;  // index behind the segment recovered last
};

}  // namespace

Status LogState::Load() { return Loader(*this).Run(); }

Status LogState::ReplayProducers(const Segment& segment, int64_t from_offset, int64_t until_offset) {
  auto place = segment.Find(from_offset, segment.size());
  if (!place.ok()) return place.TakeFault();
  if (!place.value().found) return Done{};
  BatchScanner scanner(segment.file(), place.value().position, segment.size());
  Step step;
  while ((step = scanner.Next()) == Step::kBatch) {
    HeaderView header = scanner.header();
    if (header.base_offset() >= until_offset) return Done{};
    if (!header.has_producer() || header.base_offset() < from_offset) continue;
    if (!header.control()) {
      (void)producers.Update(header, nullptr);
      continue;
    }
    const Bytes whole = scanner.Whole();
    if (whole.size == 0) return scanner.fault();
    batch::ControlRecord control;
    (void)ControlOf(whole, &control);
    (void)producers.Update(HeaderView(whole.data), &control);
  }
  return step == Step::kFault ? Status(scanner.fault()) : Status(Done{});
}

Status LogState::RebuildProducers(int64_t end_offset) {
  producers.Clear();
  snapshot_offset = -1;
  auto listed = files->List(directory);
  if (!listed.ok()) return listed.TakeFault();
  int64_t from = view.log_start;
  // Names sort by offset: the newest usable one wins.
  for (auto entry = listed.value().rbegin(); entry != listed.value().rend(); ++entry) {
    if (entry->name.size() != 29 || !entry->name.ends_with(".snapshot")) continue;
    const int64_t offset = std::strtoll(entry->name.c_str(), nullptr, 10);
    if (offset <= end_offset) {
      auto content = io::ReadWholeFile(*files, PathOf(entry->name));
      if (!content.ok()) return content.TakeFault();
      if (producers.Restore(content.value(), NowMs(), view.config.producer_id_expiration_ms).ok()) {
        from = snapshot_offset = offset;
        RETURN_IF_FAULT(RecallBatches(offset));
        break;
      }
    }
    RETURN_IF_FAULT(files->Remove(PathOf(entry->name)));
  }
  const auto segments = view.segments;
  for (size_t index = 0; index < segments->size(); index++) {
    const bool last = index + 1 == segments->size();
    if (!last && (*segments)[index + 1]->base_offset() <= from) continue;
    if ((*segments)[index]->base_offset() >= end_offset) break;
    RETURN_IF_FAULT(ReplayProducers(*(*segments)[index], from, end_offset));
  }
  return Done{};
}

}  // namespace ottla::log
