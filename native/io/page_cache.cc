#include "io/page_cache.h"

#include <fcntl.h>
#include <pthread.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <thread>
#include <utility>

namespace ottla::io {
namespace {

// Linux 6.5; headers may be older than the kernel. The number is the same on x86-64 and arm64.
constexpr long kCachestat = 451;
constexpr int64_t kStepBytes = 64 << 10;

struct CachestatRange {
  uint64_t offset;
  uint64_t length;
};
struct Cachestat {
  uint64_t cached;
  uint64_t dirty;
  uint64_t writeback;
  uint64_t evicted;
  uint64_t recently_evicted;
};

/// One byte, unless that would wait.
bool ByteIsCached(int fd, int64_t position) {
  char byte;
  const iovec vector{&byte, 1};
  return ::preadv2(fd, &vector, 1, position, RWF_NOWAIT) >= 0 || errno != EAGAIN;
}

}  // namespace

bool InPageCache(int fd, int64_t position, int64_t length) {
  if (length <= 0) return true;
  const CachestatRange range{static_cast<uint64_t>(position), static_cast<uint64_t>(length)};
  Cachestat found{};
  if (::syscall(kCachestat, fd, &range, &found, 0) == 0) {
    static const int64_t page = ::sysconf(_SC_PAGESIZE);
    return static_cast<int64_t>(found.cached) >= (position + length - 1) / page - position / page + 1;
  }
  return ByteIsCached(fd, position) && ByteIsCached(fd, position + length - 1);
}

PreReader& PreReader::Shared() {
  static auto* reader = new PreReader();
  return *reader;
}

void PreReader::Read(std::shared_ptr<FileSlice> slice, int64_t position, int64_t length,
                     std::function<void()> done) {
  bool starts = false;
  {
    std::lock_guard lock(mutex_);
    requests_.push_back({std::move(slice), position, length, std::move(done)});
    starts = static_cast<int>(requests_.size()) > idle_ && threads_ < kThreads;
    if (starts) ++threads_;
  }
  changed_.notify_one();
  if (!starts) return;
  std::thread thread([this] { Run(); });
  ::pthread_setname_np(thread.native_handle(), "log-read");
  thread.detach();
}

void PreReader::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    ++idle_;
    changed_.wait(lock, [this] { return !requests_.empty(); });
    --idle_;
    Request request = std::move(requests_.front());
    requests_.pop_front();
    lock.unlock();
    const int fd = request.slice->fd();
    // All of it is asked for at once; a byte of each step then waits for it to come.
    (void)::readahead(fd, request.position, static_cast<size_t>(request.length));
    const int64_t end = request.position + request.length;
    for (int64_t at = request.position; at < end;) {
      const int64_t last = std::min(at + kStepBytes, end) - 1;
      char byte;
      const ssize_t got = ::pread(fd, &byte, 1, last);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      at = last + 1;
    }
    request.slice.reset();
    request.done();
    lock.lock();
  }
}

}  // namespace ottla::io
