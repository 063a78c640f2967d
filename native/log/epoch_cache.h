// Which leader epoch began at which offset, and the file leader-epoch-checkpoint that keeps it (version 0,
// text):
//
//   0\n<count>\n<epoch> <start offset>\n ...
//
// Thread-safe; the file is written by the caller (Encode), without fsync on the append path: recovery finds
// epochs in the batches.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

#include "core/result.h"
#include "log/log_types.h"

namespace ottla::log {

class EpochCache {
 public:
  /// True when the cache changed. An epoch or offset that goes back removes the entries it contradicts.
  bool Assign(int32_t epoch, int64_t start_offset);
  bool TruncateFromEnd(int64_t end_offset);
  /// The entry that covers the new start moves to it.
  bool TruncateFromStart(int64_t start_offset);
  void Clear();

  [[nodiscard]] int32_t Latest() const;
  [[nodiscard]] int32_t At(int64_t offset) const;
  [[nodiscard]] EpochEndOffset EndOffsetFor(int32_t epoch, int64_t log_end) const;
  [[nodiscard]] std::vector<EpochEntry> Entries() const;

  /// Of the entries that start below. What starts at the log end has no record yet: the next start drops it.
  [[nodiscard]] std::string Encode(int64_t below = INT64_MAX) const;
  [[nodiscard]] bool StartsAtOrAfter(int64_t offset) const;
  [[nodiscard]] Status Decode(const std::string& content);

 private:
  mutable std::mutex mutex_;
  std::vector<EpochEntry> entries_;  // both ascend
};

}  // namespace ottla::log
