// The rest of Segment: what loading, recovery, flushing and deletion do with its files.
#include "log/batch_scanner.h"
#include "log/segment.h"
#include "log/test_hooks.h"

namespace ottla::log {

Status Segment::LoadIndexes() {
  std::lock_guard lock(index_mutex_);
  for (const char* suffix : {".index", ".timeindex"}) {
    if (!files_->Exists(PathOf(suffix))) return Fault::Corrupt(PathOf(suffix) + " is missing");
  }
  RETURN_IF_FAULT(offset_index_.Load(size()));
  RETURN_IF_FAULT(time_index_.Load());
  return txn_index_.Load(base_offset_);
}

Status Segment::ResetIndexes(bool missing) {
  std::lock_guard lock(index_mutex_);
  RETURN_IF_FAULT(offset_index_.Clear(missing));
  RETURN_IF_FAULT(time_index_.Clear(missing));
  if (!missing) RETURN_IF_FAULT(txn_index_.Clear());
  max_ = {-1, base_offset_};
  bytes_since_entry_ = 0;
  return Done{};
}

Status Segment::Reindex(const BatchInfo& batch, int64_t position, int32_t index_interval_bytes) {
  if (position == 0) rolling_timestamp_ = batch.max_timestamp;
  std::lock_guard lock(index_mutex_);
  return AddToIndex(batch, position, index_interval_bytes);
}

Result<int64_t> Segment::NextOffset() const {
  int64_t from;
  int64_t indexed;
  {
    std::lock_guard lock(index_mutex_);
    auto entry = offset_index_.Lookup(INT64_MAX);
    if (!entry.ok()) return entry.TakeFault();
    from = entry.value().position;
    indexed = from > 0 ? entry.value().offset : -1;
  }
  int64_t next = base_offset_;
  BatchScanner scanner(file(), from, size());
  BatchScanner::Step step;
  while ((step = scanner.Next()) == BatchScanner::Step::kBatch) next = scanner.header().last_offset() + 1;
  if (step == BatchScanner::Step::kFault) return scanner.fault();
  if (step != BatchScanner::Step::kEnd) {
    return Fault::Corrupt(PathOf(".log") + ": no whole batch at position " +
                          std::to_string(scanner.position()));
  }
  if (indexed >= next) {
    return Fault::Corrupt(PathOf(".index") + ": last entry is for offset " + std::to_string(indexed) +
                          ", the segment ends at " + std::to_string(next));
  }
  return next;
}

Status Segment::LoadMaxTimestamp() {
  TimeEntry best;
  int64_t from;
  {
    std::lock_guard lock(index_mutex_);
    best = time_index_.last();
    auto place = offset_index_.Lookup(best.offset);
    if (!place.ok()) return place.TakeFault();
    from = place.value().position;
  }
  int64_t since_entry = 0;
  BatchScanner scanner(file(), from, size());
  BatchScanner::Step step;
  while ((step = scanner.Next()) == BatchScanner::Step::kBatch) {
    const batch::HeaderView header = scanner.header();
    if (header.max_timestamp() > best.timestamp) best = {header.max_timestamp(), header.last_offset()};
    since_entry += scanner.size();
  }
  if (step == BatchScanner::Step::kFault) return scanner.fault();
  if (step != BatchScanner::Step::kEnd) {
    return Fault::Corrupt(PathOf(".log") + ": no whole batch at position " +
                          std::to_string(scanner.position()));
  }
  std::lock_guard lock(index_mutex_);
  max_ = best;
  return Done{};
}

Status Segment::Sync(bool indexes) {
  RETURN_IF_FAULT(file().Sync());
  if (!indexes) return Done{};
  std::shared_ptr<io::File> files[3];
  {
    std::lock_guard lock(index_mutex_);
    RETURN_IF_FAULT(offset_index_.file().Store());
    RETURN_IF_FAULT(time_index_.file().Store());
    RETURN_IF_FAULT(txn_index_.Store());
    files[0] = offset_index_.file().opened();
    files[1] = time_index_.file().opened();
    files[2] = txn_index_.opened();
  }
  // Readers look things up meanwhile, and the files may be released or removed: these references keep them
  // open.
  OTTLA_PAUSE("indexes syncing");
  for (const auto& each : files) {
    if (each != nullptr) RETURN_IF_FAULT(each->Sync());
  }
  return Done{};
}

Status Segment::RenameWithSuffix(const char* suffix, std::vector<std::string>* renamed) {
  std::lock_guard lock(index_mutex_);
  for (const char* kind : {".index", ".timeindex", ".txnindex", ".log"}) {
    const std::string from = PathOf(kind);
    if (!files_->Exists(from)) continue;
    RETURN_IF_FAULT(files_->Rename(from, from + suffix));
    renamed->push_back(from + suffix);
  }
  // A reader that found this segment in an older snapshot may still look something up.
  offset_index_.file().set_path(PathOf(".index") + suffix);
  time_index_.file().set_path(PathOf(".timeindex") + suffix);
  txn_index_.set_path(PathOf(".txnindex") + suffix);
  return Done{};
}

void Segment::SetDirectory(const std::string& directory) {
  std::lock_guard lock(index_mutex_);
  directory_ = directory;
  offset_index_.file().set_path(PathOf(".index"));
  time_index_.file().set_path(PathOf(".timeindex"));
  txn_index_.set_path(PathOf(".txnindex"));
}

void Segment::ReleaseIndexes() {
  std::lock_guard lock(index_mutex_);
  offset_index_.file().Release();
  time_index_.file().Release();
}

}  // namespace ottla::log
