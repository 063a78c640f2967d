#include "log/offset_index.h"

#include "core/bytes.h"

namespace ottla::log {

Result<OffsetPosition> OffsetIndex::At(uint32_t index) const {
  uint8_t entry[kEntryBytes];
  RETURN_IF_FAULT(file_.Get(index, entry));
  return OffsetPosition{base_offset_ + LoadBig<int32_t>(entry), LoadBig<int32_t>(entry + 4)};
}

Status OffsetIndex::Load(int64_t segment_size) {
  RETURN_IF_FAULT(file_.Load());
  last_offset_ = -1;
  if (file_.count() == 0) return Done{};
  auto last = At(file_.count() - 1);
  if (!last.ok()) return last.TakeFault();
  // A zero entry is never written: the first batch of a segment has none.
  if (last.value().offset < base_offset_ || last.value().position <= 0 ||
      last.value().position >= segment_size) {
    return Fault::Corrupt(file_.path() + ": last entry (" + std::to_string(last.value().offset) + ", " +
                          std::to_string(last.value().position) + ") does not fit the segment");
  }
  last_offset_ = last.value().offset;
  return Done{};
}

Status OffsetIndex::Clear(bool missing) {
  last_offset_ = -1;
  return file_.Clear(missing);
}

Status OffsetIndex::Append(int64_t offset, int64_t position) {
  if (offset <= last_offset_) {
    // Entries within a file that was taken as it is are not looked at before they are needed.
    return Fault::Corrupt(file_.path() + ": last entry is for offset " + std::to_string(last_offset_) +
                          ", appending for " + std::to_string(offset));
  }
  uint8_t entry[kEntryBytes];
  StoreBig(entry, static_cast<int32_t>(offset - base_offset_));
  StoreBig(entry + 4, static_cast<int32_t>(position));
  last_offset_ = offset;
  return file_.Append(entry);
}

Result<OffsetPosition> OffsetIndex::Lookup(int64_t target) const {
  OffsetPosition best{base_offset_, 0};
  uint32_t low = 0;
  uint32_t high = file_.count();
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    auto entry = At(middle);
    if (!entry.ok()) return entry.TakeFault();
    if (entry.value().offset <= target) {
      best = entry.value();
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return best;
}

Result<bool> OffsetIndex::FirstAtPosition(int64_t position, OffsetPosition* found) const {
  uint32_t low = 0;
  uint32_t high = file_.count();
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    auto entry = At(middle);
    if (!entry.ok()) return entry.TakeFault();
    if (entry.value().position >= position) {
      *found = entry.value();
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low < file_.count();
}

Status OffsetIndex::TruncateTo(int64_t offset) {
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
  last_offset_ = -1;
  if (low > 0) {
    auto last = At(low - 1);
    if (!last.ok()) return last.TakeFault();
    last_offset_ = last.value().offset;
  }
  return Done{};
}

}  // namespace ottla::log
