#include "log/txn_index.h"

#include <algorithm>

#include "core/bytes.h"

namespace ottla::log {

Status TxnIndex::Open() {
  if (file_ != nullptr) return Done{};
  auto opened = files_->Open(path_, io::OpenMode::kCreate);
  if (!opened.ok()) return opened.TakeFault();
  file_ = std::move(opened.value());
  return Done{};
}

Status TxnIndex::Load(int64_t base_offset) {
  entries_.clear();
  file_ = nullptr;
  stored_ = 0;
  if (!files_->Exists(path_)) return Done{};
  auto content = io::ReadWholeFile(*files_, path_);
  if (!content.ok()) return content.TakeFault();
  const std::string& bytes = content.value();
  if (bytes.size() % kEntryBytes != 0) {
    return Fault::Corrupt(path_ + ": " + std::to_string(bytes.size()) + " bytes, no multiple of 34");
  }
  const auto* at = reinterpret_cast<const uint8_t*>(bytes.data());
  for (size_t entry = 0; entry < bytes.size() / kEntryBytes; entry++, at += kEntryBytes) {
    const AbortedEntry aborted{LoadBig<int64_t>(at + 2), LoadBig<int64_t>(at + 10), LoadBig<int64_t>(at + 18),
                               LoadBig<int64_t>(at + 26)};
    if (LoadBig<int16_t>(at) != 0 || aborted.last_offset < base_offset) {
      entries_.clear();
      return Fault::Corrupt(path_ + ": entry " + std::to_string(entry) + " does not fit the segment");
    }
    entries_.push_back(aborted);
  }
  stored_ = entries_.size();
  return Done{};
}

Status TxnIndex::Clear() {
  entries_.clear();
  file_ = nullptr;
  stored_ = 0;
  return files_->Remove(path_);
}

Status TxnIndex::Append(const AbortedEntry& entry) {
  entries_.push_back(entry);
  Status stored = Store();
  if (!stored.ok() && stored.fault().kind == Fault::Kind::kFull) return Done{};
  return stored;
}

Status TxnIndex::Store() {
  if (stored_ == entries_.size()) return Done{};
  RETURN_IF_FAULT(Open());
  for (; stored_ < entries_.size(); stored_++) {
    const AbortedEntry& entry = entries_[stored_];
    uint8_t bytes[kEntryBytes];
    StoreBig<int16_t>(bytes, 0);
    StoreBig(bytes + 2, entry.producer_id);
    StoreBig(bytes + 10, entry.first_offset);
    StoreBig(bytes + 18, entry.last_offset);
    StoreBig(bytes + 26, entry.last_stable_offset);
    RETURN_IF_FAULT(file_->WriteAt(static_cast<int64_t>(stored_ * kEntryBytes), {bytes, kEntryBytes}));
  }
  return Done{};
}

bool TxnIndex::Collect(int64_t from, int64_t until, std::vector<AbortedTransaction>* to) const {
  for (const AbortedEntry& entry : entries_) {
    if (entry.last_offset >= from && entry.first_offset < until)
      to->push_back({entry.producer_id, entry.first_offset});
    if (entry.last_stable_offset >= until) return true;
  }
  return false;
}

Status TxnIndex::TruncateTo(int64_t offset) {
  size_t keep = 0;
  while (keep < entries_.size() && entries_[keep].last_offset < offset) keep++;
  if (keep == entries_.size() && (keep > 0 || !files_->Exists(path_))) return Done{};
  entries_.resize(keep);
  stored_ = std::min(stored_, keep);
  if (keep == 0) {
    file_ = nullptr;
    return files_->Remove(path_);
  }
  RETURN_IF_FAULT(Open());
  return file_->Truncate(static_cast<int64_t>(stored_ * kEntryBytes));
}

}  // namespace ottla::log
