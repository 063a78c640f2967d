// What an interrupted clean, deletion or replacement left in a partition's directory, finished or undone as
// Kafka does:
//
//   .deleted   removed: the deletion was decided
//   .cleaned   removed: the clean was not finished; .swap of the same clean (base offset at or above the
//   lowest
//              .cleaned) too
//   .swap      the clean was finished: the segments it replaces go, then it takes its own name
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "io/file.h"

namespace ottla::log {

struct DirectoryContent {
  std::vector<int64_t> segments;   // base offsets of .log files, ascending
  std::vector<int64_t> snapshots;  // ascending
};

/// Cleans the directory up and lists what stays; index files without a segment are removed.
[[nodiscard]] Result<DirectoryContent> FinishLeftovers(io::FileSystem& files, const std::string& directory);

}  // namespace ottla::log
