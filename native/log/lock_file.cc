#include "log/lock_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "log/text_file.h"

namespace ottla::log {
namespace {

struct flock WholeFile() {
  struct flock range{};
  range.l_type = F_WRLCK;
  range.l_whence = SEEK_SET;
  return range;
}

std::string Holder(int fd, const std::string& path) {
  struct flock range = WholeFile();
  if (::fcntl(fd, F_OFD_GETLK, &range) == 0 && range.l_type != F_UNLCK && range.l_pid > 0) {
    return "process " + std::to_string(range.l_pid);  // a POSIX lock: Apache Kafka's
  }
  auto text = ReadIfPresent(*io::FileSystem::Posix(), path);
  if (!text.ok() || !text.value()) return "another process";
  std::string_view written = *text.value();
  while (written.ends_with('\n')) written.remove_suffix(1);
  const auto pid = ParseDecimal(written);
  if (!pid) return "another process";
  return *pid == ::getpid() ? "this process (" + std::to_string(*pid) + ")"
                            : "process " + std::to_string(*pid);
}

}  // namespace

Result<LockFile> LockFile::Acquire(const std::string& directory) {
  const std::string path = directory + "/" + kLockName;
  LockFile lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (lock.fd_ < 0) return Fault::Io("opening " + path);
  struct flock range = WholeFile();
  if (::fcntl(lock.fd_, F_OFD_SETLK, &range) != 0) {
    if (errno != EAGAIN && errno != EACCES) return Fault::Io("locking " + path);
    return Fault::Busy("the log directory " + directory + " is in use by " + Holder(lock.fd_, path) +
                       " (lock file " + path +
                       "): stop that broker, or give this one other directories in log.dirs");
  }
  const std::string pid = std::to_string(::getpid()) + "\n";
  if (::ftruncate(lock.fd_, 0) != 0 ||
      ::pwrite(lock.fd_, pid.data(), pid.size(), 0) != static_cast<ssize_t>(pid.size())) {
    return Fault::Io("writing " + path);
  }
  return lock;
}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
  if (this != &other) {
    Release();
    fd_ = std::exchange(other.fd_, -1);
  }
  return *this;
}

void LockFile::Release() {
  if (fd_ >= 0) ::close(std::exchange(fd_, -1));
}

}  // namespace ottla::log
