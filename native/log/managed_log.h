// A partition's log as its manager knows it: the log, the folder it stands in, the handle JavaScript holds,
// and what the log threads still owe it.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>

#include "core/handle_table.h"
#include "log/directory_name.h"
#include "log/log_directory.h"
#include "log/partition_log.h"

namespace ottla::log {

class Flusher;
class LogManager;

class ManagedLog final : public LogEvents, public std::enable_shared_from_this<ManagedLog> {
 public:
  ManagedLog(std::shared_ptr<LogManager> manager, Flusher& flusher, std::shared_ptr<LogDirectory> directory,
             TopicPartition partition, std::string topic_id)
      : manager_(std::move(manager)),
        flusher_(flusher),
        directory_(std::move(directory)),
        partition_(std::move(partition)),
        topic_id_(std::move(topic_id)) {}

  /// Null only inside the manager, while the log is being opened.
  [[nodiscard]] PartitionLog& log() const { return *log_; }
  [[nodiscard]] const std::shared_ptr<PartitionLog>& shared_log() const { return log_; }
  [[nodiscard]] const TopicPartition& partition() const { return partition_; }
  /// Empty while the folder does not say it (torn partition.metadata) and nobody has told.
  [[nodiscard]] std::string topic_id() const {
    std::lock_guard lock(topic_id_mutex_);
    return topic_id_;
  }
  [[nodiscard]] const std::shared_ptr<LogManager>& manager() const { return manager_; }
  [[nodiscard]] LogDirectory& directory() const { return *directory_; }
  [[nodiscard]] int32_t handle() const { return handle_; }
  [[nodiscard]] bool is_metadata() const { return partition_.topic == kMetadataTopic; }

  /// Retention and its like wait until the owner has said the topic's configuration: the broker's defaults
  /// must not delete what the topic keeps.
  [[nodiscard]] bool configured() const { return configured_.load(std::memory_order_acquire); }
  void Configure(const LogConfig& config) {
    log_->UpdateConfig(config);
    configured_.store(true, std::memory_order_release);
  }

  /// Says whose the folder is, on disk too, when it did not say so itself.
  [[nodiscard]] Status Name(io::FileSystem& files, const std::string& topic_id);

  /// PartitionLog::Flush, and the directory goes offline whichever of the log's files refused.
  [[nodiscard]] Status Flush();

  void FlushWanted(PartitionLog&) override;
  void RoomCheckWanted(PartitionLog&) override;
  void SegmentNearlyFull(PartitionLog&) override;
  void Rolled(PartitionLog&) override;
  void Failed(PartitionLog&, const Fault& fault) override;

 private:
  friend class Flusher;
  friend class LogManager;

  const std::shared_ptr<LogManager>
      manager_;  // a cycle until the manager forgets the log: on delete or Close
  Flusher& flusher_;
  const std::shared_ptr<LogDirectory> directory_;
  const TopicPartition partition_;
  mutable std::mutex topic_id_mutex_;
  std::string topic_id_;
  int32_t handle_ = 0;
  std::atomic<bool> open_ = false;  // log_ is set: events may be passed on
  std::atomic<bool> configured_ = false;
  std::atomic<uint32_t> wanted_ = 0;  // Flusher's bits
  std::shared_ptr<PartitionLog> log_;
};

/// Handles of the whole process: a log handle says everything, whichever engine opened the log.
HandleTable<ManagedLog>& Logs();

}  // namespace ottla::log
