// All partition logs of one broker: its log directories, which log stands where, and the threads that keep
// them.
//
//   Open    locks the directories and reads whose they are. A directory in use by another broker refuses the
//   start; one that
//           cannot be read is offline from the start, and the broker lives while another works.
//   Format  gives directories without meta.properties their ids.
//   Load    opens every partition's log, in parallel, after deciding clean or unclean per directory. The
//   metadata log may be
//           opened before it: what it says of the topics is what Load wants to know.
//   Close   flushes, writes checkpoints, then the clean mark, then lets the locks go.
//
// Any thread may call. Logs are found by handle (Logs()), never by pointer, outside native/log.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "log/flusher.h"
#include "log/log_directory.h"
#include "log/managed_log.h"
#include "log/task_thread.h"

namespace ottla::log {

/// Names and units are those of Kafka's broker configuration.
struct ManagerOptions {
  std::vector<std::string> directories;  // log.dirs
  LogConfig defaults;                    // of logs whose topic configuration is not known yet
  int32_t recovery_threads_per_directory = 2;
  int64_t initial_task_delay_ms = 30000;
  int64_t retention_check_ms = 300000;
  int64_t recovery_checkpoint_ms = 60000;
  int64_t log_start_checkpoint_ms = 60000;
  int64_t high_watermark_checkpoint_ms = 5000;
  int64_t producer_expiration_check_ms = 600000;
  int64_t housekeeping_ms = 1000;   // flush.ms, .deleted files, deleted folders: how often they are looked at
  io::FileSystem* files = nullptr;  // null: posix
  /// Appends of clients are refused while a directory's file system has fewer free bytes. -1: 64 MiB, or a
  /// twentieth of a file system smaller than 1.25 GiB. 0: never.
  int64_t disk_reserve_bytes = -1;
  /// A directory went offline; on a log thread, must not block.
  std::function<void(int32_t directory)> on_directory_offline;
  /// For the operator; on a log thread, must not block.
  std::function<void(std::string)> on_warning;
};

/// By topic. A log whose topic is not among them is nobody's: it is opened with the defaults and never cut.
using TopicConfigs = std::unordered_map<std::string, LogConfig>;

struct LoadReport {
  int32_t logs = 0;
  int32_t recovered = 0;      // in directories that were not shut down in order
  int64_t broker_epoch = -1;  // of the clean mark, when every live directory had one
  std::vector<std::string> warnings;
};

struct DirectoryStats {
  std::string path;
  std::string failure;  // empty: works
  std::string directory_id;
  bool clean_shutdown = false;
  int64_t total_bytes = -1;
  int64_t usable_bytes = -1;
  int32_t logs = 0;
};

class LogManager : public std::enable_shared_from_this<LogManager> {
 public:
  [[nodiscard]] static Result<std::shared_ptr<LogManager>> Open(ManagerOptions options);
  ~LogManager();

  [[nodiscard]] const std::vector<std::shared_ptr<LogDirectory>>& directories() const { return directories_; }
  /// What the directories say they belong to; empty when none is formatted.
  [[nodiscard]] std::optional<MetaProperties> Identity() const;
  /// Writes meta.properties where there is none. Directories of another cluster or node are refused by Open.
  [[nodiscard]] Status Format(const std::string& cluster_id, int32_t node_id);
  /// Only this directory, which must have no meta.properties yet, with an id that is known already.
  [[nodiscard]] Status FormatOne(size_t index, MetaProperties meta);

  /// Null: nothing is known of the topics.
  [[nodiscard]] Result<LoadReport> Load(const TopicConfigs* topics = nullptr);
  /// Begins retention, checkpoints and the like.
  void StartHousekeeping();

  [[nodiscard]] std::vector<std::shared_ptr<ManagedLog>> List() const;
  [[nodiscard]] std::shared_ptr<ManagedLog> Find(const TopicPartition& partition) const;
  /// The log, made when it is missing in `directory` (-1: the live one with the fewest logs). kInvalid when
  /// the partition is there with another topic id.
  [[nodiscard]] Result<std::shared_ptr<ManagedLog>> Create(const TopicPartition& partition,
                                                           const std::string& topic_id,
                                                           const LogConfig& config, int32_t directory);
  /// __cluster_metadata-0: always recovered whole, never in checkpoints or sweeps.
  [[nodiscard]] Result<std::shared_ptr<ManagedLog>> OpenMetadataLog(int32_t directory,
                                                                    const LogConfig& config);
  /// Out of the tables and renamed at once; its bytes go after file.delete.delay.ms.
  [[nodiscard]] Status Delete(const std::shared_ptr<ManagedLog>& log);
  /// Out of the tables, renamed `-stray` and kept: the metadata knows no such replica.
  [[nodiscard]] Status SetAside(const std::shared_ptr<ManagedLog>& log);

  [[nodiscard]] std::vector<DirectoryStats> Stats() const;
  void FailDirectory(LogDirectory& directory, const Fault& fault);
  /// Compares what is free with the reserve.
  void CheckSpace(LogDirectory& directory);

  /// With clean false: as a crash would leave it, for tests and failing starts.
  [[nodiscard]] Status Close(bool clean, int64_t broker_epoch);

  // ---- rounds of the housekeeping thread; tests call them with a time of their own
  void CheckRetention(int64_t now_ms);
  void ExpireProducers(int64_t now_ms);
  void CheckpointRecoveryPoints();
  void CheckpointLogStarts();
  void CheckpointHighWatermarks();
  void SweepFiles(int64_t now_ms);

 private:
  struct Doomed {
    std::string folder;
    std::shared_ptr<LogDirectory> directory;
    int64_t due_ms;
    bool failed = false;  // once at least, and somebody was told
  };
  struct LoadState;

  explicit LogManager(ManagerOptions options);
  [[nodiscard]] Status CheckIdentities() const;
  void ScanDirectory(const std::shared_ptr<LogDirectory>& directory, LoadState& state);
  void LoadOne(const std::shared_ptr<LogDirectory>& directory, const TopicPartition& partition,
               LoadState& state);
  [[nodiscard]] Result<std::shared_ptr<ManagedLog>> OpenLog(std::shared_ptr<LogDirectory> directory,
                                                            const TopicPartition& partition,
                                                            std::string topic_id, const LogConfig& config,
                                                            bool gaps_allowed);
  /// False when the partition is in the table already.
  bool Add(const std::shared_ptr<ManagedLog>& log);
  void Forget(const std::shared_ptr<ManagedLog>& log);
  [[nodiscard]] Result<std::shared_ptr<LogDirectory>> Place(int32_t directory) const;
  [[nodiscard]] Status MoveAway(const std::shared_ptr<ManagedLog>& log, FolderKind kind);
  void Doom(Doomed doomed);
  void Warn(std::string warning) const;
  void Checkpoint(const char* name,
                  const std::function<std::optional<int64_t>(const ManagedLog&)>& offset_of);
  [[nodiscard]] Status CloseLogs(bool clean);

  const ManagerOptions options_;
  io::FileSystem& files_;
  std::vector<std::shared_ptr<LogDirectory>> directories_;
  Flusher flusher_;
  TaskThread housekeeper_;

  mutable std::shared_mutex mutex_;  // of logs_
  std::unordered_map<TopicPartition, std::shared_ptr<ManagedLog>, TopicPartitionHash> logs_;
  std::mutex change_mutex_;  // one create or delete at a time: their files and the table move together
  std::mutex doomed_mutex_;
  std::vector<Doomed> doomed_;
  std::atomic<bool> loaded_ = false;
  std::atomic<bool> closed_ = false;
};

[[nodiscard]] int64_t WallClockMs();

}  // namespace ottla::log
