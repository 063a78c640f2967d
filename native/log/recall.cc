// A producer snapshot keeps one batch per producer, the log in memory five. What lies between is looked up in
// the log itself, so that a client which repeats its requests in flight after our restart is answered with
// their offsets: Kafka refuses all but the newest with OUT_OF_ORDER_SEQUENCE_NUMBER.
#include <algorithm>

#include "log/batch_scanner.h"
#include "log/log_state.h"

namespace ottla::log {
namespace {

/// How far back the batches of requests in flight are looked for.
constexpr int64_t kRecallBytes = 1 << 20;
constexpr size_t kRecallChunk = 64 << 10;

struct Recalled {
  int64_t producer_id;
  int16_t epoch;
  BatchMeta batch;
};

/// Where a batch begins at or after `position`.
Result<int64_t> BoundaryAfter(const Segment& segment, int64_t position) {
  if (position <= 0) return int64_t{0};
  const auto bound = segment.OffsetBoundAt(position);
  if (!bound.ok()) return bound.fault();
  if (bound.value() < 0) return segment.size();
  const auto place = segment.Find(bound.value() + 1, segment.size());
  if (!place.ok()) return place.fault();
  return place.value().found ? place.value().position : segment.size();
}

Status Collect(const Segment& segment, int64_t from, int64_t until, std::vector<Recalled>* found) {
  BatchScanner scanner(segment.file(), from, until, kRecallChunk);
  BatchScanner::Step step;
  while ((step = scanner.Next()) == BatchScanner::Step::kBatch) {
    const batch::HeaderView header = scanner.header();
    if (!header.has_producer() || header.control()) continue;
    found->push_back(
        {header.producer_id(),
         header.producer_epoch(),
         {header.last_sequence(), header.last_offset(), header.last_offset_delta(), header.max_timestamp()}});
  }
  return step == BatchScanner::Step::kFault ? Status(scanner.fault()) : Status(Done{});
}

}  // namespace

void ProducerStates::Recall(int64_t producer_id, int16_t epoch, const BatchMeta& batch) {
  const auto entry = producers_.find(producer_id);
  if (entry == producers_.end() || entry->second.epoch != epoch) return;
  ProducerEntry& known = entry->second;
  if (known.batch_count == 0 || known.batch_count == ProducerEntry::kBatchesKept) return;
  const BatchMeta& oldest = known.batches[0];
  const bool before =
      batch.last_offset < oldest.first_offset() &&
      static_cast<int32_t>((int64_t{batch.last_sequence} + 1) & INT32_MAX) == oldest.first_sequence();
  if (!before) return;
  std::move_backward(known.batches, known.batches + known.batch_count, known.batches + known.batch_count + 1);
  known.batches[0] = batch;
  known.batch_count++;
}

Status LogState::RecallBatches(int64_t before_offset) {
  if (producers.size() == 0) return Done{};
  std::vector<Recalled> found;
  int64_t left = kRecallBytes;
  const auto segments = view.segments;
  for (auto at = segments->rbegin(); at != segments->rend() && left > 0; ++at) {
    const Segment& segment = **at;
    if (segment.base_offset() >= before_offset) continue;
    const auto end = segment.Find(before_offset, segment.size());
    if (!end.ok()) return end.fault();
    const int64_t until = end.value().found ? end.value().position : segment.size();
    const auto from = BoundaryAfter(segment, until - left);
    if (!from.ok()) return from.fault();
    std::vector<Recalled> here;
    RETURN_IF_FAULT(Collect(segment, from.value(), until, &here));
    found.insert(found.begin(), here.begin(), here.end());
    left -= until;
  }
  for (auto batch = found.rbegin(); batch != found.rend(); ++batch) {
    producers.Recall(batch->producer_id, batch->epoch, batch->batch);
  }
  return Done{};
}

}  // namespace ottla::log
