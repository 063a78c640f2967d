// How other threads reach an environment's thread: small messages, never lost, in each sender's order.
//
// The eventfd stands in the reactor's epoll set, so that mail reaches JavaScript in the same drain as frames.
// A sender rings it only when the box was empty: a thousand outcomes posted in one fsync cost one system
// call. The box is two vectors exchanged under a lock that is held for one push (about 20 ns); being vectors
// they grow instead of losing.
//
// The lost wake-up that cannot happen: the reader clears the eventfd first and takes the mail second. Mail
// pushed between the two is taken; mail pushed after finds the box empty and rings again.
#pragma once

#include <cstdint>
#include <mutex>
#include <vector>

#include "core/result.h"

namespace ottla {

struct Mail {
  int32_t kind;
  int32_t a;  // a handle, as a rule
  int64_t b;  // b and c reach JavaScript as doubles: keep them within 2^53
  int64_t c;
};

/// Kinds below kFirstOwn are the reactor's own; the others go to JavaScript as onEvent(kind, a, b, c).
/// Whoever posts a new kind adds it here, so that no two rooms share a number.
struct MailKind {
  static constexpr int32_t kAdoptSocket = 1;    // a: file descriptor, b: listener, c: dealer member
  static constexpr int32_t kMemoryGranted = 2;  // a: connection handle
  static constexpr int32_t kAcceptAgain = 3;    // a place for a connection is free again
  static constexpr int32_t kPreRead = 4;        // a: connection handle; what it is to send next is in memory

  static constexpr int32_t kFirstOwn = 100;
  static constexpr int32_t kWaiter = 100;  // a: waiter handle, b: outcome, c: offset reached
  static constexpr int32_t kCompletion =
      101;  // a: operation handle, b: outcome, c: value of an off-thread operation
  static constexpr int32_t kDirectoryOffline = 103;  // a: index in log.dirs
  static constexpr int32_t kEngineWarning = 104;     // engineTakeWarnings has something to say
  static constexpr int32_t kMessage = 102;           // between shards; a, b, c are the sender's business
};

class Mailbox {
 public:
  Mailbox();
  ~Mailbox();
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  /// From any thread, as long as the caller shares ownership of the box (Environment::mailbox is a
  /// shared_ptr). Posting to a closed box is allowed and does nothing: its environment is gone. False then.
  bool Post(int32_t kind, int32_t a = 0, int64_t b = 0, int64_t c = 0);

  /// Moves all mail into `into` (cleared first); the reader's thread only.
  void Drain(std::vector<Mail>& into);
  [[nodiscard]] bool empty() const;
  /// Returns what had not been read, so that descriptors on their way are closed and not leaked.
  std::vector<Mail> Close();

  [[nodiscard]] int event_fd() const { return event_fd_; }

 private:
  mutable std::mutex mutex_;
  std::vector<Mail> mail_;
  bool closed_ = false;
  int event_fd_;
};

}  // namespace ottla
