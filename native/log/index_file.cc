#include "log/index_file.h"

#include <algorithm>
#include <cstring>

namespace ottla::log {

Status IndexFile::Open() const {
  if (file_ != nullptr) return Done{};
  // Entries that are stored have a file: if it is gone, a new and empty one would lie.
  auto opened = files_->Open(path_, stored_ > 0 ? io::OpenMode::kReadWrite : io::OpenMode::kCreate);
  if (!opened.ok()) return opened.TakeFault();
  file_ = std::move(opened.value());
  return Done{};
}

Status IndexFile::Clear(bool missing) {
  file_ = nullptr;
  count_ = stored_ = 0;
  tail_.clear();
  page_.clear();
  if (!missing) RETURN_IF_FAULT(files_->Remove(path_));
  // Kafka calls a segment without an index an error, whatever comes of it; the descriptor is not kept.
  Status made = Open();
  file_ = nullptr;
  made_empty_ = made.ok();
  if (!made.ok() && made.fault().kind == Fault::Kind::kFull) return Done{};
  return made;
}

Status IndexFile::Load() {
  file_ = nullptr;
  made_empty_ = false;
  stored_ = 0;
  RETURN_IF_FAULT(Open());
  auto size = file_->Size();
  if (!size.ok()) return size.TakeFault();
  if (size.value() % entry_bytes_ != 0) {
    return Fault::Corrupt(path_ + ": " + std::to_string(size.value()) + " bytes, no multiple of " +
                          std::to_string(entry_bytes_));
  }
  count_ = stored_ = static_cast<uint32_t>(size.value() / entry_bytes_);
  tail_.clear();
  page_.clear();
  return Done{};
}

Status IndexFile::Append(const uint8_t* entry) {
  if (tail_.capacity() == 0) tail_.reserve(512);
  tail_.insert(tail_.end(), entry, entry + entry_bytes_);
  count_++;
  if (tail_.size() + entry_bytes_ <= kPageBytes) return Done{};
  Status stored = Store();
  if (!stored.ok() && stored.fault().kind == Fault::Kind::kFull) return Done{};
  return stored;
}

Status IndexFile::Get(uint32_t index, uint8_t* to) const {
  if (index >= stored_) {
    std::memcpy(to, tail_.data() + size_t{index - stored_} * entry_bytes_, entry_bytes_);
    return Done{};
  }
  const uint32_t page_entries = kPageBytes / entry_bytes_;
  if (page_.empty() || index < page_first_ || index >= page_first_ + page_.size() / entry_bytes_) {
    RETURN_IF_FAULT(Open());
    const uint32_t first = index / page_entries * page_entries;
    const size_t wanted = size_t{std::min(page_entries, stored_ - first)} * entry_bytes_;
    page_.resize(wanted);
    auto got = file_->ReadAt(int64_t{first} * entry_bytes_, page_.data(), wanted);
    if (!got.ok() || got.value() != wanted) {
      page_.clear();
      if (!got.ok()) return got.TakeFault();
      return Fault::Corrupt(path_ + ": shorter than its entries");
    }
    page_first_ = first;
  }
  std::memcpy(to, page_.data() + size_t{index - page_first_} * entry_bytes_, entry_bytes_);
  return Done{};
}

Status IndexFile::Truncate(uint32_t count) {
  if (count >= count_) return Done{};
  if (count >= stored_) {
    tail_.resize(size_t{count - stored_} * entry_bytes_);
  } else {
    tail_.clear();
    page_.clear();
    RETURN_IF_FAULT(Open());
    RETURN_IF_FAULT(file_->Truncate(int64_t{count} * entry_bytes_));
    stored_ = count;
    made_empty_ = false;
  }
  count_ = count;
  return Done{};
}

Status IndexFile::Store() {
  if (made_empty_ && tail_.empty()) return Done{};  // of an index without entries nothing is to be synced
  RETURN_IF_FAULT(Open());
  if (tail_.empty()) return Done{};
  made_empty_ = false;
  RETURN_IF_FAULT(file_->WriteAt(int64_t{stored_} * entry_bytes_, {tail_.data(), tail_.size()}));
  stored_ = count_;
  tail_.clear();
  page_.clear();
  return Done{};
}

void IndexFile::Release() {
  if (!tail_.empty()) return;
  file_ = nullptr;
  page_ = {};
  tail_ = {};
}

}  // namespace ottla::log
