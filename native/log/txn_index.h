// Aborted transactions of one segment, in the order their markers were written.
// Entry, 34 bytes: int16 version 0, int64 producer id, first offset, last offset (the marker's), last stable
// offset then.
//
// Kept in memory whole (transactions that abort are few); the file exists only when there is an entry.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "io/file.h"
#include "log/log_types.h"

namespace ottla::log {

struct AbortedEntry {
  int64_t producer_id = -1;
  int64_t first_offset = -1;
  int64_t last_offset = -1;
  int64_t last_stable_offset = -1;
};

class TxnIndex {
 public:
  static constexpr size_t kEntryBytes = 34;

  TxnIndex(io::FileSystem* files, std::string path) : files_(files), path_(std::move(path)) {}

  /// A missing file is an empty index; kCorrupt for what cannot be.
  [[nodiscard]] Status Load(int64_t base_offset);
  [[nodiscard]] Status Clear();
  /// On a full disk the entry stands in memory and goes out with a later one, a flush or a stop.
  [[nodiscard]] Status Append(const AbortedEntry& entry);
  [[nodiscard]] Status Store();
  /// Adds what overlaps [from, until); true when no later segment can hold more.
  bool Collect(int64_t from, int64_t until, std::vector<AbortedTransaction>* to) const;
  /// Drops entries whose marker is at or after `offset`.
  [[nodiscard]] Status TruncateTo(int64_t offset);
  /// For fdatasync outside the lock, after Store; null when nothing was stored since the index was loaded.
  [[nodiscard]] std::shared_ptr<io::File> opened() const { return file_; }
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  void set_path(std::string path) { path_ = std::move(path); }

 private:
  [[nodiscard]] Status Open();

  io::FileSystem* const files_;
  std::string path_;
  std::shared_ptr<io::File> file_;
  std::vector<AbortedEntry> entries_;
  size_t stored_ = 0;  // entries in the file
};

}  // namespace ottla::log
