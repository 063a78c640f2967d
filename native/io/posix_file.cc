// The machine's own files, by positioned system calls.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "io/file.h"

namespace ottla::io {
namespace {

// One write of 1 MiB into fresh pages costs two to four times as much a byte as four of 256 KiB.
constexpr size_t kWriteBytesMax = 256 * 1024;

class PosixFile final : public File {
 public:
  PosixFile(int fd, std::string path) : fd_(fd), path_(std::move(path)) {}
  ~PosixFile() override { ::close(fd_); }

  Result<size_t> ReadAt(int64_t position, uint8_t* to, size_t size) const override {
    size_t done = 0;
    while (done < size) {
      const ssize_t got = ::pread(fd_, to + done, size - done, position + static_cast<int64_t>(done));
      if (got == 0) break;
      if (got < 0) {
        if (errno == EINTR) continue;
        return Fault::Io("read " + path_);
      }
      done += static_cast<size_t>(got);
    }
    return done;
  }

  Status WriteAt(int64_t position, Bytes bytes) override {
    size_t done = 0;
    while (done < bytes.size) {
      const size_t step = std::min(bytes.size - done, kWriteBytesMax);
      const ssize_t put = ::pwrite(fd_, bytes.data + done, step, position + static_cast<int64_t>(done));
      if (put < 0) {
        if (errno == EINTR) continue;
        return Fault::Io("write " + path_);
      }
      if (put == 0) return Fault::Io("write " + path_, ENOSPC);
      done += static_cast<size_t>(put);
    }
    return Done{};
  }

  Status Truncate(int64_t size) override {
    while (::ftruncate(fd_, size) != 0) {
      if (errno != EINTR) return Fault::Io("truncate " + path_);
    }
    return Done{};
  }

  Result<int64_t> Size() const override {
    struct stat status;
    if (::fstat(fd_, &status) != 0) return Fault::Io("stat " + path_);
    return static_cast<int64_t>(status.st_size);
  }

  Status Sync() override {
    while (::fdatasync(fd_) != 0) {
      // Never kFull, whatever errno says: the bytes were taken and may be lost now.
      if (errno != EINTR) return Fault{Fault::Kind::kIo, errno, "fdatasync " + path_};
    }
    return Done{};
  }

  void Reserve(int64_t position, int64_t size) override {
    (void)::fallocate(fd_, FALLOC_FL_KEEP_SIZE, position, size);
  }

  void StartWriteBack(int64_t position, int64_t size) override {
    (void)::sync_file_range(fd_, position, size, SYNC_FILE_RANGE_WRITE);
  }

  int fd() const override { return fd_; }

 private:
  const int fd_;
  const std::string path_;
};

int OpenFlags(OpenMode mode) {
  switch (mode) {
    case OpenMode::kRead:
      return O_RDONLY;
    case OpenMode::kReadWrite:
      return O_RDWR;
    case OpenMode::kCreate:
      return O_RDWR | O_CREAT;
    case OpenMode::kTruncate:
      return O_RDWR | O_CREAT | O_TRUNC;
  }
  return O_RDONLY;
}

class PosixFileSystem final : public FileSystem {
 public:
  Result<std::unique_ptr<File>> Open(const std::string& path, OpenMode mode) override {
    int fd;
    do {
      fd = ::open(path.c_str(), OpenFlags(mode) | O_CLOEXEC, 0644);
    } while (fd < 0 && errno == EINTR);
    if (fd < 0) return Fault::Io("open " + path);
    return std::unique_ptr<File>(new PosixFile(fd, path));
  }

  bool Exists(const std::string& path) override { return ::access(path.c_str(), F_OK) == 0; }

  Result<std::vector<DirectoryEntry>> List(const std::string& directory) override {
    DIR* open = ::opendir(directory.c_str());
    if (open == nullptr) return Fault::Io("list " + directory);
    std::vector<DirectoryEntry> entries;
    errno = 0;
    while (const dirent* entry = ::readdir(open)) {
      std::string name = entry->d_name;
      if (name == "." || name == "..") continue;
      bool is_directory = entry->d_type == DT_DIR;
      if (entry->d_type == DT_UNKNOWN || entry->d_type == DT_LNK) {
        struct stat status;
        is_directory = ::stat((directory + "/" + name).c_str(), &status) == 0 && S_ISDIR(status.st_mode);
      }
      entries.push_back({std::move(name), is_directory});
      errno = 0;
    }
    const int failed = errno;
    ::closedir(open);
    if (failed != 0) return Fault::Io("list " + directory, failed);
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return entries;
  }

  Status MakeDirectories(const std::string& path) override {
    if (::mkdir(path.c_str(), 0755) == 0) return Done{};
    for (size_t slash = path.find('/', 1);; slash = path.find('/', slash + 1)) {
      const std::string prefix = path.substr(0, slash);
      if (::mkdir(prefix.c_str(), 0755) != 0 && errno != EEXIST) {
        const int failed = errno;
        if (!IsDirectory(prefix)) return Fault::Io("mkdir " + prefix, failed);
      }
      if (slash == std::string::npos) break;
    }
    if (!IsDirectory(path)) return Fault::Io("mkdir " + path, ENOTDIR);
    return Done{};
  }

  Status Rename(const std::string& from, const std::string& to) override {
    if (::rename(from.c_str(), to.c_str()) != 0) return Fault::Io("rename " + from + " to " + to);
    return Done{};
  }

  Status Remove(const std::string& path) override {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) return Fault::Io("remove " + path);
    return Done{};
  }

  Status RemoveTree(const std::string& path) override {
    auto listed = List(path);
    if (!listed.ok()) {
      if (listed.fault().error_number == ENOENT) return Done{};
      return listed.TakeFault();
    }
    for (const DirectoryEntry& entry : listed.value()) {
      const std::string child = path + "/" + entry.name;
      struct stat status;
      // A link to a directory is removed, never followed.
      const bool descend = ::lstat(child.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
      RETURN_IF_FAULT(descend ? RemoveTree(child) : Remove(child));
    }
    if (::rmdir(path.c_str()) != 0 && errno != ENOENT) return Fault::Io("rmdir " + path);
    return Done{};
  }

  Status SyncDirectory(const std::string& path) override {
    const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return Fault::Io("open " + path);
    const int failed = ::fsync(fd) == 0 ? 0 : errno;
    ::close(fd);
    if (failed != 0) return Fault{Fault::Kind::kIo, failed, "fsync " + path};
    return Done{};
  }

  Result<Space> SpaceOf(const std::string& path) override {
    struct statvfs status;
    if (::statvfs(path.c_str(), &status) != 0) return Fault::Io("statvfs " + path);
    const auto block = static_cast<int64_t>(status.f_frsize);
    return Space{static_cast<int64_t>(status.f_blocks) * block,
                 static_cast<int64_t>(status.f_bavail) * block};
  }

  Result<int64_t> ModifiedMs(const std::string& path) override {
    struct stat status;
    if (::stat(path.c_str(), &status) != 0) return Fault::Io("stat " + path);
    return static_cast<int64_t>(status.st_mtim.tv_sec) * 1000 + status.st_mtim.tv_nsec / 1000000;
  }

 private:
  static bool IsDirectory(const std::string& path) {
    struct stat status;
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  }
};

}  // namespace

FileSystem* FileSystem::Posix() {
  static PosixFileSystem* const files = new PosixFileSystem();
  return files;
}

}  // namespace ottla::io
