// `.lock`: one broker per log directory.
//
// An open-file-description lock (F_OFD_SETLK) on the whole file. It conflicts with the lock that Apache Kafka
// takes on the same file (Java's FileChannel.lock is a POSIX record lock), so the two brokers exclude each
// other; it conflicts with itself across descriptors of ONE process, so two engines in a process exclude each
// other without a table of ours; and unlike a POSIX lock it does not vanish when some other descriptor of the
// file is closed. It ends with the process.
//
// The holder's process id is written into the file, because the kernel does not tell it for locks of this
// kind.
#pragma once

#include <string>

#include "core/result.h"

namespace ottla::log {

inline constexpr const char* kLockName = ".lock";

class LockFile {
 public:
  /// kBusy with a message that names the holder when somebody else has the directory.
  [[nodiscard]] static Result<LockFile> Acquire(const std::string& directory);

  LockFile(LockFile&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  LockFile& operator=(LockFile&& other) noexcept;
  LockFile(const LockFile&) = delete;
  LockFile& operator=(const LockFile&) = delete;
  ~LockFile() { Release(); }

  void Release();

 private:
  explicit LockFile(int fd) : fd_(fd) {}

  int fd_ = -1;
};

}  // namespace ottla::log
