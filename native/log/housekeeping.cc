// LogManager's rounds: retention, checkpoints, flush.ms, and files whose delay is over.
#include <algorithm>
#include <cstring>
#include <utility>

#include "log/log_manager.h"

namespace ottla::log {
namespace {

constexpr int64_t kRemovalRetryMs = 10000;
constexpr int64_t kReserveBytes = 64 << 20;

std::string TextOf(const Fault& fault) {
  return fault.error_number == 0 ? fault.message : fault.message + ": " + std::strerror(fault.error_number);
}

}  // namespace

void LogManager::StartHousekeeping() {
  const ManagerOptions& o = options_;
  const int64_t delay = o.initial_task_delay_ms;
  housekeeper_.Every(delay, o.retention_check_ms, [this] { CheckRetention(WallClockMs()); });
  housekeeper_.Every(delay, o.recovery_checkpoint_ms, [this] { CheckpointRecoveryPoints(); });
  housekeeper_.Every(delay, o.log_start_checkpoint_ms, [this] { CheckpointLogStarts(); });
  housekeeper_.Every(o.high_watermark_checkpoint_ms, o.high_watermark_checkpoint_ms,
                     [this] { CheckpointHighWatermarks(); });
  housekeeper_.Every(o.producer_expiration_check_ms, o.producer_expiration_check_ms,
                     [this] { ExpireProducers(WallClockMs()); });
  housekeeper_.Every(o.housekeeping_ms, o.housekeeping_ms, [this] {
    SweepFiles(WallClockMs());
    for (const auto& directory : directories_) CheckSpace(*directory);
  });
}

void LogManager::CheckRetention(int64_t now_ms) {
  for (const auto& log : List()) {
    if (!log->configured() || log->is_metadata() || log->log().offline()) continue;
    log->log().DeleteOldSegments(now_ms);
  }
}

void LogManager::ExpireProducers(int64_t now_ms) {
  for (const auto& log : List()) {
    if (!log->log().offline()) log->log().ExpireProducers(now_ms);
  }
}

void LogManager::SweepFiles(int64_t now_ms) {
  for (const auto& log : List()) {
    if (log->log().offline()) continue;
    log->log().DeleteExpiredFiles(now_ms);
    const int64_t since_ms = log->log().UnflushedSinceMs();
    if (since_ms == INT64_MAX) continue;
    const int64_t flush_ms = log->log().config().flush_ms;
    if (flush_ms != INT64_MAX && now_ms - since_ms >= flush_ms) flusher_.WantSync(log);
  }
  std::vector<Doomed> due;
  {
    std::lock_guard lock(doomed_mutex_);
    const auto first = std::partition(doomed_.begin(), doomed_.end(),
                                      [&](const Doomed& each) { return each.due_ms > now_ms; });
    std::move(first, doomed_.end(), std::back_inserter(due));
    doomed_.erase(first, doomed_.end());
  }
  for (Doomed& each : due) {
    if (each.directory->offline()) continue;
    const std::string path = each.directory->PathOf(each.folder);
    Status removed = files_.RemoveTree(path);
    if (removed.ok()) continue;
    // Bytes that nobody wants any more are no reason to give up those that are wanted. Something may have
    // been put in beside the removal, by us (a segment prepared late) or by whoever backs the folder up.
    if (!each.failed) Warn(path + " could not be removed yet, it is tried again: " + TextOf(removed.fault()));
    each.failed = true;
    each.due_ms = now_ms + kRemovalRetryMs;
    Doom(std::move(each));
  }
}

void LogManager::CheckSpace(LogDirectory& directory) {
  if (options_.disk_reserve_bytes == 0 || directory.offline()) return;
  const auto space = files_.SpaceOf(directory.path());
  if (!space.ok()) return;  // the next read or write that matters says what is wrong
  const int64_t reserve = options_.disk_reserve_bytes > 0
                              ? options_.disk_reserve_bytes
                              : std::min(kReserveBytes, space.value().total_bytes / 20);
  const bool full = space.value().free_bytes < reserve;
  if (!directory.SetFull(full)) return;
  Warn(full ? "log directory " + directory.path() + " has " + std::to_string(space.value().free_bytes) +
                  " bytes left and keeps " + std::to_string(reserve) +
                  " for itself (ottla.disk.reserve.bytes): clients cannot produce until records are deleted"
            : "log directory " + directory.path() + " has room again: clients can produce");
}

void LogManager::Warn(std::string warning) const {
  if (options_.on_warning) options_.on_warning(std::move(warning));
}

void LogManager::Doom(Doomed doomed) {
  std::lock_guard lock(doomed_mutex_);
  doomed_.push_back(std::move(doomed));
}

void LogManager::CheckpointRecoveryPoints() {
  Checkpoint(kRecoveryPointCheckpoint,
             [](const ManagedLog& log) { return std::optional(log.log().RecoveryPoint()); });
}

void LogManager::CheckpointLogStarts() {
  // As in Kafka, only where the first segment does not say it: DeleteRecords inside a segment.
  Checkpoint(kLogStartCheckpoint, [](const ManagedLog& log) -> std::optional<int64_t> {
    const int64_t start = log.log().Offsets().log_start;
    const std::vector<SegmentInfo> segments = log.log().Segments();
    if (segments.empty() || start <= segments.front().base_offset) return std::nullopt;
    return start;
  });
}

void LogManager::CheckpointHighWatermarks() {
  Checkpoint(kHighWatermarkCheckpoint,
             [](const ManagedLog& log) { return std::optional(log.log().Offsets().high_watermark); });
}

void LogManager::Checkpoint(const char* name,
                            const std::function<std::optional<int64_t>(const ManagedLog&)>& offset_of) {
  std::vector<OffsetMap> maps(directories_.size());
  for (const auto& log : List()) {
    if (log->is_metadata() || log->directory().offline()) continue;
    if (const auto offset = offset_of(*log)) maps[log->directory().index()][log->partition()] = *offset;
  }
  for (const auto& directory : directories_) {
    if (directory->offline()) continue;
    Status written = directory->Checkpoint(name, maps[directory->index()]);
    if (!written.ok()) FailDirectory(*directory, written.fault());
  }
}

}  // namespace ottla::log
