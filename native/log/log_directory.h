// One entry of log.dirs: its lock, whose it is, what the last run left in its checkpoints, and whether it
// still works.
//
// A directory fails once and stays failed until the broker starts again: after an I/O error nobody knows what
// its files hold (KIP-112). Its partitions go offline; the broker lives on while another directory does.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "io/file.h"
#include "log/checkpoint_file.h"
#include "log/clean_mark.h"
#include "log/lock_file.h"
#include "log/meta_properties.h"

namespace ottla::log {

class LogDirectory {
 public:
  /// Makes the directory when it is missing, takes its lock and reads meta.properties. kBusy when another
  /// broker has it.
  [[nodiscard]] static Result<std::shared_ptr<LogDirectory>> Open(io::FileSystem& files,
                                                                  const std::string& path, int32_t index);
  /// An entry that could not be opened: offline from the start.
  [[nodiscard]] static std::shared_ptr<LogDirectory> Failed(io::FileSystem& files, const std::string& path,
                                                            int32_t index, const Fault& fault);

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] int32_t index() const { return index_; }
  [[nodiscard]] io::FileSystem& files() const { return files_; }
  [[nodiscard]] std::string PathOf(const std::string& name) const { return path_ + "/" + name; }

  /// Set by Open or Format, before other threads see the directory.
  [[nodiscard]] const std::optional<MetaProperties>& meta() const { return meta_; }
  [[nodiscard]] Status Format(MetaProperties meta);

  /// Reads the clean mark and the checkpoints, then removes the mark: from here on a crash is a crash. An
  /// unreadable checkpoint counts as empty (everything is recovered), as in Kafka; `warning` then says why.
  [[nodiscard]] Status TakeShutdownState(std::string* warning);
  [[nodiscard]] bool clean_shutdown() const { return mark_.has_value(); }
  /// -1 when the last run left no mark or no epoch in it.
  [[nodiscard]] int64_t broker_epoch() const { return mark_ ? mark_->broker_epoch : -1; }
  [[nodiscard]] int64_t RecoveryPointOf(const TopicPartition& partition) const {
    return At(recovery_points_, partition);
  }
  [[nodiscard]] int64_t LogStartOf(const TopicPartition& partition) const {
    return At(log_starts_, partition);
  }
  [[nodiscard]] int64_t HighWatermarkOf(const TopicPartition& partition) const {
    return At(high_watermarks_, partition);
  }

  /// Kafka's cleaner has been here: offsets may be missing whatever the topic's policy is today.
  [[nodiscard]] bool Cleaned(const TopicPartition& partition) const {
    return cleaned_unknown_ || cleaned_.contains(partition);
  }

  /// While true, appends of clients are refused: less is free than the reserve.
  [[nodiscard]] const std::atomic<bool>& full() const { return full_; }
  /// True for the call that changed it.
  bool SetFull(bool full) { return full_.exchange(full, std::memory_order_relaxed) != full; }

  /// Replaces a checkpoint file unless it holds exactly this already.
  [[nodiscard]] Status Checkpoint(const char* name, const OffsetMap& offsets);

  [[nodiscard]] bool offline() const { return offline_.load(std::memory_order_acquire); }
  [[nodiscard]] std::string failure() const;
  /// True for the call that took it offline.
  bool GoOffline(const Fault& fault);

  void Unlock() { lock_.reset(); }

 private:
  LogDirectory(io::FileSystem& files, std::string path, int32_t index)
      : files_(files), path_(std::move(path)), index_(index) {}

  [[nodiscard]] static int64_t At(const OffsetMap& offsets, const TopicPartition& partition) {
    const auto found = offsets.find(partition);
    return found == offsets.end() ? 0 : found->second;
  }

  io::FileSystem& files_;
  const std::string path_;
  const int32_t index_;
  std::optional<LockFile> lock_;
  std::optional<MetaProperties> meta_;
  std::optional<CleanMark> mark_;
  OffsetMap recovery_points_;
  OffsetMap log_starts_;
  OffsetMap high_watermarks_;
  OffsetMap cleaned_;
  bool cleaned_unknown_ = false;

  std::mutex checkpoint_mutex_;
  std::map<std::string, OffsetMap> written_;  // what each checkpoint file holds

  std::atomic<bool> full_ = false;
  std::atomic<bool> offline_ = false;
  mutable std::mutex failure_mutex_;
  std::string failure_;
};

}  // namespace ottla::log
