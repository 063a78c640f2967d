// A file of equal entries, appended at the end: what the offset and the time index stand on.
//
//   entries 0 .. stored_    in the file (pread, one page cached)
//   stored_ .. count_       in tail_, memory; goes out when it fills 4 KiB, at a roll and at a flush
//
// Never mapped: a full disk under a mapping is a SIGBUS. The file is there, empty, from the beginning; its
// descriptor is opened with the first entry that goes out, so an idle partition costs none. Not thread-safe:
// Segment's index lock stands around it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "io/file.h"

namespace ottla::log {

class IndexFile {
 public:
  IndexFile(io::FileSystem* files, std::string path, uint32_t entry_bytes)
      : files_(files), path_(std::move(path)), entry_bytes_(entry_bytes) {}

  /// The index is empty, and so is its file.
  /// `missing`: the folder is known not to have it.
  [[nodiscard]] Status Clear(bool missing = false);
  /// Takes over what is on disk; kCorrupt when the size is no multiple of an entry.
  [[nodiscard]] Status Load();
  [[nodiscard]] uint32_t count() const { return count_; }
  /// A full disk is no fault here: the tail stays in memory and goes out later.
  [[nodiscard]] Status Append(const uint8_t* entry);
  /// Copies entry `index` (< count()) to `to`.
  [[nodiscard]] Status Get(uint32_t index, uint8_t* to) const;
  [[nodiscard]] Status Truncate(uint32_t count);
  /// Writes the tail; the file exists afterwards.
  [[nodiscard]] Status Store();
  /// For fdatasync outside the lock, after Store.
  [[nodiscard]] std::shared_ptr<io::File> opened() const { return file_; }
  /// Gives the descriptor and the cached page back; both return at the next need.
  void Release();
  void set_path(std::string path) { path_ = std::move(path); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  static constexpr uint32_t kPageBytes = 4096;

  [[nodiscard]] Status Open() const;

  io::FileSystem* const files_;
  std::string path_;
  const uint32_t entry_bytes_;
  uint32_t count_ = 0;
  uint32_t stored_ = 0;
  bool made_empty_ = false;  // by Clear, and nothing was stored since
  std::vector<uint8_t> tail_;
  mutable std::shared_ptr<io::File> file_;
  mutable std::vector<uint8_t> page_;
  mutable uint32_t page_first_ = 0;  // first entry in page_, meaningless while page_ is empty
};

}  // namespace ottla::log
