// Offset checkpoints of one log directory: recovery-point-offset-checkpoint, log-start-offset-checkpoint,
// replication-offset-checkpoint, cleaner-offset-checkpoint. Kafka's text form:
//
//   0                       version
//   2                       number of entries
//   orders 0 1812           topic, partition, offset
//   orders 1 77
#pragma once

#include <map>
#include <string>

#include "core/result.h"
#include "io/file.h"
#include "log/directory_name.h"

namespace ottla::log {

inline constexpr const char* kRecoveryPointCheckpoint = "recovery-point-offset-checkpoint";
inline constexpr const char* kLogStartCheckpoint = "log-start-offset-checkpoint";
inline constexpr const char* kHighWatermarkCheckpoint = "replication-offset-checkpoint";
inline constexpr const char* kCleanerCheckpoint = "cleaner-offset-checkpoint";

using OffsetMap = std::map<TopicPartition, int64_t>;

/// Empty when there is no such file. A file that cannot be what Kafka wrote is a kCorrupt fault with the
/// line.
[[nodiscard]] Result<OffsetMap> ReadOffsetCheckpoint(io::FileSystem& files, const std::string& path);

[[nodiscard]] Status WriteOffsetCheckpoint(io::FileSystem& files, const std::string& path,
                                           const OffsetMap& offsets);

}  // namespace ottla::log
