// LogManager::Load: what stands in the directories, decided folder by folder, then opened in parallel.
#include <algorithm>
#include <utility>

#include "log/log_manager.h"
#include "log/partition_metadata.h"
#include "log/recovery_pool.h"

namespace ottla::log {

struct LogManager::LoadState {
  const TopicConfigs* topics;
  std::mutex mutex;
  LoadReport report;
  std::optional<Fault> fatal;
  std::vector<std::function<void()>> jobs;

  void Warn(std::string warning) {
    std::lock_guard lock(mutex);
    report.warnings.push_back(std::move(warning));
  }
};

Result<LoadReport> LogManager::Load(const TopicConfigs* topics) {
  LoadState state;
  state.topics = topics;
  bool all_clean = true;
  for (const auto& directory : directories_) {
    if (directory->offline()) continue;
    std::string warning;
    Status taken = directory->TakeShutdownState(&warning);
    if (!taken.ok()) {
      FailDirectory(*directory, taken.fault());
      continue;
    }
    if (!warning.empty()) state.Warn(warning + ": everything in this directory is recovered");
    all_clean = all_clean && directory->clean_shutdown();
    state.report.broker_epoch = std::max(state.report.broker_epoch, directory->broker_epoch());
    ScanDirectory(directory, state);
    CheckSpace(*directory);
  }
  loaded_ = true;
  if (!all_clean) state.report.broker_epoch = -1;
  const auto live = std::count_if(directories_.begin(), directories_.end(),
                                  [](const auto& each) { return !each->offline(); });
  RunAll(options_.recovery_threads_per_directory * static_cast<int32_t>(std::max<ptrdiff_t>(live, 1)),
         state.jobs);
  if (state.fatal) return std::move(*state.fatal);
  const bool alive = std::any_of(directories_.begin(), directories_.end(),
                                 [](const auto& each) { return !each->offline(); });
  if (!alive)
    return Fault::Io(
        "every log directory failed while its logs were opened; the first: " + directories_[0]->failure(), 0);
  return std::move(state.report);
}

void LogManager::ScanDirectory(const std::shared_ptr<LogDirectory>& directory, LoadState& state) {
  auto entries = files_.List(directory->path());
  if (!entries.ok()) {
    FailDirectory(*directory, entries.fault());
    return;
  }
  const int64_t now_ms = WallClockMs();
  for (const io::DirectoryEntry& entry : entries.value()) {
    if (!entry.is_directory) continue;
    const auto folder = ParseFolderName(entry.name);
    if (!folder) {
      // Kafka keeps its index of tiered segments here; anything else is not ours to judge.
      if (entry.name != "remote-log-index-cache")
        state.Warn(directory->PathOf(entry.name) + " is not a partition's folder and is left alone");
      continue;
    }
    if (folder->partition.topic == kMetadataTopic) continue;
    switch (folder->kind) {
      case FolderKind::kDelete:
        // The run that renamed it did not live to remove it. Its delay begins again: nobody knows when it was
        // renamed.
        Doom({entry.name, directory, now_ms + options_.defaults.file_delete_delay_ms});
        break;
      case FolderKind::kStray:
        state.Warn(directory->PathOf(entry.name) +
                   " is a partition without a place in the metadata; remove it when it is not needed");
        break;
      case FolderKind::kFuture:
        state.Warn(directory->PathOf(entry.name) +
                   " is an unfinished move between log directories and is left alone");
        break;
      case FolderKind::kCurrent:
        state.jobs.emplace_back([this, directory, partition = folder->partition, &state] {
          LoadOne(directory, partition, state);
        });
        break;
    }
  }
}

void LogManager::LoadOne(const std::shared_ptr<LogDirectory>& directory, const TopicPartition& partition,
                         LoadState& state) {
  if (directory->offline()) return;
  auto topic_id = ReadPartitionMetadata(files_, directory->PathOf(partition.Text()));
  // A torn partition.metadata (power loss before its sync) is told by the next Create, which knows the id.
  if (!topic_id.ok() && topic_id.fault().kind != Fault::Kind::kCorrupt) {
    FailDirectory(*directory, topic_id.fault());
    return;
  }
  if (!topic_id.ok()) state.Warn(topic_id.fault().message);
  const LogConfig* config = nullptr;
  if (state.topics != nullptr) {
    const auto known = state.topics->find(partition.topic);
    if (known != state.topics->end()) config = &known->second;
  }
  auto opened =
      OpenLog(directory, partition, topic_id.ok() ? topic_id.value().value_or("") : "",
              config != nullptr ? *config : options_.defaults, config == nullptr || config->compact);
  if (!opened.ok()) {
    state.Warn(directory->path() + " goes offline: " + opened.fault().message);
    FailDirectory(*directory, opened.fault());
    return;
  }
  if (Add(opened.value())) {
    std::lock_guard lock(state.mutex);
    ++state.report.logs;
    if (!directory->clean_shutdown()) ++state.report.recovered;
    return;
  }
  const auto other = Find(partition);
  std::lock_guard lock(state.mutex);
  state.fatal =
      Fault::Invalid(partition.Text() + " stands in two log directories, " + directory->path() + " and " +
                     (other ? other->directory().path() : "another") + ": move one of them away");
}

}  // namespace ottla::log
