// Who waits for an offset. Each waiter's callback is called exactly once, or never after CancelAll.
//
// No lost wake-up: Register adds the waiter first and looks at the log's state after; a change updates the
// state first and looks for waiters after. Both orders go through the state's mutex, so at least one of them
// sees the other. Taking the waiter out of the list, under the lock, is what gives the right to call it.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

#include "log/log_types.h"

namespace ottla::log {

/// What waiters compare with.
struct WatchedOffsets {
  int64_t offsets[4] = {};  // by WaitKind
  int32_t leader_epoch = -1;
};

/// Where they read it: the log's state, under its own mutex.
class WatchSource {
 public:
  virtual ~WatchSource() = default;
  [[nodiscard]] virtual WatchedOffsets Watched() const = 0;
};

class Waiters {
 public:
  explicit Waiters(const WatchSource* source) : source_(source) {}

  void Add(const Waiter& waiter);
  /// Calls those whose offset is reached. `hint` is what the caller saw; the source is asked again under the
  /// waiter lock, so that a caller which was overtaken by a truncation or a role change wakes nobody wrongly.
  void Reached(const WatchedOffsets& hint);

 private:
  /// True when any waiter could be reached; no lock taken.
  [[nodiscard]] bool Due(const WatchedOffsets& now) const {
    for (size_t kind = 0; kind < 4; kind++) {
      if (now.offsets[kind] >= lowest_[kind].load(std::memory_order_seq_cst)) return true;
    }
    return false;
  }

 public:
  /// Calls those of another epoch than `epoch` (of any epoch when `everyone`).
  void Fail(WaitOutcome outcome, int32_t epoch, bool everyone);
  /// Calls those that wait for more than `offset`.
  void FailBeyond(int64_t offset, WaitOutcome outcome);
  bool Cancel(void* context, uint64_t token, WaitOutcome outcome);
  void Forget(void* context);
  [[nodiscard]] size_t size() const;

 private:
  template <typename Chosen>
  void Take(WaitOutcome outcome, Chosen chosen);
  void FindLowest();

  const WatchSource* const source_;
  mutable std::mutex mutex_;
  std::vector<Waiter> waiters_;
  std::atomic<int64_t> lowest_[4] = {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX};
};

}  // namespace ottla::log
