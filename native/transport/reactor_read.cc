// Reading: from sockets into staging, from there frames; what is left over goes to its connection.
//
//   a frame that stands whole in staging   delivered where it stands
//   the beginning of a small frame         held by the connection, finished there, copied to staging when
//   whole the beginning of a larger one          a buffer of its own, filled by recv, delivered by its id
//   larger than staging                    the same, once its size has been reserved
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "core/check.h"
#include "transport/reactor.h"

namespace ottla::transport {

namespace {
constexpr size_t kLengthBytes = 4;
constexpr size_t kReadRoomMin = 64 << 10;
constexpr size_t kOwnBufferFrom = 32 << 10;
constexpr size_t kHeldStep = 4 << 10;
constexpr size_t kReadLittle = 4 << 10;
constexpr size_t kFramesPerDelivery = 1024;
}  // namespace

bool Reactor::MayTake(const Connection& connection) const {
  return !connection.paused && !connection.blocked && !connection.closing && !draining_ &&
         connection.ticket == 0 && connection.pending < options_.pending_requests_max;
}

bool Reactor::MayRead(const Connection& connection) const { return !connection.ended && MayTake(connection); }

void Reactor::ReadFrom(Connection& arrived) {
  if (busy_ || !MayRead(arrived)) return;
  Connection* connection = &arrived;
  if (BufferTable::kStagingBytes - cursor_ < kReadRoomMin || frames_in_events_ >= kFramesPerDelivery) {
    const int32_t handle = arrived.handle;
    if (!DeliverNow()) return;
    connection = Lookup(handle);
    if (connection == nullptr || !MayRead(*connection)) return;
  }
  if (connection->incoming.buffer != 0) return ReadIncoming(*connection);
  if (CutHeld(*connection) == Read::kStop) return;
  if (!MayRead(*connection)) return SetInterest(*connection);
  // What is held goes back in front of what comes, one call for both, unless the peer writes in crumbs: then
  // copying it back and forth would cost more than the bytes that come.
  const size_t held = connection->held.size();
  if (held < kLengthBytes || held <= 8 * connection->last_read) {
    const int32_t handle = connection->handle;
    ReadIntoStaging(*connection);
    // The rest of a large frame at once: begun and left, it would stand in memory, not in the caches, when it
    // is whole.
    connection = Lookup(handle);
    const bool begun = connection != nullptr && connection->incoming.reserved && MayRead(*connection);
    return begun ? ReadIncoming(*connection) : void();
  }
  const auto size = static_cast<size_t>(LoadBig<int32_t>(connection->held.data()));
  ReadIntoHeld(*connection, kLengthBytes + size - connection->held.size());
}

/// Delivers the whole frames that are held. kStop: nothing else is to be done with this connection now, or it
/// is gone.
Reactor::Read Reactor::CutHeld(Connection& connection) {
  while (connection.held.size() >= kLengthBytes) {
    const int32_t announced = LoadBig<int32_t>(connection.held.data());
    if (!SizeIsGood(connection, announced)) return Read::kStop;
    const auto size = static_cast<size_t>(announced);
    if (connection.held.size() - kLengthBytes < size) {
      if (size < kOwnBufferFrom) break;
      if (size > BufferTable::kStagingBytes && !Reserved(connection, size)) return Read::kStop;
      BeginFromHeld(connection, size);
      return Read::kStop;
    }
    if (!MayTake(connection)) {
      SetInterest(connection);
      return Read::kStop;
    }
    if (BufferTable::kStagingBytes - cursor_ < size || frames_in_events_ >= kFramesPerDelivery) {
      Enqueue(connection);  // after the delivery that makes room
      return Read::kStop;
    }
    std::memcpy(buffers_.Find(BufferTable::kStaging).data + cursor_, connection.held.data() + kLengthBytes,
                size);
    EmitFrame(connection, BufferTable::kStaging, cursor_, size);
    cursor_ += size;
    connection.held.Drop(kLengthBytes + size);
    CountHeld(connection);
  }
  return Read::kGoOn;
}

void Reactor::ReadIntoStaging(Connection& connection) {
  uint8_t* const staging = buffers_.Find(BufferTable::kStaging).data;
  const size_t start = cursor_;
  const size_t before = connection.held.size();  // a frame's beginning, smaller than kOwnBufferFrom
  if (before > 0) std::memcpy(staging + start, connection.held.data(), before);
  // Whose last frame was large will send another: what is read of it here is copied once more.
  const bool little = buffers_.memory().exhausted() || connection.sends_large;
  const size_t room = little ? kReadLittle : BufferTable::kStagingBytes - start - before;
  const ssize_t got = recv(connection.fd, staging + start + before, room, MSG_DONTWAIT);
  if (got > 0) {
    Touch(connection);
    connection.last_read = static_cast<size_t>(got);
    connection.held.Drop(before);
    return Cut(connection, start, start + before + static_cast<size_t>(got));
  }
  [[maybe_unused]] const bool open = Received(connection, got);
}

/// Cuts staging[at, end), which came from `connection`.
void Reactor::Cut(Connection& connection, size_t at, size_t end) {
  uint8_t* const staging = buffers_.Find(BufferTable::kStaging).data;
  while (end - at >= kLengthBytes) {
    const int32_t announced = LoadBig<int32_t>(staging + at);
    if (!SizeIsGood(connection, announced)) {
      cursor_ = at;
      return;
    }
    const auto size = static_cast<size_t>(announced);
    const size_t have = end - at - kLengthBytes;
    if (have < size) {
      if (size < kOwnBufferFrom) break;
      if (size > BufferTable::kStagingBytes && !Reserved(connection, size)) break;
      cursor_ = at;
      CountHeld(connection);
      return BeginIncoming(connection, size, {staging + at + kLengthBytes, have});
    }
    if (!MayTake(connection) || frames_in_events_ >= kFramesPerDelivery) break;
    connection.sends_large = false;
    EmitFrame(connection, BufferTable::kStaging, at + kLengthBytes, size);
    at += kLengthBytes + size;
  }
  cursor_ = at;
  if (at == end) {
    CountHeld(connection);
    if (!MayRead(connection)) SetInterest(connection);
    return;
  }
  connection.held.Append({staging + at, end - at});
  CountHeld(connection);
  SetInterest(connection);
  if (MayTake(connection) && frames_in_events_ >= kFramesPerDelivery) Enqueue(connection);
}

void Reactor::ReadIntoHeld(Connection& connection, size_t missing) {
  // Room grows with what has come, so that announcing costs nothing; it is a few steps for an honest peer.
  const size_t step = std::min(missing, std::max(kHeldStep, connection.held.size() * 3));
  uint8_t* const to = connection.held.Reserve(step);
  CountHeld(connection);
  const ssize_t got = recv(connection.fd, to, step, MSG_DONTWAIT);
  if (!Received(connection, got)) return;
  connection.held.Grew(static_cast<size_t>(got));
  if (static_cast<size_t>(got) == missing) [[maybe_unused]]
    const Read next = CutHeld(connection);
}

void Reactor::ReadIncoming(Connection& connection) {
  Incoming& incoming = connection.incoming;
  uint8_t* const to = buffers_.Find(incoming.buffer).data + incoming.filled;
  const ssize_t got = recv(connection.fd, to, incoming.size - incoming.filled, MSG_DONTWAIT);
  if (!Received(connection, got)) return;
  incoming.filled += static_cast<size_t>(got);
  if (!incoming.reserved) buffers_.Count(incoming.buffer, got);
  if (incoming.filled < incoming.size) return;
  const Incoming done = std::exchange(incoming, {});
  EmitFrame(connection, done.buffer, 0, done.size);
  if (!MayRead(connection)) SetInterest(connection);
  // Now, while its bytes are in the processor's caches: behind the frames of other connections they would
  // come from memory again, twice, and stand in four times as many buffers.
  if (done.size > BufferTable::kStagingBytes) DeliverNow();
}

/// False when nothing came: the peer sends no more, nothing is there, or the connection failed (and is gone).
bool Reactor::Received(Connection& connection, ssize_t received) {
  if (received > 0) {
    Touch(connection);
    return true;
  }
  if (received < 0) {
    if (errno != EAGAIN && errno != EINTR) CloseConnection(connection, CloseReason::kSocketError, errno);
    return false;
  }
  // It may have closed or only ended its side: what it asked for is answered, but not for long.
  connection.ended = true;
  connection.ended_at_ms = now_ms_;
  if (connection.pending > 0 || !connection.out.empty()) lingering_.push_back(connection.handle);
  SetInterest(connection);
  CloseIfDone(connection);
  return false;
}

bool Reactor::SizeIsGood(Connection& connection, int32_t size) {
  if (size >= 0 && size <= options_.frame_bytes_max) return true;
  CloseConnection(connection, CloseReason::kFrameSize, size);
  return false;
}

/// Reserves request memory for a frame; without it the connection waits and is not read.
bool Reactor::Reserved(Connection& connection, size_t size) {
  const uint64_t ticket = buffers_.memory().Reserve(
      static_cast<int64_t>(size), [mailbox = environment_->mailbox, handle = connection.handle] {
        mailbox->Post(MailKind::kMemoryGranted, handle);
      });
  if (ticket == 0) return true;
  connection.ticket = ticket;
  connection.ticket_bytes = static_cast<int64_t>(size);
  SetInterest(connection);
  return false;
}

/// A frame larger than staging has its reservation by now.
void Reactor::BeginIncoming(Connection& connection, size_t size, Bytes beginning) {
  const bool reserved = size > BufferTable::kStagingBytes;
  const int32_t id = reserved ? buffers_.AllocateReserved(size) : buffers_.Allocate(size);
  connection.sends_large = reserved;
  if (id == 0) {
    if (reserved) buffers_.memory().ReleaseReserved(static_cast<int64_t>(size));
    return CloseConnection(connection, CloseReason::kOutOfBuffers, 0);
  }
  connection.incoming = {id, size, beginning.size, reserved};
  if (beginning.size > 0) std::memcpy(buffers_.Find(id).data, beginning.data, beginning.size);
  if (!reserved) buffers_.Count(id, static_cast<int64_t>(beginning.size));
  SetInterest(connection);
}

void Reactor::BeginFromHeld(Connection& connection, size_t size) {
  const int32_t handle = connection.handle;
  BeginIncoming(connection, size,
                {connection.held.data() + kLengthBytes, connection.held.size() - kLengthBytes});
  if (Lookup(handle) == nullptr) return;
  connection.held.Drop(connection.held.size());
  CountHeld(connection);
}

void Reactor::EmitFrame(Connection& connection, int32_t buffer, size_t offset, size_t length) {
  ++connection.pending;
  ++frames_in_events_;
  const std::shared_ptr<Block> block = buffer == BufferTable::kStaging ? nullptr : buffers_.BlockOf(buffer);
  events_.push_back({EventKind::kFrame, connection.handle, buffer, static_cast<int32_t>(offset),
                     static_cast<int32_t>(length), block ? block->serial() : 0});
}

void Reactor::CountHeld(Connection& connection) {
  const auto now = static_cast<int64_t>(connection.held.capacity());
  const int64_t change = now - connection.held_counted;
  if (change == 0) return;
  connection.held_counted = now;
  change > 0 ? buffers_.memory().Charge(change) : buffers_.memory().Release(-change);
}

}  // namespace ottla::transport
