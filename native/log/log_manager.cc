#include "log/log_manager.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "log/partition_metadata.h"
#include "log/recovery_pool.h"

namespace ottla::log {

int64_t WallClockMs() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

LogManager::LogManager(ManagerOptions options)
    : options_(std::move(options)),
      files_(options_.files == nullptr ? *io::FileSystem::Posix() : *options_.files),
      flusher_(std::clamp<int32_t>(static_cast<int32_t>(options_.directories.size()) * 2, 2, 8)),
      housekeeper_("log-keeper") {}

LogManager::~LogManager() {
  if (!closed_.load()) (void)Close(false, -1);
}

Result<std::shared_ptr<LogManager>> LogManager::Open(ManagerOptions options) {
  if (options.directories.empty()) return Fault::Invalid("log.dirs is empty: name at least one directory");
  std::shared_ptr<LogManager> manager(new LogManager(std::move(options)));
  std::optional<Fault> last;
  for (const std::string& path : manager->options_.directories) {
    const auto index = static_cast<int32_t>(manager->directories_.size());
    auto directory = LogDirectory::Open(manager->files_, path, index);
    if (directory.ok()) {
      manager->directories_.push_back(std::move(directory.value()));
      continue;
    }
    if (directory.fault().kind != Fault::Kind::kIo && directory.fault().kind != Fault::Kind::kFull) {
      return directory.TakeFault();  // in use, or not ours to read: a person has to look
    }
    last = directory.TakeFault();
    manager->directories_.push_back(LogDirectory::Failed(manager->files_, path, index, *last));
  }
  const bool alive = std::any_of(manager->directories_.begin(), manager->directories_.end(),
                                 [](const auto& each) { return !each->offline(); });
  if (!alive) return std::move(*last);
  RETURN_IF_FAULT(manager->CheckIdentities());
  return manager;
}

Status LogManager::CheckIdentities() const {
  const LogDirectory* first = nullptr;
  std::map<std::string, const LogDirectory*> ids;
  for (const auto& directory : directories_) {
    if (directory->offline() || !directory->meta()) continue;
    const MetaProperties& meta = *directory->meta();
    if (first == nullptr) first = directory.get();
    const MetaProperties& expected = *first->meta();
    if (meta.cluster_id != expected.cluster_id || meta.node_id != expected.node_id) {
      return Fault::Invalid(directory->path() + " belongs to cluster " + meta.cluster_id + ", node " +
                            std::to_string(meta.node_id) + ", but " + first->path() + " to cluster " +
                            expected.cluster_id + ", node " + std::to_string(expected.node_id) +
                            ": log.dirs mixes brokers");
    }
    if (meta.directory_id.empty()) continue;
    const auto [other, fresh] = ids.emplace(meta.directory_id, directory.get());
    if (!fresh) {
      return Fault::Invalid(directory->path() + " and " + other->second->path() +
                            " have the same directory.id " + meta.directory_id +
                            ": one is a copy of the other");
    }
  }
  return Done{};
}

std::optional<MetaProperties> LogManager::Identity() const {
  for (const auto& directory : directories_) {
    if (!directory->offline() && directory->meta()) return directory->meta();
  }
  return std::nullopt;
}

Status LogManager::Format(const std::string& cluster_id, int32_t node_id) {
  for (const auto& directory : directories_) {
    if (directory->offline()) continue;
    const auto& meta = directory->meta();
    if (meta && (meta->cluster_id != cluster_id || meta->node_id != node_id)) {
      return Fault::Invalid(directory->path() + " belongs to cluster " + meta->cluster_id + ", node " +
                            std::to_string(meta->node_id) + "; expected cluster " + cluster_id + ", node " +
                            std::to_string(node_id));
    }
    if (meta && !meta->directory_id.empty()) continue;
    Status formatted = directory->Format({cluster_id, node_id, MakeUuidText()});
    if (!formatted.ok()) return formatted;
  }
  return Done{};
}

Status LogManager::FormatOne(size_t index, MetaProperties meta) {
  LogDirectory& directory = *directories_[index];
  if (directory.offline()) return Fault::Invalid(directory.path() + " is offline");
  if (directory.meta()) return Fault::Invalid(directory.path() + " is formatted already");
  return directory.Format(std::move(meta));
}

std::vector<std::shared_ptr<ManagedLog>> LogManager::List() const {
  std::shared_lock lock(mutex_);
  std::vector<std::shared_ptr<ManagedLog>> logs;
  logs.reserve(logs_.size());
  for (const auto& [partition, log] : logs_) logs.push_back(log);
  return logs;
}

std::shared_ptr<ManagedLog> LogManager::Find(const TopicPartition& partition) const {
  std::shared_lock lock(mutex_);
  const auto found = logs_.find(partition);
  return found == logs_.end() ? nullptr : found->second;
}

bool LogManager::Add(const std::shared_ptr<ManagedLog>& log) {
  {
    std::unique_lock lock(mutex_);
    if (!logs_.emplace(log->partition(), log).second) return false;
    log->handle_ = Logs().Insert(log);
    BROKER_CHECK(log->handle_ != 0, "2^20 logs in one process");
  }
  // The directory may have failed while the log was opened, and its other logs were told before this one was
  // in the table.
  if (log->directory().offline()) log->log().MarkOffline(Fault::Io(log->directory().failure(), 0));
  return true;
}

void LogManager::Forget(const std::shared_ptr<ManagedLog>& log) {
  std::unique_lock lock(mutex_);
  logs_.erase(log->partition());
  Logs().Remove(log->handle());
}

Result<std::shared_ptr<LogDirectory>> LogManager::Place(int32_t directory) const {
  if (directory >= 0) {
    if (static_cast<size_t>(directory) >= directories_.size()) {
      return Fault::Invalid("log.dirs has no entry " + std::to_string(directory));
    }
    if (directories_[directory]->offline())
      return Fault::Io("the log directory " + directories_[directory]->path() + " is offline", 0);
    return directories_[directory];
  }
  std::vector<int32_t> counts(directories_.size());
  for (const auto& log : List()) ++counts[log->directory().index()];
  std::shared_ptr<LogDirectory> best;
  for (const auto& each : directories_) {
    if (!each->offline() && (best == nullptr || counts[each->index()] < counts[best->index()])) best = each;
  }
  if (best == nullptr) return Fault::Io("every log directory is offline", 0);
  return best;
}

Result<std::shared_ptr<ManagedLog>> LogManager::OpenLog(std::shared_ptr<LogDirectory> directory,
                                                        const TopicPartition& partition, std::string topic_id,
                                                        const LogConfig& config, bool gaps_allowed) {
  auto managed =
      std::make_shared<ManagedLog>(shared_from_this(), flusher_, directory, partition, std::move(topic_id));
  OpenOptions options;
  options.directory = directory->PathOf(partition.Text());
  options.label = partition.Text();
  options.config = config;
  if (!managed->is_metadata()) {
    options.recovery_point = directory->RecoveryPointOf(partition);
    options.log_start_offset = directory->LogStartOf(partition);
    options.clean_shutdown = directory->clean_shutdown();
    options.gaps_allowed = gaps_allowed || directory->Cleaned(partition);
  }
  // What coordinators keep is small, and clients cannot give up consuming because others produce.
  if (!IsInternalTopic(partition.topic)) options.disk_full = &directory->full();
  options.files = &files_;
  options.events = managed.get();
  auto log = PartitionLog::Open(std::move(options));
  if (!log.ok()) return log.TakeFault();
  managed->log_ = std::move(log.value());
  managed->open_.store(true, std::memory_order_release);
  if (!managed->is_metadata()) managed->log_->AdvanceHighWatermark(directory->HighWatermarkOf(partition));
  return managed;
}

Result<std::shared_ptr<ManagedLog>> LogManager::Create(const TopicPartition& partition,
                                                       const std::string& topic_id, const LogConfig& config,
                                                       int32_t directory) {
  std::lock_guard lock(change_mutex_);
  if (closed_.load()) return Fault::Invalid("the log manager is closed");
  if (auto found = Find(partition)) {
    const std::string known_id = found->topic_id();
    if (!topic_id.empty() && !known_id.empty() && known_id != topic_id) {
      return Fault::Invalid(partition.Text() + " is there with topic id " + known_id + ", not " + topic_id);
    }
    if (known_id.empty() && !topic_id.empty()) RETURN_IF_FAULT(found->Name(files_, topic_id));
    found->Configure(config);
    return found;
  }
  auto place = Place(directory);
  if (!place.ok()) return place.TakeFault();
  LogDirectory& target = *place.value();
  auto opened = OpenLog(place.value(), partition, topic_id, config, false);
  if (!opened.ok()) {
    if (opened.fault().kind == Fault::Kind::kIo) FailDirectory(target, opened.fault());
    return opened;
  }
  Status named = topic_id.empty()
                     ? Status(Done{})
                     : WriteNewPartitionMetadata(files_, target.PathOf(partition.Text()), topic_id);
  if (!named.ok()) {
    if (named.fault().kind == Fault::Kind::kIo) FailDirectory(target, named.fault());
    return named.TakeFault();
  }
  opened.value()->configured_.store(true, std::memory_order_release);
  BROKER_CHECK(Add(opened.value()), "%s was added while it was created", partition.Text().c_str());
  return opened;
}

Result<std::shared_ptr<ManagedLog>> LogManager::OpenMetadataLog(int32_t directory, const LogConfig& config) {
  static constexpr const char* kMetadataTopicId = "AAAAAAAAAAAAAAAAAAAAAQ";
  return Create({kMetadataTopic, 0}, kMetadataTopicId, config, directory);
}

Status LogManager::MoveAway(const std::shared_ptr<ManagedLog>& log, FolderKind kind) {
  LogDirectory& directory = log->directory();
  const std::string folder = MakeFolderName(log->partition(), kind);
  Forget(log);
  log->log().MarkDeleted();
  Status renamed = log->log().RenameDirectory(directory.PathOf(folder));
  if (renamed.ok()) renamed = files_.SyncDirectory(directory.path());
  if (!renamed.ok()) {
    FailDirectory(directory, renamed.fault());
    return renamed;
  }
  if (kind == FolderKind::kDelete) {
    Doom({folder, log->directory_, WallClockMs() + log->log().config().file_delete_delay_ms});
  }
  return Done{};
}

Status LogManager::Delete(const std::shared_ptr<ManagedLog>& log) {
  std::lock_guard lock(change_mutex_);
  if (Find(log->partition()) != log) return Done{};  // somebody else deleted it
  return MoveAway(log, FolderKind::kDelete);
}

Status LogManager::SetAside(const std::shared_ptr<ManagedLog>& log) {
  std::lock_guard lock(change_mutex_);
  if (Find(log->partition()) != log) return Done{};
  return MoveAway(log, FolderKind::kStray);
}

std::vector<DirectoryStats> LogManager::Stats() const {
  std::vector<DirectoryStats> all;
  for (const auto& directory : directories_) {
    DirectoryStats stats;
    stats.path = directory->path();
    stats.failure = directory->failure();
    stats.clean_shutdown = directory->clean_shutdown();
    if (directory->meta()) stats.directory_id = directory->meta()->directory_id;
    if (!directory->offline()) {
      const auto space = files_.SpaceOf(directory->path());
      if (space.ok()) {
        stats.total_bytes = space.value().total_bytes;
        stats.usable_bytes = space.value().free_bytes;
      }
    }
    all.push_back(std::move(stats));
  }
  for (const auto& log : List()) ++all[log->directory().index()].logs;
  return all;
}

void LogManager::FailDirectory(LogDirectory& directory, const Fault& fault) {
  if (!directory.GoOffline(fault)) return;
  // Not here: the caller may be an append, and there may be thousands of logs.
  housekeeper_.Post([this, &directory, fault] {
    for (const auto& log : List()) {
      if (&log->directory() == &directory) log->log().MarkOffline(fault);
    }
  });
  if (options_.on_directory_offline) options_.on_directory_offline(directory.index());
}

Status LogManager::CloseLogs(bool clean) {
  // Many wait for the disk together: the file system commits what they sync in few journal transactions.
  // num.recovery.threads.per.data.dir, which counts for flushing at shutdown too, may ask for more.
  constexpr int32_t kCloseThreadsMin = 16;
  if (clean) {
    for (const auto& log : List()) {
      if (!log->log().offline() && log->log().UnflushedSinceMs() != INT64_MAX) log->log().StartWriteBack();
    }
  }
  std::mutex mutex;
  std::optional<Fault> first;
  std::vector<std::function<void()>> jobs;
  for (const auto& log : List()) {
    jobs.emplace_back([&, log] {
      const bool alive = !log->directory().offline();
      Status closed = log->log().Close(clean && alive);
      if (closed.ok() || !alive) return;
      log->directory().GoOffline(closed.fault());  // no clean mark for it
      std::lock_guard lock(mutex);
      if (!first) first = closed.TakeFault();
    });
  }
  const int32_t asked = options_.recovery_threads_per_directory * static_cast<int32_t>(directories_.size());
  RunAll(std::max(kCloseThreadsMin, asked), jobs);
  if (first) return std::move(*first);
  return Done{};
}

Status LogManager::Close(bool clean, int64_t broker_epoch) {
  std::lock_guard lock(change_mutex_);
  if (closed_.exchange(true)) return Done{};
  housekeeper_.Stop();
  flusher_.Stop();
  Status closed = CloseLogs(clean);
  // What a start that failed before Load has not read, it must not overwrite either.
  if (clean && loaded_.load()) {
    CheckpointRecoveryPoints();
    CheckpointLogStarts();
    CheckpointHighWatermarks();
    for (const auto& directory : directories_) {
      if (directory->offline()) continue;
      Status marked = WriteCleanMark(files_, directory->path(), {broker_epoch});
      if (!marked.ok() && closed.ok()) closed = std::move(marked);
    }
  }
  for (const auto& log : List()) Forget(log);
  for (const auto& directory : directories_) directory->Unlock();
  return closed;
}

}  // namespace ottla::log
