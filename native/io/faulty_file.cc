#include "io/faulty_file.h"

#include <algorithm>
#include <cerrno>

namespace ottla::io {

bool FaultyFileSystem::Chance(uint32_t one_in) {
  if (one_in == 0) return false;
  std::lock_guard lock(mutex_);
  return random_() % one_in == 0;
}

int64_t FaultyFileSystem::Below(int64_t bound) {
  std::lock_guard lock(mutex_);
  return bound <= 0 ? 0 : static_cast<int64_t>(random_() % static_cast<uint64_t>(bound));
}

class FaultyFile final : public File {
 public:
  FaultyFile(FaultyFileSystem* files, std::unique_ptr<File> real, std::string path)
      : files_(files), real_(std::move(real)), path_(std::move(path)) {}

  Result<size_t> ReadAt(int64_t position, uint8_t* to, size_t size) const override {
    if (files_->Chance(files_->read_error_one_in)) return Fault::Io("read " + path_, EIO);
    return real_->ReadAt(position, to, size);
  }

  Status WriteAt(int64_t position, Bytes bytes) override {
    const bool full = files_->full || files_->Chance(files_->write_full_one_in);
    if (full || files_->Chance(files_->write_error_one_in)) {
      const int64_t part = files_->Below(static_cast<int64_t>(bytes.size));
      RETURN_IF_FAULT(real_->WriteAt(position, bytes.Sub(0, static_cast<size_t>(part))));
      return Fault::Io("write " + path_, full ? ENOSPC : EIO);
    }
    return real_->WriteAt(position, bytes);
  }

  Status Truncate(int64_t size) override {
    RETURN_IF_FAULT(real_->Truncate(size));
    if (!files_->track_unsynced) return Done{};
    std::lock_guard lock(files_->mutex_);
    auto& entry = files_->unsynced_[path_];
    entry.synced_size = std::min(entry.synced_size, size);
    return Done{};
  }

  Result<int64_t> Size() const override { return real_->Size(); }

  Status Sync() override {
    if (files_->Chance(files_->sync_error_one_in)) return Fault::Io("fdatasync " + path_, EIO);
    if (!files_->track_unsynced) return Done{};
    auto size = real_->Size();
    if (!size.ok()) return size.TakeFault();
    std::lock_guard lock(files_->mutex_);
    // Renamed since it was opened: the entry moved with the name, and a log's segments are renamed only to be
    // deleted.
    auto entry = files_->unsynced_.find(path_);
    if (entry != files_->unsynced_.end()) entry->second.synced_size = size.value();
    return Done{};
  }

  void Reserve(int64_t, int64_t) override {}
  void StartWriteBack(int64_t, int64_t) override {}
  int fd() const override { return real_->fd(); }

 private:
  FaultyFileSystem* const files_;
  const std::unique_ptr<File> real_;
  const std::string path_;
};

Result<std::unique_ptr<File>> FaultyFileSystem::Open(const std::string& path, OpenMode mode) {
  if (full && (mode == OpenMode::kTruncate || (mode == OpenMode::kCreate && !Exists(path)))) {
    return Fault::Io("open " + path, ENOSPC);
  }
  auto opened = real_->Open(path, mode);
  if (!opened.ok()) return opened.TakeFault();
  if (track_unsynced) {
    auto size = opened.value()->Size();
    if (!size.ok()) return size.TakeFault();
    std::lock_guard lock(mutex_);
    const auto [entry, fresh] = unsynced_.try_emplace(path, Unsynced{size.value()});
    if (!fresh && mode == OpenMode::kTruncate) entry->second.synced_size = 0;
  }
  return std::unique_ptr<File>(new FaultyFile(this, std::move(opened.value()), path));
}

Status FaultyFileSystem::Rename(const std::string& from, const std::string& to) {
  RETURN_IF_FAULT(real_->Rename(from, to));
  std::lock_guard lock(mutex_);
  if (auto node = unsynced_.extract(from)) {
    node.key() = to;
    unsynced_.erase(to);
    unsynced_.insert(std::move(node));
  }
  return Done{};
}

Status FaultyFileSystem::Remove(const std::string& path) {
  RETURN_IF_FAULT(real_->Remove(path));
  std::lock_guard lock(mutex_);
  unsynced_.erase(path);
  return Done{};
}

Status FaultyFileSystem::RemoveTree(const std::string& path) {
  if (busy_removals > 0) {
    --busy_removals;
    return Fault::Io("rmdir " + path, ENOTEMPTY);
  }
  return real_->RemoveTree(path);
}

Result<Space> FaultyFileSystem::SpaceOf(const std::string& path) {
  auto space = real_->SpaceOf(path);
  const int64_t told = free_bytes;
  if (space.ok() && told >= 0) space.value().free_bytes = told;
  return space;
}

Status FaultyFileSystem::SyncDirectory(const std::string& path) {
  if (Chance(sync_error_one_in)) return Fault::Io("fsync " + path, EIO);
  return Done{};
}

void FaultyFileSystem::Crash() {
  std::map<std::string, Unsynced> files;
  {
    std::lock_guard lock(mutex_);
    files.swap(unsynced_);
  }
  for (const auto& [path, state] : files) {
    if (!real_->Exists(path)) continue;
    auto opened = real_->Open(path, OpenMode::kReadWrite);
    auto size = opened.value()->Size();
    const int64_t lost = size.value() - state.synced_size;
    if (lost <= 0) continue;
    const int64_t kept = state.synced_size + Below(lost + 1);
    (void)opened.value()->Truncate(kept);
    // The length may reach the disk before the data.
    if (Below(3) == 0) (void)opened.value()->Truncate(size.value());
  }
}

}  // namespace ottla::io
