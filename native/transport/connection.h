// One socket and what it has in flight. Plain state: the reactor decides.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/bytes.h"
#include "transport/outbound.h"
#include "transport/socket.h"

namespace ottla::transport {

/// Why a connection ended; `detail` of the event says more. src/native/transport-binding.ts has the words.
enum class CloseReason : int32_t {
  kPeerClosed = 1,
  kSocketError = 2,  // detail: errno
  kFrameSize = 3,    // detail: the size that was announced
  kIdle = 4,         // detail: milliseconds
  kLocal = 5,        // JavaScript asked for it
  kSliceBroken = 6,  // a file was truncated under a send plan
  kStopping = 7,
  kOutOfBuffers = 8,
};

/// Bytes that were read and not delivered: a frame's beginning, or frames beyond the limit of pending
/// requests.
class Held {
 public:
  [[nodiscard]] size_t size() const { return tail_ - head_; }
  [[nodiscard]] bool empty() const { return tail_ == head_; }
  [[nodiscard]] const uint8_t* data() const { return memory_.get() + head_; }
  [[nodiscard]] size_t capacity() const { return capacity_; }

  void Append(Bytes bytes) {
    Reserve(bytes.size);
    std::memcpy(memory_.get() + tail_, bytes.data, bytes.size);
    tail_ += bytes.size;
  }
  /// Room for `more` bytes behind what is held; what is written there counts after Grew.
  uint8_t* Reserve(size_t more) {
    if (capacity_ - tail_ >= more) return memory_.get() + tail_;
    const size_t kept = size();
    const size_t capacity = kept + more;
    auto memory = capacity == capacity_ ? nullptr : std::make_unique_for_overwrite<uint8_t[]>(capacity);
    uint8_t* const to = memory ? memory.get() : memory_.get();
    if (kept > 0) std::memmove(to, data(), kept);
    if (memory) {
      memory_ = std::move(memory);
      capacity_ = capacity;
    }
    head_ = 0;
    tail_ = kept;
    return memory_.get() + tail_;
  }
  void Grew(size_t count) { tail_ += count; }
  void Drop(size_t count) {
    head_ += count;
    if (head_ != tail_) return;
    memory_.reset();
    capacity_ = head_ = tail_ = 0;
  }

 private:
  std::unique_ptr<uint8_t[]> memory_;
  size_t capacity_ = 0;
  size_t head_ = 0;
  size_t tail_ = 0;
};

/// A frame that is read into a buffer of its own.
struct Incoming {
  int32_t buffer = 0;  // 0: none
  size_t size = 0;
  size_t filled = 0;
  bool reserved = false;  // else counted as it fills (frames that staging could hold)
};

struct Connection {
  int32_t handle = 0;
  int fd = -1;
  int32_t listener = 0;
  int32_t member = -1;
  Peer peer;

  Held held;
  int64_t held_counted = 0;
  size_t last_read = 0;      // what the last recv into staging brought
  bool sends_large = false;  // its last frame did not fit into staging
  Incoming incoming;
  uint64_t ticket = 0;  // waits for `ticket_bytes` of request memory; the frame's beginning is held
  int64_t ticket_bytes = 0;
  int32_t pending = 0;   // delivered and not answered
  bool paused = false;   // by JavaScript
  bool ended = false;    // the peer will send no more
  bool closing = false;  // goes when everything is sent
  bool queued = false;   // stands in the list of connections to look at

  Outbound out;
  bool awaits_disk = false;  // what it is to send next is being read
  bool blocked = false;      // its requests wait until the peer has read

  uint32_t interest = 0;
  int64_t active_at_ms = 0;
  int64_t ended_at_ms = 0;
  Connection* older = nullptr;  // in the order of activity
  Connection* newer = nullptr;
};

}  // namespace ottla::transport
