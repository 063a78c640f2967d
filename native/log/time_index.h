// Timestamp -> offset, sparse. Entry: int64 timestamp, int32 offset relative to the segment's base.
//
// An entry (t, o) says that the greatest timestamp up to offset o is t, and that the batch which ends at o
// has it; timestamps ascend.
#pragma once

#include "log/index_file.h"

namespace ottla::log {

struct TimeEntry {
  int64_t timestamp = -1;
  int64_t offset = 0;
};

class TimeIndex {
 public:
  static constexpr uint32_t kEntryBytes = 12;

  TimeIndex(io::FileSystem* files, std::string path, int64_t base_offset)
      : file_(files, std::move(path), kEntryBytes), base_offset_(base_offset), last_{-1, base_offset} {}

  [[nodiscard]] Status Load();
  /// Adds the entry unless its timestamp is no greater than the last one's.
  [[nodiscard]] Status MaybeAppend(int64_t timestamp, int64_t offset);
  /// (-1, base offset) when empty.
  [[nodiscard]] const TimeEntry& last() const { return last_; }
  /// The greatest entry with timestamp <= target; (-1, base offset) when there is none.
  [[nodiscard]] Result<TimeEntry> Lookup(int64_t target) const;
  [[nodiscard]] Status TruncateTo(int64_t offset);
  /// One entry is kept free for the one a roll adds.
  [[nodiscard]] bool Full(int32_t bytes_max) const {
    return file_.count() + 1 >= static_cast<uint32_t>(bytes_max) / kEntryBytes;
  }
  [[nodiscard]] Status Clear(bool missing = false);
  [[nodiscard]] IndexFile& file() { return file_; }

 private:
  [[nodiscard]] Result<TimeEntry> At(uint32_t index) const;

  IndexFile file_;
  const int64_t base_offset_;
  TimeEntry last_;
};

}  // namespace ottla::log
