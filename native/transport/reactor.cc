#include "transport/reactor.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/check.h"
#include "transport/reactor_tags.h"

namespace ottla::transport {

namespace {

// Tags of the epoll set: connection handles are positive and below 2^31, listening sockets stand above, at
// 2^40.
constexpr int64_t kTurnMs = 1;
constexpr int64_t kLingerMs = 1000;
constexpr int64_t kTimerStepMs = 100;

}  // namespace

Reactor::Reactor(std::shared_ptr<Environment> environment, Sink* sink, ReactorOptions options)
    : environment_(std::move(environment)),
      buffers_(environment_->buffers),
      sink_(sink),
      options_(options),
      epoll_fd_(epoll_create1(EPOLL_CLOEXEC)),
      timer_fd_(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK)),
      now_ms_(NowMs()) {
  BROKER_CHECK(epoll_fd_ >= 0 && timer_fd_ >= 0, "epoll or timer: errno %d", errno);
  Watch(environment_->mailbox->event_fd(), kMailTag, EPOLLIN);
  Watch(timer_fd_, kTimerTag, EPOLLIN);
}

Reactor::~Reactor() {
  StopListening();
  StopServing();
  CloseAll(CloseReason::kStopping);
  close(timer_fd_);
  close(epoll_fd_);
}

void Reactor::Watch(int fd, uint64_t tag, uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.u64 = tag;
  BROKER_CHECK(epoll_ctl(epoll_fd_, EPOLL_CTL_ADD, fd, &event) == 0, "epoll_ctl: errno %d", errno);
}

Connection* Reactor::Lookup(int32_t handle) {
  const uint32_t slot = static_cast<uint32_t>(handle) & kSlotMask;
  if (handle <= 0 || slot >= slots_.size()) return nullptr;
  Connection* connection = slots_[slot].get();
  return connection != nullptr && connection->handle == handle ? connection : nullptr;
}

const Connection* Reactor::Find(int32_t handle) const { return const_cast<Reactor*>(this)->Lookup(handle); }

void Reactor::OnReadable() {
  in_turn_ = true;
  now_ms_ = NowMs();
  const int64_t until = now_ms_ + kTurnMs;
  while (true) {
    const bool any = busy_ ? HandleAllButFrames() : HandleNextReady();
    if (!any && queue_.empty() && events_.empty()) break;
    LookAtQueued();
    DeliverNow();
    now_ms_ = NowMs();
    if (busy_ || now_ms_ >= until) break;
  }
  in_turn_ = false;
  // What is left comes back after the loop has run its timers and immediates.
  if (!busy_ && (!queue_.empty() || !events_.empty())) Kick();
  ArmTimer();
}

/// What is ready, in the order in which the kernel told it. The rest of a list that was not finished, because
/// the turn was over or staging full, comes before anything that is ready meanwhile: the kernel would begin
/// with the same connections again, and those behind them would never be read.
bool Reactor::HandleNextReady() {
  if (next_ready_ == ready_count_) {
    next_ready_ = 0;
    const int count = epoll_wait(epoll_fd_, ready_.data(), ready_.size(), 0);
    ready_count_ = count > 0 ? static_cast<size_t>(count) : 0;
  }
  const bool any = next_ready_ < ready_count_;
  while (next_ready_ < ready_count_) {
    HandleReady(ready_[next_ready_].data.u64, ready_[next_ready_].events);
    if (busy_) break;  // perhaps in the middle of this one
    ++next_ready_;
  }
  return any;
}

/// While JavaScript reads staging: mail, timers, ends, and what may be sent. Frames wait.
bool Reactor::HandleAllButFrames() {
  std::array<epoll_event, kReadyMax> ready;
  const int count = epoll_wait(epoll_fd_, ready.data(), ready.size(), 0);
  for (size_t i = 0; static_cast<int>(i) < count; ++i) HandleReady(ready[i].data.u64, ready[i].events);
  return count > 0;
}

int64_t Reactor::NowMs() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void Reactor::HandleReady(uint64_t tag, uint32_t events) {
  if (tag == kMailTag) return OnMail();
  if (tag == kTimerTag) return OnTimer();
  if ((tag & kListenTag) != 0) {
    const size_t index = static_cast<size_t>(tag & ~kListenTag);
    if (index < listening_.size()) Accept(listening_[index]);
    return;
  }
  Connection* connection = Lookup(static_cast<int32_t>(tag));
  if (connection == nullptr) return;
  if ((events & EPOLLOUT) != 0) {
    PumpOut(*connection);
    connection = Lookup(static_cast<int32_t>(tag));
    if (connection == nullptr) return;
  }
  if ((events & (EPOLLERR | EPOLLHUP)) != 0 && !MayRead(*connection)) {
    // Nobody will read it, so nobody would learn it: without this the set would report it for ever.
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(connection->fd, SOL_SOCKET, SO_ERROR, &error, &length);
    return error == 0 ? CloseConnection(*connection, CloseReason::kPeerClosed, 0)
                      : CloseConnection(*connection, CloseReason::kSocketError, error);
  }
  if ((events & (EPOLLIN | EPOLLERR | EPOLLHUP)) != 0) ReadFrom(*connection);
}

/// Hands the events over. True when staging is free afterwards.
bool Reactor::DeliverNow() {
  if (delivering_) return false;
  for (const int32_t serial : buffers_.TakeForgotten()) events_.push_back({EventKind::kForget, serial});
  if (!events_.empty()) {
    delivered_.clear();
    delivered_.swap(events_);
    frames_in_events_ = 0;
    delivering_ = true;
    busy_ = !sink_->Deliver(delivered_);
    delivering_ = false;
  }
  if (busy_) return false;
  cursor_ = 0;
  return true;
}

void Reactor::ReleaseStaging() {
  busy_ = false;
  cursor_ = 0;
  if (!queue_.empty() || !events_.empty()) Kick();
}

void Reactor::Kick() {
  if (in_turn_ || kicked_) return;
  kicked_ = true;
  const uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(environment_->mailbox->event_fd(), &one, sizeof one);
}

/// Connections that may have frames to cut without their socket being readable.
void Reactor::LookAtQueued() {
  if (queue_.empty() || busy_) return;
  queue_taken_.clear();
  queue_taken_.swap(queue_);
  for (const int32_t handle : queue_taken_) {
    Connection* connection = Lookup(handle);
    if (connection == nullptr) continue;
    connection->queued = false;
    if (!connection->held.empty() && MayTake(*connection) && CutHeld(*connection) == Read::kStop) continue;
    SetInterest(*connection);
    CloseIfDone(*connection, true);
  }
}

void Reactor::Enqueue(Connection& connection) {
  if (connection.queued) return;
  connection.queued = true;
  queue_.push_back(connection.handle);
  Kick();
}

void Reactor::SetInterest(Connection& connection) {
  uint32_t wanted = 0;
  if (MayRead(connection)) wanted |= EPOLLIN;
  if (!connection.out.empty() && !connection.awaits_disk) wanted |= EPOLLOUT;
  if (wanted == connection.interest) return;
  connection.interest = wanted;
  epoll_event event{};
  event.events = wanted;
  event.data.u64 = static_cast<uint64_t>(connection.handle);
  BROKER_CHECK(epoll_ctl(epoll_fd_, EPOLL_CTL_MOD, connection.fd, &event) == 0, "epoll_ctl: errno %d", errno);
}

void Reactor::Touch(Connection& connection) {
  connection.active_at_ms = now_ms_;
  if (newest_ == &connection) return;
  if (connection.older != nullptr) connection.older->newer = connection.newer;
  if (connection.newer != nullptr) connection.newer->older = connection.older;
  if (oldest_ == &connection) oldest_ = connection.newer;
  connection.newer = nullptr;
  connection.older = newest_;
  if (newest_ != nullptr) newest_->newer = &connection;
  newest_ = &connection;
  if (oldest_ == nullptr) oldest_ = &connection;
}

void Reactor::CloseConnection(Connection& connection, CloseReason reason, int64_t detail) {
  const uint32_t slot = static_cast<uint32_t>(connection.handle) & kSlotMask;
  Event event{EventKind::kClosed, connection.handle, static_cast<int32_t>(reason)};
  event.value_b = static_cast<double>(detail);
  events_.push_back(event);
  FreeMemory(connection);
  close(connection.fd);
  if (connection.older != nullptr) connection.older->newer = connection.newer;
  if (connection.newer != nullptr) connection.newer->older = connection.older;
  if (oldest_ == &connection) oldest_ = connection.newer;
  if (newest_ == &connection) newest_ = connection.older;
  if (dealer_) dealer_->Closed(connection.member, connection.listener, connection.peer.host);
  slots_[slot].reset();
  free_slots_.push_back(slot);
  --live_;
  TellDrained();
  Kick();
}

void Reactor::TellDrained() {
  if (!draining_ || drained_ || live_ > 0) return;
  drained_ = true;
  events_.push_back({EventKind::kDrained});
}

void Reactor::FreeMemory(Connection& connection) {
  RequestMemory& memory = buffers_.memory();
  if (connection.ticket != 0 && !memory.Cancel(connection.ticket) && connection.ticket_bytes > 0) {
    memory.ReleaseReserved(connection.ticket_bytes);  // granted while the news of it was still on its way
  }
  if (connection.held_counted > 0) memory.Release(connection.held_counted);
  if (connection.incoming.buffer != 0) buffers_.Release(connection.incoming.buffer);
}

/// A connection whose peer stopped sending, or that is to go, ends when nothing is owed to it.
void Reactor::CloseIfDone(Connection& connection, bool held_was_cut) {
  if (connection.pending > 0 || !connection.out.empty()) return;
  if (connection.closing) return CloseConnection(connection, CloseReason::kLocal, 0);
  if (draining_) return CloseConnection(connection, CloseReason::kStopping, 0);
  if (!connection.ended) return;
  if (!held_was_cut && !connection.held.empty()) return Enqueue(connection);
  CloseConnection(connection, CloseReason::kPeerClosed, 0);
}

void Reactor::Close(int32_t handle, bool after_sending) {
  Connection* connection = Lookup(handle);
  if (connection == nullptr) return;
  if (after_sending && !connection->out.empty()) {
    connection->closing = true;
    connection->pending = 0;  // JavaScript gave up on what was not answered
    SetInterest(*connection);
    return;
  }
  CloseConnection(*connection, CloseReason::kLocal, 0);
}

void Reactor::Pause(int32_t handle, bool paused) {
  Connection* connection = Lookup(handle);
  if (connection == nullptr || connection->paused == paused) return;
  connection->paused = paused;
  SetInterest(*connection);
  if (!paused && !connection->held.empty()) Enqueue(*connection);
}

void Reactor::Drain() {
  draining_ = true;
  for (size_t slot = 0; slot < slots_.size(); ++slot) {
    Connection* connection = slots_[slot].get();
    if (connection == nullptr) continue;
    SetInterest(*connection);
    CloseIfDone(*connection);
  }
  TellDrained();
  Kick();
}

void Reactor::CloseAll(CloseReason reason) {
  for (size_t slot = 0; slot < slots_.size(); ++slot) {
    if (slots_[slot]) CloseConnection(*slots_[slot], reason, 0);
  }
}

void Reactor::OnMail() {
  kicked_ = false;
  environment_->mailbox->Drain(mail_);
  for (const Mail& mail : mail_) {
    if (mail.kind == MailKind::kAdoptSocket) {
      Adopt(mail.a, static_cast<int32_t>(mail.b), static_cast<int32_t>(mail.c));
    } else if (mail.kind == MailKind::kMemoryGranted) {
      Connection* connection = Lookup(mail.a);
      if (connection == nullptr || connection->ticket == 0) continue;
      connection->ticket = 0;
      BeginFromHeld(*connection, static_cast<size_t>(std::exchange(connection->ticket_bytes, 0)));
    } else if (mail.kind == MailKind::kPreRead) {
      Connection* connection = Lookup(mail.a);
      if (connection == nullptr) continue;
      connection->awaits_disk = false;
      connection->out.Warmed();
      PumpOut(*connection);
    } else if (mail.kind == MailKind::kAcceptAgain) {
      ResumeAccepting();
    } else {
      Event event{EventKind::kMail, mail.kind, mail.a};
      event.value_b = static_cast<double>(mail.b);
      event.value_c = static_cast<double>(mail.c);
      events_.push_back(event);
    }
  }
}

void Reactor::OnTimer() {
  uint64_t count;
  [[maybe_unused]] const ssize_t seen = read(timer_fd_, &count, sizeof count);
  timer_at_ms_ = -1;
  if (accept_again_at_ms_ >= 0 && now_ms_ >= accept_again_at_ms_) ResumeAccepting();
  for (size_t i = 0; i < lingering_.size();) {
    Connection* connection = Lookup(lingering_[i]);
    const bool due = connection != nullptr && now_ms_ - connection->ended_at_ms >= kLingerMs;
    if (due) CloseConnection(*connection, CloseReason::kPeerClosed, 0);
    if (due || connection == nullptr) {
      lingering_[i] = lingering_.back();
      lingering_.pop_back();
    } else {
      ++i;
    }
  }
  while (oldest_ != nullptr && options_.idle_ms_max >= 0) {
    Connection& connection = *oldest_;
    const int64_t idle = now_ms_ - connection.active_at_ms;
    if (idle < options_.idle_ms_max) break;
    // A peer that waits for us is not idle: we serve its request, or do not let its frame in for want of
    // memory. One that does not read its answers is.
    const bool waits = (connection.pending > 0 && connection.out.empty()) || connection.ticket != 0;
    if (!waits) {
      CloseConnection(connection, CloseReason::kIdle, idle);
      continue;
    }
    Touch(connection);
    if (options_.idle_ms_max == 0) break;
  }
  if (live_ == 0) buffers_.Trim();
}

/// The timer stands at the next moment something is due, so that an idle broker is not woken.
void Reactor::ArmTimer() {
  int64_t at = accept_again_at_ms_;
  if (oldest_ != nullptr && options_.idle_ms_max >= 0) {
    const int64_t idle_at = oldest_->active_at_ms + options_.idle_ms_max;
    at = at < 0 ? idle_at : std::min(at, idle_at);
  }
  if (!lingering_.empty()) at = at < 0 ? now_ms_ + kLingerMs : std::min(at, now_ms_ + kLingerMs);
  if (at < 0) return;
  at = std::max(at, now_ms_ + 1);
  // A timer that stands a little early is left alone: activity moves the moment with every request.
  if (timer_at_ms_ >= 0 && timer_at_ms_ <= at + kTimerStepMs) return;
  timer_at_ms_ = at;
  itimerspec spec{};
  spec.it_value.tv_sec = at / 1000;
  spec.it_value.tv_nsec = at % 1000 * 1000000;
  timerfd_settime(timer_fd_, TFD_TIMER_ABSTIME, &spec, nullptr);
}

}  // namespace ottla::transport
