#include "log/segment.h"

#include <algorithm>
#include <cstdio>

#include "log/batch_scanner.h"

namespace ottla::log {
namespace {

// Blocks are reserved ahead once a segment has shown that it is written to in earnest.
constexpr int64_t kHotBytes = 1 << 20;
constexpr int64_t kReserveMin = 4 << 20;
constexpr int64_t kReserveMax = 16 << 20;

}  // namespace

std::string OffsetFileName(int64_t offset, const char* suffix) {
  char name[64];
  std::snprintf(name, sizeof name, "%020lld%s", static_cast<long long>(offset), suffix);
  return name;
}

Segment::Segment(const Place& place, int64_t base_offset, std::shared_ptr<const SegmentFile> file,
                 int64_t size)
    : files_(place.files),
      base_offset_(base_offset),
      file_(std::move(file)),
      size_(size),
      reserved_(size),
      directory_(place.directory),
      offset_index_(place.files, PathOf(".index"), base_offset),
      time_index_(place.files, PathOf(".timeindex"), base_offset),
      txn_index_(place.files, PathOf(".txnindex")),
      max_{-1, base_offset} {}

std::string Segment::PathOf(const char* suffix) const {
  return directory_ + "/" + OffsetFileName(base_offset_, suffix);
}

Result<std::shared_ptr<Segment>> Segment::Open(const Place& place, int64_t base_offset) {
  auto opened =
      place.files->Open(place.directory + "/" + OffsetFileName(base_offset, ".log"), io::OpenMode::kCreate);
  if (!opened.ok()) return opened.TakeFault();
  auto size = opened.value()->Size();
  if (!size.ok()) return size.TakeFault();
  auto file = std::make_shared<const SegmentFile>(std::move(opened.value()));
  return std::shared_ptr<Segment>(new Segment(place, base_offset, std::move(file), size.value()));
}

Status Segment::AddToIndex(const BatchInfo& batch, int64_t position, int32_t interval) {
  if (batch.max_timestamp > max_.timestamp) max_ = {batch.max_timestamp, batch.last_offset};
  if (bytes_since_entry_ > interval) {
    RETURN_IF_FAULT(offset_index_.Append(batch.last_offset, position));
    RETURN_IF_FAULT(time_index_.MaybeAppend(max_.timestamp, max_.offset));
    bytes_since_entry_ = 0;
  }
  bytes_since_entry_ += batch.size;
  return Done{};
}

Status Segment::Append(Bytes bytes, const BatchInfo* batches, size_t count, int32_t index_interval_bytes,
                       bool* torn) {
  const int64_t begin = size_.load(std::memory_order_relaxed);
  const int64_t end = begin + static_cast<int64_t>(bytes.size);
  if (end > kHotBytes && end > reserved_) {
    const int64_t step = std::clamp<int64_t>(begin / 4, kReserveMin, kReserveMax);
    file().Reserve(begin, static_cast<int64_t>(bytes.size) + step);
    reserved_ = end + step;
  }
  if (Status written = file().WriteAt(begin, bytes); !written.ok()) {
    *torn = !file().Truncate(begin).ok();
    return written;
  }
  if (rolling_timestamp_ < 0 && begin == 0 && count > 0) rolling_timestamp_ = batches[0].max_timestamp;
  {
    std::lock_guard lock(index_mutex_);
    int64_t position = begin;
    for (size_t at = 0; at < count; at++) {
      if (Status added = AddToIndex(batches[at], position, index_interval_bytes); !added.ok()) {
        *torn = true;  // the batch is written but not found through the index: the log must not go on
        return added;
      }
      position += batches[at].size;
    }
  }
  size_.store(end, std::memory_order_release);
  return Done{};
}

Status Segment::AppendAborted(const AbortedEntry& entry) {
  std::lock_guard lock(index_mutex_);
  return txn_index_.Append(entry);
}

bool Segment::IndexesFull(int32_t index_bytes_max) const {
  std::lock_guard lock(index_mutex_);
  return offset_index_.Full(index_bytes_max) || time_index_.Full(index_bytes_max);
}

Status Segment::Seal() {
  std::lock_guard lock(index_mutex_);
  RETURN_IF_FAULT(time_index_.MaybeAppend(max_.timestamp, max_.offset));
  RETURN_IF_FAULT(offset_index_.file().Store());
  RETURN_IF_FAULT(txn_index_.Store());
  return time_index_.file().Store();
}

Status Segment::CutTo(int64_t size) {
  RETURN_IF_FAULT(file().Truncate(size));
  size_.store(size, std::memory_order_release);
  reserved_ = size;  // a cut gives reserved blocks back
  return Done{};
}

Status Segment::TruncateTo(int64_t offset) {
  auto place = Find(offset, size());
  if (!place.ok()) return place.TakeFault();
  {
    std::lock_guard lock(index_mutex_);
    RETURN_IF_FAULT(offset_index_.TruncateTo(offset));
    RETURN_IF_FAULT(time_index_.TruncateTo(offset));
    RETURN_IF_FAULT(txn_index_.TruncateTo(offset));
    bytes_since_entry_ = 0;
  }
  if (place.value().found) RETURN_IF_FAULT(CutTo(place.value().position));
  if (size() == 0) rolling_timestamp_ = -1;
  return LoadMaxTimestamp();
}

int64_t Segment::RollingTimestamp() {
  if (rolling_timestamp_ < 0 && size() > 0) {
    BatchScanner scanner(file(), 0, size());
    if (scanner.Next() == BatchScanner::Step::kBatch) rolling_timestamp_ = scanner.header().max_timestamp();
  }
  return rolling_timestamp_;
}

Result<BatchPlace> Segment::Find(int64_t offset, int64_t limit) const {
  int64_t from;
  {
    std::lock_guard lock(index_mutex_);
    auto entry = offset_index_.Lookup(offset);
    if (!entry.ok()) return entry.TakeFault();
    from = entry.value().position;
  }
  BatchScanner scanner(file(), from, limit);
  for (;;) {
    switch (scanner.Next()) {
      case BatchScanner::Step::kBatch: {
        const batch::HeaderView header = scanner.header();
        if (header.last_offset() < offset) continue;
        return BatchPlace{true, scanner.position(), scanner.size(), header.base_offset(),
                          header.last_offset()};
      }
      case BatchScanner::Step::kFault:
        return scanner.fault();
      case BatchScanner::Step::kCorrupt:
        return Fault::Corrupt(PathOf(".log") + ": no batch at position " +
                              std::to_string(scanner.position()));
      case BatchScanner::Step::kTorn:  // a truncation passed this reader: the caller's generation check will
                                       // see it
      case BatchScanner::Step::kEnd:
        return BatchPlace{};
    }
  }
}

Result<int64_t> Segment::OffsetBoundAt(int64_t position) const {
  std::lock_guard lock(index_mutex_);
  OffsetPosition entry;
  auto found = offset_index_.FirstAtPosition(position, &entry);
  if (!found.ok()) return found.TakeFault();
  return found.value() ? entry.offset : int64_t{-1};
}

Result<int64_t> Segment::ScanPositionFor(int64_t timestamp, int64_t from_offset) const {
  std::lock_guard lock(index_mutex_);
  auto time = time_index_.Lookup(timestamp);
  if (!time.ok()) return time.TakeFault();
  auto place = offset_index_.Lookup(std::max(time.value().offset, from_offset));
  if (!place.ok()) return place.TakeFault();
  return place.value().position;
}

TimeEntry Segment::max_timestamp() const {
  std::lock_guard lock(index_mutex_);
  return max_;
}

bool Segment::CollectAborted(int64_t from, int64_t until, std::vector<AbortedTransaction>* to) const {
  std::lock_guard lock(index_mutex_);
  return txn_index_.Collect(from, until, to);
}

}  // namespace ottla::log
