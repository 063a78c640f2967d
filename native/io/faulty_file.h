// A file system for tests: the machine's own underneath, with what machines do to it. Errors, full disks and
// short writes by chance or on demand; Crash() leaves of every file what was synced and a random part of what
// was not, as power loss does.
//
// Renames, removals and creations count as durable at once: the model of a journalled directory. Thread-safe.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <random>

#include "io/file.h"

namespace ottla::io {

class FaultyFileSystem final : public FileSystem {
 public:
  explicit FaultyFileSystem(uint64_t seed) : random_(seed) {}

  /// One in `one_in` operations of the kind fails; 0 never.
  std::atomic<uint32_t> write_error_one_in{0};  // EIO after a part was written
  std::atomic<uint32_t> write_full_one_in{0};   // ENOSPC after a part was written
  std::atomic<uint32_t> read_error_one_in{0};
  std::atomic<uint32_t> sync_error_one_in{0};
  std::atomic<bool> full{false};           // every write that grows a file: ENOSPC
  std::atomic<uint32_t> busy_removals{0};  // so many removals of a folder find something new in it: ENOTEMPTY
  std::atomic<int64_t> free_bytes{-1};     // what SpaceOf says; -1: the truth
  std::atomic<bool> track_unsynced{false};  // must be set before the first write for Crash to mean anything

  /// What power loss leaves: unsynced writes of each file are kept up to a random point, sometimes with the
  /// rest as zeros. Every File opened before is dead afterwards.
  void Crash();

  [[nodiscard]] Result<std::unique_ptr<File>> Open(const std::string& path, OpenMode mode) override;
  [[nodiscard]] bool Exists(const std::string& path) override { return real_->Exists(path); }
  [[nodiscard]] Result<std::vector<DirectoryEntry>> List(const std::string& directory) override {
    return real_->List(directory);
  }
  [[nodiscard]] Status MakeDirectories(const std::string& path) override {
    return real_->MakeDirectories(path);
  }
  [[nodiscard]] Status Rename(const std::string& from, const std::string& to) override;
  [[nodiscard]] Status Remove(const std::string& path) override;
  [[nodiscard]] Status RemoveTree(const std::string& path) override;
  [[nodiscard]] Status SyncDirectory(const std::string& path) override;
  [[nodiscard]] Result<Space> SpaceOf(const std::string& path) override;
  [[nodiscard]] Result<int64_t> ModifiedMs(const std::string& path) override {
    return real_->ModifiedMs(path);
  }

 private:
  friend class FaultyFile;
  struct Unsynced {
    int64_t synced_size = 0;
  };

  bool Chance(uint32_t one_in);
  int64_t Below(int64_t bound);

  FileSystem* const real_ = FileSystem::Posix();
  std::mutex mutex_;
  std::mt19937_64 random_;
  std::map<std::string, Unsynced> unsynced_;  // by current path
};

}  // namespace ottla::io
