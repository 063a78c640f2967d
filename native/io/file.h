// Files as the log sees them. Two implementations: posix (files.cc) and faulty (faulty_file.h, tests), which
// injects errors, short writes and crashes that lose what was not synced.
//
// All calls are positioned and thread-safe. Interrupted calls are repeated here, never by callers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/result.h"

namespace ottla::io {

class File {
 public:
  virtual ~File() = default;

  /// Reads until `size` bytes or the end of the file; returns how many.
  [[nodiscard]] virtual Result<size_t> ReadAt(int64_t position, uint8_t* to, size_t size) const = 0;
  /// Writes everything or faults; after a fault the bytes from `position` on are undefined. At most 256 KiB a
  /// system call.
  [[nodiscard]] virtual Status WriteAt(int64_t position, Bytes bytes) = 0;
  [[nodiscard]] virtual Status Truncate(int64_t size) = 0;
  [[nodiscard]] virtual Result<int64_t> Size() const = 0;
  /// fdatasync. After a fault the file's unsynced content is unknown: never retry, give the directory up.
  [[nodiscard]] virtual Status Sync() = 0;
  /// Reserves blocks beyond the end without changing the length. A refusal (file system without fallocate) is
  /// no fault.
  virtual void Reserve(int64_t position, int64_t size) = 0;
  /// Starts write-back of the range without waiting.
  virtual void StartWriteBack(int64_t position, int64_t size) = 0;
  /// For sendfile; -1 when there is none.
  [[nodiscard]] virtual int fd() const = 0;
};

struct DirectoryEntry {
  std::string name;
  bool is_directory = false;
};

/// Of the file system that holds a path.
struct Space {
  int64_t total_bytes = 0;
  int64_t free_bytes = 0;  // to an unprivileged writer
};

enum class OpenMode : uint8_t {
  kRead,       // must exist
  kReadWrite,  // must exist
  kCreate,     // opens or creates, keeps content
  kTruncate    // opens or creates, empties
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  [[nodiscard]] virtual Result<std::unique_ptr<File>> Open(const std::string& path, OpenMode mode) = 0;
  [[nodiscard]] virtual bool Exists(const std::string& path) = 0;
  [[nodiscard]] virtual Result<std::vector<DirectoryEntry>> List(const std::string& directory) = 0;
  /// Makes parents too; an existing directory is fine.
  [[nodiscard]] virtual Status MakeDirectories(const std::string& path) = 0;
  [[nodiscard]] virtual Status Rename(const std::string& from, const std::string& to) = 0;
  /// A missing file is fine.
  [[nodiscard]] virtual Status Remove(const std::string& path) = 0;
  [[nodiscard]] virtual Status RemoveTree(const std::string& path) = 0;
  [[nodiscard]] virtual Status SyncDirectory(const std::string& path) = 0;
  [[nodiscard]] virtual Result<Space> SpaceOf(const std::string& path) = 0;
  [[nodiscard]] virtual Result<int64_t> ModifiedMs(const std::string& path) = 0;

  /// The machine's own; never destroyed.
  static FileSystem* Posix();
};

/// Whole small files (checkpoints, metadata).
[[nodiscard]] Result<std::string> ReadWholeFile(FileSystem& files, const std::string& path);
/// Writes `path`.tmp, syncs it, renames it over `path`, syncs the directory when asked.
[[nodiscard]] Status ReplaceFile(FileSystem& files, const std::string& path, const std::string& content,
                                 bool sync);

}  // namespace ottla::io
