#include "transport/outbound.h"

#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace ottla::transport {

namespace {
constexpr size_t kVectors = 64;
constexpr size_t kSendfileBytes = 256 << 10;
constexpr size_t kGatherBytes = 256 << 10;
}  // namespace

void Outbound::Add(Bytes bytes) {
  if (bytes.size == 0) return;
  bytes_ += static_cast<int64_t>(bytes.size);
  if (!chunks_.empty()) {
    // Responses of one turn stand behind each other in the arena: one chunk, one iovec.
    Chunk& last = chunks_.back();
    if (last.data != nullptr && !last.owned && last.data + last.length == bytes.data) {
      last.length += static_cast<int64_t>(bytes.size);
      return;
    }
  }
  Chunk chunk;
  chunk.data = bytes.data;
  chunk.length = static_cast<int64_t>(bytes.size);
  chunks_.push_back(std::move(chunk));
}

void Outbound::Add(std::shared_ptr<FileSlice> slice, int64_t position, int64_t length) {
  if (length == 0) return;
  bytes_ += length;
  Chunk chunk;
  chunk.slice = std::move(slice);
  chunk.position = position;
  chunk.length = length;
  chunks_.push_back(std::move(chunk));
}

Outbound::State Outbound::Pump(int fd) {
  size_t budget = kTurnBytes;
  while (!chunks_.empty()) {
    Chunk& first = chunks_.front();
    if (IsCold(first)) return State::kCold;
    const bool large_slice = first.slice != nullptr && first.length > static_cast<int64_t>(kCopiedSliceMax);
    const State state = large_slice ? SendSlice(fd, &budget) : SendBytes(fd, &budget);
    if (state != State::kEmpty) return state;
    if (budget == 0 && !chunks_.empty()) return State::kMore;
  }
  return State::kEmpty;
}

bool Outbound::IsCold(Chunk& chunk) {
  if (chunk.slice == nullptr || chunk.position < chunk.warm_until) return false;
  const int64_t length = std::min(chunk.length, kLookedAtBytes);
  if (!chunk.slice->Cached(chunk.position, length)) return true;
  chunk.warm_until = chunk.position + length;
  return false;
}

Outbound::Cold Outbound::cold() const {
  const Chunk& first = chunks_.front();
  return {first.slice, first.position, std::min(first.length, kPreReadBytes)};
}

void Outbound::Warmed() {
  if (chunks_.empty()) return;
  Chunk& first = chunks_.front();
  first.warm_until = first.position + std::min(first.length, kPreReadBytes);
}

/// Sends from the front what is bytes or can be made bytes cheaply; kEmpty means: all that was tried has
/// left.
Outbound::State Outbound::SendBytes(int fd, size_t* budget) {
  std::array<iovec, kVectors> vectors;
  size_t count = 0;
  size_t total = 0;
  bool cold = false;
  auto at = chunks_.begin();
  for (; at != chunks_.end() && count < kVectors && total < kGatherBytes; ++at) {
    if (at->slice) {
      if (count > 0 && (cold = IsCold(*at))) break;
      if (at->length > static_cast<int64_t>(kCopiedSliceMax)) break;
      if (!CopySlice(*at)) return State::kBroken;
    }
    vectors[count++] = {const_cast<uint8_t*>(at->data), static_cast<size_t>(at->length)};
    total += static_cast<size_t>(at->length);
  }
  msghdr message{};
  message.msg_iov = vectors.data();
  message.msg_iovlen = count;
  // What comes after a disk has moved must not hold back what is here.
  const int more = cold || at == chunks_.end() ? 0 : MSG_MORE;
  ssize_t sent;
  do {
    sent = sendmsg(fd, &message, MSG_NOSIGNAL | MSG_DONTWAIT | more);
  } while (sent < 0 && errno == EINTR);
  if (sent < 0) {
    if (errno == EAGAIN) return State::kWaiting;
    error_ = errno;
    return State::kFailed;
  }
  Consume(static_cast<size_t>(sent));
  *budget -= std::min(*budget, static_cast<size_t>(sent));
  return static_cast<size_t>(sent) < total ? State::kWaiting : State::kEmpty;
}

Outbound::State Outbound::SendSlice(int fd, size_t* budget) {
  Chunk& chunk = chunks_.front();
  if (!chunk.slice->Intact()) return State::kBroken;
  off_t position = chunk.position;
  const size_t wanted =
      std::min({static_cast<size_t>(chunk.length), kSendfileBytes, std::max(*budget, size_t{1})});
  ssize_t sent;
  do {
    sent = sendfile(fd, chunk.slice->fd(), &position, wanted);
  } while (sent < 0 && errno == EINTR);
  if (sent < 0) {
    if (errno == EAGAIN) return State::kWaiting;
    error_ = errno;
    return State::kFailed;
  }
  if (sent == 0) return State::kBroken;  // the file ends before the promised length
  // Truncated while the kernel was reading: what has left may be bytes that were never promised.
  if (!chunk.slice->Intact()) return State::kBroken;
  Consume(static_cast<size_t>(sent));
  *budget -= std::min(*budget, static_cast<size_t>(sent));
  return State::kEmpty;
}

bool Outbound::CopySlice(Chunk& chunk) {
  auto owned = std::make_unique_for_overwrite<uint8_t[]>(static_cast<size_t>(chunk.length));
  size_t filled = 0;
  while (filled < static_cast<size_t>(chunk.length)) {
    const ssize_t got =
        pread(chunk.slice->fd(), owned.get() + filled, static_cast<size_t>(chunk.length) - filled,
              chunk.position + static_cast<int64_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    filled += static_cast<size_t>(got);
  }
  if (!chunk.slice->Intact()) return false;
  chunk.slice.reset();
  chunk.data = owned.get();
  chunk.owned = std::move(owned);
  return true;
}

void Outbound::Consume(size_t count) {
  bytes_ -= static_cast<int64_t>(count);
  sent_ += static_cast<int64_t>(count);
  while (count > 0) {
    Chunk& first = chunks_.front();
    const size_t part = std::min(count, static_cast<size_t>(first.length));
    count -= part;
    if (part == static_cast<size_t>(first.length)) {
      chunks_.pop_front();
      continue;
    }
    first.length -= static_cast<int64_t>(part);
    if (first.slice) {
      first.position += static_cast<int64_t>(part);
    } else {
      first.data += part;
    }
  }
}

void Outbound::Settle() {
  for (Chunk& chunk : chunks_) {
    if (chunk.data == nullptr || chunk.owned) continue;
    chunk.owned = std::make_unique_for_overwrite<uint8_t[]>(static_cast<size_t>(chunk.length));
    std::memcpy(chunk.owned.get(), chunk.data, static_cast<size_t>(chunk.length));
    chunk.data = chunk.owned.get();
  }
}

void Outbound::Clear() {
  chunks_.clear();
  bytes_ = 0;
}

}  // namespace ottla::transport
