// Accepting: listening sockets, limits, and taking over sockets that an acceptor dealt to us.
#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "core/check.h"
#include "transport/reactor.h"
#include "transport/reactor_tags.h"

namespace ottla::transport {

namespace {
constexpr int kAcceptsPerTurn = 64;
constexpr int64_t kAcceptRetryMs = 100;

enum RefusedFor : int32_t { kTooManyOfIp = 1, kErrno = 2 };
}  // namespace

void Reactor::Join(std::shared_ptr<Dealer> dealer, bool serves) {
  dealer_ = std::move(dealer);
  if (serves) member_ = dealer_->Join(environment_->mailbox);
}

void Reactor::StopServing() {
  if (dealer_ && member_ >= 0) dealer_->Leave(std::exchange(member_, -1));
}

Result<int32_t> Reactor::Listen(int32_t listener, const std::string& host, int32_t port, int32_t backlog) {
  BROKER_CHECK(dealer_ != nullptr, "a reactor listens for a dealer");
  Result<Bound> bound = transport::Listen(host, port, backlog, options_.socket);
  if (!bound.ok()) return bound.TakeFault();
  for (const int fd : bound.value().fds) {
    Watch(fd, kListenTag | listening_.size(), EPOLLIN);
    listening_.push_back({fd, listener});
  }
  return bound.value().port;
}

void Reactor::StopListening() {
  for (Listening& one : listening_) {
    if (one.fd >= 0) close(std::exchange(one.fd, -1));
  }
  accept_again_at_ms_ = -1;
}

void Reactor::PauseAccepting(Listening& listening) {
  epoll_event event{};
  event.data.u64 = kListenTag | static_cast<uint64_t>(&listening - listening_.data());
  epoll_ctl(epoll_fd_, EPOLL_CTL_MOD, listening.fd, &event);
  listening.paused = true;
}

void Reactor::ResumeAccepting() {
  accept_again_at_ms_ = -1;
  for (size_t i = 0; i < listening_.size(); ++i) {
    Listening& one = listening_[i];
    if (one.fd < 0 || !one.paused) continue;
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kListenTag | i;
    epoll_ctl(epoll_fd_, EPOLL_CTL_MOD, one.fd, &event);
    one.paused = false;
  }
}

void Reactor::Accept(Listening& listening) {
  if (listening.fd < 0 || listening.paused) return;
  for (int i = 0; i < kAcceptsPerTurn; ++i) {
    // When the broker is full the others wait in the kernel's queue, where they cost nothing and lose
    // nothing.
    if (!dealer_->HasRoom(listening.listener, environment_->mailbox)) return PauseAccepting(listening);
    const int fd = accept4(listening.fd, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) return;
      if (errno == EINTR || errno == ECONNABORTED || errno == EPROTO) continue;
      // Out of descriptors or memory: the queue stays full and would wake us at once, so look again a little
      // later.
      Event event{EventKind::kRefused, listening.listener, kErrno};
      event.value_b = errno;
      events_.push_back(event);
      PauseAccepting(listening);
      accept_again_at_ms_ = now_ms_ + kAcceptRetryMs;
      return;
    }
    Peer peer = PeerOf(fd);
    if (peer.host.empty()) {  // reset before it was accepted
      close(fd);
      continue;
    }
    if (!dealer_->Admit(listening.listener, peer.host)) {
      close(fd);
      events_.push_back({EventKind::kRefused, listening.listener, kTooManyOfIp});
      refused_.push_back(std::move(peer));
      continue;
    }
    if (!dealer_->Deal(fd, listening.listener)) {
      dealer_->Closed(-1, listening.listener, peer.host);
      close(fd);
    }
  }
}

void Reactor::Adopt(int fd, int32_t listener, int32_t member) {
  Peer peer = PeerOf(fd);
  uint32_t slot;
  if (!free_slots_.empty()) {
    slot = free_slots_.back();
    free_slots_.pop_back();
  } else {
    slot = static_cast<uint32_t>(slots_.size());
    if (slot == (1u << kSlotBits)) {
      close(fd);
      if (dealer_) dealer_->Closed(member, listener, peer.host);
      return;
    }
    slots_.emplace_back();
    generations_.push_back(0);
  }
  uint32_t& generation = generations_[slot];
  generation = generation == kGenerationMax ? 1 : generation + 1;
  Configure(fd, options_.socket);
  auto connection = std::make_unique<Connection>();
  connection->handle = static_cast<int32_t>(generation << kSlotBits | slot);
  connection->fd = fd;
  connection->listener = listener;
  connection->member = member;
  connection->peer = std::move(peer);
  connection->interest = EPOLLIN;
  Connection& adopted = *connection;
  slots_[slot] = std::move(connection);
  ++live_;
  Touch(adopted);
  Watch(fd, static_cast<uint64_t>(adopted.handle), EPOLLIN);
  events_.push_back({EventKind::kConnected, adopted.handle, listener});
  if (draining_) CloseConnection(adopted, CloseReason::kStopping, 0);
}

}  // namespace ottla::transport
