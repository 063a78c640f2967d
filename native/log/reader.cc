// Reads: never under the append lock. What bounds a read is taken at one moment, then files are looked at
// through it.
#include <algorithm>

#include "log/batch_scanner.h"
#include "log/log_state.h"
#include "log/record_times.h"

namespace ottla::log {
namespace {

/// What a read needs of the view.
struct Snapshot {
  std::shared_ptr<const SegmentList> segments;
  int64_t log_start;
  int64_t end;
  int64_t end_position;
  RecentAppend begin;  // of the offset asked for, when remembered
  RecentAppend bound;  // that ends at the bound, when remembered
};

size_t SegmentIndexOf(const SegmentList& segments, int64_t offset) {
  const auto after =
      std::upper_bound(segments.begin(), segments.end(), offset,
                       [](int64_t value, const auto& segment) { return value < segment->base_offset(); });
  return after == segments.begin() ? 0 : static_cast<size_t>(after - segments.begin()) - 1;
}

/// The position in `segment` up to which offsets below `bound` lie.
Result<int64_t> LimitOf(const Snapshot& view, size_t index, int64_t bound) {
  const Segment& segment = *(*view.segments)[index];
  const bool last = index + 1 == view.segments->size();
  const int64_t written = last ? view.end_position : segment.size();
  if (bound >= view.end) return written;
  if (!last && (*view.segments)[index + 1]->base_offset() <= bound) return written;
  if (view.bound.end_offset == bound && view.bound.segment_base == segment.base_offset())
    return view.bound.end_position;
  auto place = segment.Find(bound, written);
  if (!place.ok()) return place.TakeFault();
  return place.value().found ? place.value().position : written;
}

Status FindSlice(const Snapshot& view, int64_t offset, int64_t bound, int32_t max_bytes, bool min_one,
                 ReadResult* result, size_t* segment_index) {
  for (size_t index = SegmentIndexOf(*view.segments, offset); index < view.segments->size(); index++) {
    const std::shared_ptr<Segment>& segment = (*view.segments)[index];
    if (segment->base_offset() >= bound) break;
    auto limit = LimitOf(view, index, bound);
    if (!limit.ok()) return limit.TakeFault();
    BatchPlace place;
    if (view.begin.base_offset == offset && view.begin.segment_base == segment->base_offset()) {
      place = {view.begin.position < limit.value(), view.begin.position, view.begin.first_batch_size, offset,
               offset};
    } else {
      auto found = segment->Find(offset, limit.value());
      if (!found.ok()) return found.TakeFault();
      place = found.value();
    }
    if (!place.found) continue;  // a gap that compaction left at the segment's end
    // Part of a batch is of no use to anybody: a reader whose limit the first batch exceeds gets nothing.
    if (!min_one && max_bytes < place.size) return Done{};
    const int64_t wanted = std::max<int64_t>(max_bytes, place.size);
    result->length = static_cast<int32_t>(std::clamp<int64_t>(limit.value() - place.position, 0, wanted));
    if (result->length == 0) return Done{};
    result->recent = view.begin.base_offset == offset;
    result->pin = segment->pin();
    result->fd = segment->pin()->fd();
    result->position = place.position;
    result->first_offset = place.base_offset;
    *segment_index = index;
    return Done{};
  }
  return Done{};
}

Status CollectAborted(const Snapshot& view, size_t index, int64_t offset, int64_t bound, ReadResult* result) {
  int64_t until = bound;
  auto known = (*view.segments)[index]->OffsetBoundAt(result->position + result->length);
  if (!known.ok()) return known.TakeFault();
  if (known.value() >= 0)
    until = std::min(until, known.value() + 1);
  else if (index + 1 < view.segments->size())
    until = std::min(until, (*view.segments)[index + 1]->base_offset());
  for (; index < view.segments->size(); index++) {
    if ((*view.segments)[index]->CollectAborted(offset, until, &result->aborted)) break;
  }
  return Done{};
}

}  // namespace

ReadResult PartitionLog::Read(int64_t offset, int32_t max_bytes, bool min_one, Isolation isolation) {
  LogState& state = *state_;
  ReadResult result;
  result.error = state.LifeError();
  Snapshot view;
  int64_t bound;
  {
    std::lock_guard lock(state.view_mutex);
    const View& now = state.view;
    result.high_watermark = now.high_watermark;
    result.last_stable_offset = now.last_stable();
    result.log_start_offset = now.log_start;
    result.log_end_offset = now.end;
    result.leader_epoch = now.role.leader_epoch;
    result.truncation_generation = now.generation;
    if (result.error != ErrorCode::kNone) return result;
    if (offset < now.log_start || offset > now.end) {
      result.error = ErrorCode::kOffsetOutOfRange;
      return result;
    }
    bound = isolation == Isolation::kLogEnd          ? now.readable_end()
            : isolation == Isolation::kHighWatermark ? result.high_watermark
                                                     : result.last_stable_offset;
    if (offset >= bound) return result;
    view = {now.segments, now.log_start, now.end, now.end_position, {}, {}};
    if (const RecentAppend* recent = now.RecentBegin(offset)) view.begin = *recent;
    if (bound < now.end) {
      if (const RecentAppend* recent = now.RecentEnd(bound)) view.bound = *recent;
    }
  }
  OTTLA_PAUSE("read bounded");
  size_t index = 0;
  Status found = FindSlice(view, offset, bound, max_bytes, min_one, &result, &index);
  if (found.ok() && isolation == Isolation::kCommitted && result.length > 0) {
    found = CollectAborted(view, index, offset, bound, &result);
  }
  if (found.ok()) return result;
  result.length = 0;
  result.pin = nullptr;
  result.fd = -1;
  if (truncation_generation() != result.truncation_generation)
    return result;  // the bytes went away beneath: nothing to send
  result.error = found.fault().kind == Fault::Kind::kCorrupt ? ErrorCode::kCorruptMessage
                                                             : ErrorCode::kKafkaStorageError;
  if (found.fault().kind == Fault::Kind::kIo) MarkOffline(found.fault());
  return result;
}

Result<size_t> PartitionLog::ReadPinned(const ReadResult& read, uint8_t* to) {
  if (read.pin == nullptr) return size_t{0};
  return read.pin->file().ReadAt(read.position, to, static_cast<size_t>(read.length));
}

namespace {

/// The first record at or after `timestamp` (and at or after from_offset) in [position, limit).
Status FindInSegment(const Segment& segment, int64_t position, int64_t limit, int64_t timestamp,
                     int64_t from_offset, TimestampOffset* result) {
  BatchScanner scanner(segment.file(), position, limit);
  BatchScanner::Step step;
  while ((step = scanner.Next()) == BatchScanner::Step::kBatch) {
    const batch::HeaderView header = scanner.header();
    if (header.max_timestamp() < timestamp || header.last_offset() < from_offset) continue;
    const int32_t epoch = header.leader_epoch();
    const Bytes whole = scanner.Whole();
    if (whole.size == 0) return scanner.fault();
    RecordTime record;
    if (!FirstRecordAtOrAfter(whole, timestamp, from_offset, &record)) continue;
    result->timestamp = record.timestamp;
    result->offset = record.offset;
    result->leader_epoch = epoch;
    return Done{};
  }
  if (step == BatchScanner::Step::kFault) return scanner.fault();
  if (step == BatchScanner::Step::kCorrupt) return Fault::Corrupt("no batch where one was expected");
  return Done{};
}

}  // namespace

TimestampOffset PartitionLog::LookupTimestamp(int64_t timestamp) {
  LogState& state = *state_;
  TimestampOffset result;
  result.error = state.LifeError();
  if (result.error != ErrorCode::kNone) return result;
  std::shared_ptr<const SegmentList> segments;
  int64_t log_start;
  int64_t end_position;
  {
    std::lock_guard lock(state.view_mutex);
    segments = state.view.segments;
    log_start = state.view.log_start;
    end_position = state.view.end_position;
  }
  for (size_t index = 0; index < segments->size(); index++) {
    const Segment& segment = *(*segments)[index];
    if (segment.max_timestamp().timestamp < timestamp) continue;
    auto position = segment.ScanPositionFor(timestamp, log_start);
    const int64_t limit = index + 1 == segments->size() ? end_position : segment.size();
    Status found = position.ok()
                       ? FindInSegment(segment, position.value(), limit, timestamp, log_start, &result)
                       : Status(position.TakeFault());
    if (!found.ok()) {
      result = {};
      result.error = ErrorCode::kKafkaStorageError;
      if (found.fault().kind == Fault::Kind::kIo) MarkOffline(found.fault());
      return result;
    }
    if (result.offset >= 0) return result;
  }
  return result;
}

TimestampOffset PartitionLog::LookupMaxTimestamp() {
  LogState& state = *state_;
  TimestampOffset result;
  result.error = state.LifeError();
  if (result.error != ErrorCode::kNone) return result;
  std::shared_ptr<const SegmentList> segments;
  int64_t end_position;
  {
    std::lock_guard lock(state.view_mutex);
    segments = state.view.segments;
    end_position = state.view.end_position;
  }
  size_t best = 0;
  TimeEntry newest;
  for (size_t index = 0; index < segments->size(); index++) {
    const TimeEntry entry = (*segments)[index]->max_timestamp();
    if (entry.timestamp > newest.timestamp) {
      newest = entry;
      best = index;
    }
  }
  if (newest.timestamp < 0) return result;
  const Segment& segment = *(*segments)[best];
  const int64_t limit = best + 1 == segments->size() ? end_position : segment.size();
  auto place = segment.Find(newest.offset, limit);
  Status found = place.ok() ? Status(Done{}) : Status(place.TakeFault());
  if (found.ok() && place.value().found) {
    found = FindInSegment(segment, place.value().position, limit, newest.timestamp, 0, &result);
  }
  if (!found.ok()) {
    result = {};
    result.error = ErrorCode::kKafkaStorageError;
    if (found.fault().kind == Fault::Kind::kIo) MarkOffline(found.fault());
  }
  return result;
}

}  // namespace ottla::log
