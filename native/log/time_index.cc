#include "log/time_index.h"

#include "core/bytes.h"

namespace ottla::log {

Result<TimeEntry> TimeIndex::At(uint32_t index) const {
  uint8_t entry[kEntryBytes];
  RETURN_IF_FAULT(file_.Get(index, entry));
  return TimeEntry{LoadBig<int64_t>(entry), base_offset_ + LoadBig<int32_t>(entry + 8)};
}

Status TimeIndex::Load() {
  RETURN_IF_FAULT(file_.Load());
  last_ = {-1, base_offset_};
  if (file_.count() == 0) return Done{};
  auto first = At(0);
  auto last = At(file_.count() - 1);
  if (!first.ok()) return first.TakeFault();
  if (!last.ok()) return last.TakeFault();
  // Timestamps ascend strictly, so a file that was never trimmed (zeros at the end) shows here.
  if (last.value().offset < base_offset_ ||
      (file_.count() > 1 && last.value().timestamp <= first.value().timestamp)) {
    return Fault::Corrupt(file_.path() + ": last entry (" + std::to_string(last.value().timestamp) + ", " +
                          std::to_string(last.value().offset) + ") does not fit the segment");
  }
  last_ = last.value();
  return Done{};
}

Status TimeIndex::Clear(bool missing) {
  last_ = {-1, base_offset_};
  return file_.Clear(missing);
}

Status TimeIndex::MaybeAppend(int64_t timestamp, int64_t offset) {
  if (timestamp <= last_.timestamp) return Done{};
  uint8_t entry[kEntryBytes];
  StoreBig(entry, timestamp);
  StoreBig(entry + 8, static_cast<int32_t>(offset - base_offset_));
  last_ = {timestamp, offset};
  return file_.Append(entry);
}

Result<TimeEntry> TimeIndex::Lookup(int64_t target) const {
  TimeEntry best{-1, base_offset_};
  uint32_t low = 0;
  uint32_t high = file_.count();
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    auto entry = At(middle);
    if (!entry.ok()) return entry.TakeFault();
    if (entry.value().timestamp <= target) {
      best = entry.value();
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return best;
}

Status TimeIndex::TruncateTo(int64_t offset) {
  uint32_t low = 0;
  uint32_t high = file_.count();
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    auto entry = At(middle);
    if (!entry.ok()) return entry.TakeFault();
    if (entry.value().offset < offset)
      low = middle + 1;
    else
      high = middle;
  }
  RETURN_IF_FAULT(file_.Truncate(low));
  last_ = {-1, base_offset_};
  if (low > 0) {
    auto last = At(low - 1);
    if (!last.ok()) return last.TakeFault();
    last_ = last.value();
  }
  return Done{};
}

}  // namespace ottla::log
