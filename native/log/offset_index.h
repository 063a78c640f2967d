// Offset -> position in the segment, sparse. Entry: int32 offset relative to the segment's base, int32
// position.
//
// An entry names a batch by its last offset and says where it begins, so the batch with any greater offset
// begins there or later.
#pragma once

#include "log/index_file.h"

namespace ottla::log {

struct OffsetPosition {
  int64_t offset = 0;
  int64_t position = 0;
};

class OffsetIndex {
 public:
  static constexpr uint32_t kEntryBytes = 8;

  OffsetIndex(io::FileSystem* files, std::string path, int64_t base_offset)
      : file_(files, std::move(path), kEntryBytes), base_offset_(base_offset) {}

  /// kCorrupt when the last entry cannot be (a file that was cut, or never trimmed after its full-size
  /// allocation).
  [[nodiscard]] Status Load(int64_t segment_size);
  [[nodiscard]] Status Append(int64_t offset, int64_t position);
  /// The greatest entry with offset <= target; (base offset, 0) when there is none.
  [[nodiscard]] Result<OffsetPosition> Lookup(int64_t target) const;
  /// The first entry whose position is >= `position`, if there is one: an upper bound of the offsets before
  /// it.
  [[nodiscard]] Result<bool> FirstAtPosition(int64_t position, OffsetPosition* entry) const;
  /// Drops entries at and after `offset`.
  [[nodiscard]] Status TruncateTo(int64_t offset);
  [[nodiscard]] bool Full(int32_t bytes_max) const {
    return file_.count() >= static_cast<uint32_t>(bytes_max) / kEntryBytes;
  }
  [[nodiscard]] Status Clear(bool missing = false);
  [[nodiscard]] IndexFile& file() { return file_; }

 private:
  [[nodiscard]] Result<OffsetPosition> At(uint32_t index) const;

  IndexFile file_;
  const int64_t base_offset_;
  int64_t last_offset_ = -1;
};

}  // namespace ottla::log
