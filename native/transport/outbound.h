// What one connection still has to send: bytes and file slices, in order.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>

#include "core/bytes.h"
#include "core/slice_source.h"

namespace ottla::transport {

class Outbound {
 public:
  enum class State {
    kEmpty,    // everything is with the kernel
    kWaiting,  // the peer does not read fast enough
    kCold,     // cold() has to be read from the disk first, by somebody who may wait: then Warmed()
    kMore,     // this turn's share is used up; the socket may still take more
    kFailed,   // error() says why
    kBroken    // a file was truncated or is shorter than promised: the frame cannot be finished
  };

  /// A connection's share of one turn.
  static constexpr size_t kTurnBytes = 1 << 20;
  /// A slice up to this size is copied, so that one send carries many; sendfile pays from about here on.
  static constexpr size_t kCopiedSliceMax = 32 << 10;
  /// Looked at before it is sent, and read ahead at once when it is not in memory.
  static constexpr int64_t kLookedAtBytes = 1 << 20;
  static constexpr int64_t kPreReadBytes = 4 << 20;

  struct Cold {
    std::shared_ptr<FileSlice> slice;
    int64_t position;
    int64_t length;
  };

  /// `bytes` stay where they are until Settle().
  void Add(Bytes bytes);
  void Add(std::shared_ptr<FileSlice> slice, int64_t position, int64_t length);

  [[nodiscard]] State Pump(int fd);
  /// After kCold: what stands first.
  [[nodiscard]] Cold cold() const;
  /// It was read. Not asked again, whether it stayed in memory or not: progress before comfort.
  void Warmed();
  /// Copies what Add borrowed and Pump did not send: the arena is about to be used again.
  void Settle();
  void Clear();

  [[nodiscard]] bool empty() const { return chunks_.empty(); }
  [[nodiscard]] int64_t bytes() const { return bytes_; }
  [[nodiscard]] int64_t sent() const { return sent_; }
  [[nodiscard]] int error() const { return error_; }

 private:
  struct Chunk {
    const uint8_t* data = nullptr;     // null: a slice
    std::unique_ptr<uint8_t[]> owned;  // null: borrowed from the arena
    std::shared_ptr<FileSlice> slice;
    int64_t position = 0;
    int64_t length = 0;
    int64_t warm_until = -1;  // in the file
  };

  [[nodiscard]] static bool IsCold(Chunk& chunk);

  [[nodiscard]] bool CopySlice(Chunk& chunk);
  [[nodiscard]] State SendBytes(int fd, size_t* budget);
  [[nodiscard]] State SendSlice(int fd, size_t* budget);
  void Consume(size_t count);

  std::deque<Chunk> chunks_;
  int64_t bytes_ = 0;
  int64_t sent_ = 0;
  int error_ = 0;
};

}  // namespace ottla::transport
