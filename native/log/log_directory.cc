#include "log/log_directory.h"

#include <cstring>
#include <utility>

namespace ottla::log {

Result<std::shared_ptr<LogDirectory>> LogDirectory::Open(io::FileSystem& files, const std::string& path,
                                                         int32_t index) {
  std::shared_ptr<LogDirectory> directory(new LogDirectory(files, path, index));
  RETURN_IF_FAULT(files.MakeDirectories(path));
  auto lock = LockFile::Acquire(path);
  if (!lock.ok()) return lock.TakeFault();
  directory->lock_.emplace(std::move(lock.value()));
  auto meta = ReadMetaProperties(files, path);
  if (!meta.ok()) return meta.TakeFault();
  directory->meta_ = std::move(meta.value());
  return directory;
}

std::shared_ptr<LogDirectory> LogDirectory::Failed(io::FileSystem& files, const std::string& path,
                                                   int32_t index, const Fault& fault) {
  std::shared_ptr<LogDirectory> directory(new LogDirectory(files, path, index));
  directory->GoOffline(fault);
  return directory;
}

Status LogDirectory::Format(MetaProperties meta) {
  RETURN_IF_FAULT(WriteMetaProperties(files_, path_, meta));
  meta_ = std::move(meta);
  return Done{};
}

Status LogDirectory::TakeShutdownState(std::string* warning) {
  auto mark = ReadCleanMark(files_, path_);
  if (!mark.ok()) return mark.TakeFault();
  const auto read = [&](const char* name, OffsetMap& into) -> Status {
    auto offsets = ReadOffsetCheckpoint(files_, PathOf(name));
    if (offsets.ok()) {
      into = offsets.value();
      if (!into.empty()) written_[name] = into;
      return Done{};
    }
    if (offsets.fault().kind != Fault::Kind::kCorrupt) return offsets.TakeFault();
    *warning += (warning->empty() ? "" : "; ") + offsets.fault().message;
    return Done{};
  };
  RETURN_IF_FAULT(read(kRecoveryPointCheckpoint, recovery_points_));
  RETURN_IF_FAULT(read(kLogStartCheckpoint, log_starts_));
  RETURN_IF_FAULT(read(kHighWatermarkCheckpoint, high_watermarks_));
  auto cleaned = ReadOffsetCheckpoint(files_, PathOf(kCleanerCheckpoint));
  if (!cleaned.ok() && cleaned.fault().kind != Fault::Kind::kCorrupt) return cleaned.TakeFault();
  cleaned_unknown_ = !cleaned.ok();
  if (cleaned.ok()) cleaned_ = std::move(cleaned.value());
  mark_ = mark.value();
  return mark_ ? RemoveCleanMark(files_, path_) : Status(Done{});
}

Status LogDirectory::Checkpoint(const char* name, const OffsetMap& offsets) {
  std::lock_guard lock(checkpoint_mutex_);
  const auto held = written_.find(name);
  if (held != written_.end() && held->second == offsets) return Done{};
  RETURN_IF_FAULT(WriteOffsetCheckpoint(files_, PathOf(name), offsets));
  written_[name] = offsets;
  return Done{};
}

std::string LogDirectory::failure() const {
  std::lock_guard lock(failure_mutex_);
  return failure_;
}

bool LogDirectory::GoOffline(const Fault& fault) {
  std::lock_guard lock(failure_mutex_);
  if (offline_.load(std::memory_order_relaxed)) return false;
  failure_ = fault.message;
  if (fault.error_number != 0) failure_ += std::string(": ") + ::strerror(fault.error_number);
  offline_.store(true, std::memory_order_release);
  return true;
}

}  // namespace ottla::log
