// Whether bytes of a file are in memory, and bringing them there on a thread that may wait for the disk. An
// event loop that waits in sendfile keeps all its connections waiting for one consumer that is far behind.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

#include "core/slice_source.h"

namespace ottla::io {

/// Whether [position, position + length) can be read without waiting for a disk. Asks the kernel (cachestat,
/// else a read that must not wait); true where it cannot say. A page may be dropped right after.
[[nodiscard]] bool InPageCache(int fd, int64_t position, int64_t length);

/// Reads ahead of those who must not wait. Thread-safe; its threads begin with the first request.
class PreReader {
 public:
  /// Of the whole process; never destroyed: its threads may be waiting for a disk when the process ends.
  static PreReader& Shared();

  /// `done` runs on another thread, whatever came of the reading: whoever sends finds a fault by itself. The
  /// slice is held until then.
  void Read(std::shared_ptr<FileSlice> slice, int64_t position, int64_t length, std::function<void()> done);

 private:
  struct Request {
    std::shared_ptr<FileSlice> slice;
    int64_t position;
    int64_t length;
    std::function<void()> done;
  };
  static constexpr int kThreads = 4;

  void Run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Request> requests_;
  int threads_ = 0;
  int idle_ = 0;
};

}  // namespace ottla::io
