#include "log/waiters.h"

#include <algorithm>
#include <optional>

namespace ottla::log {

void Waiters::FindLowest() {
  int64_t lowest[4] = {INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX};
  for (const Waiter& waiter : waiters_) {
    int64_t& of_kind = lowest[static_cast<size_t>(waiter.kind)];
    of_kind = std::min(of_kind, waiter.end_offset);
  }
  for (size_t kind = 0; kind < 4; kind++) lowest_[kind].store(lowest[kind], std::memory_order_seq_cst);
}

template <typename Chosen>
void Waiters::Take(WaitOutcome outcome, Chosen chosen) {
  std::vector<Waiter> taken;
  {
    std::lock_guard lock(mutex_);
    const auto kept = std::stable_partition(waiters_.begin(), waiters_.end(),
                                            [&](const Waiter& waiter) { return !chosen(waiter); });
    if (kept == waiters_.end()) return;
    taken.assign(kept, waiters_.end());
    waiters_.erase(kept, waiters_.end());
    FindLowest();
  }
  for (const Waiter& waiter : taken) waiter.callback(waiter.context, waiter.token, outcome);
}

void Waiters::Add(const Waiter& waiter) {
  std::lock_guard lock(mutex_);
  waiters_.push_back(waiter);
  std::atomic<int64_t>& lowest = lowest_[static_cast<size_t>(waiter.kind)];
  if (waiter.end_offset < lowest.load(std::memory_order_relaxed))
    lowest.store(waiter.end_offset, std::memory_order_seq_cst);
}

void Waiters::Reached(const WatchedOffsets& hint) {
  if (!Due(hint)) return;
  std::optional<WatchedOffsets> now;
  Take(WaitOutcome::kReached, [&](const Waiter& waiter) {
    if (!now.has_value()) now = source_->Watched();
    return waiter.end_offset <= now->offsets[static_cast<size_t>(waiter.kind)] &&
           (waiter.leader_epoch < 0 || waiter.leader_epoch == now->leader_epoch);
  });
}

void Waiters::Fail(WaitOutcome outcome, int32_t epoch, bool everyone) {
  Take(outcome, [&](const Waiter& waiter) {
    return everyone || (waiter.leader_epoch >= 0 && waiter.leader_epoch != epoch);
  });
}

void Waiters::FailBeyond(int64_t offset, WaitOutcome outcome) {
  Take(outcome, [&](const Waiter& waiter) { return waiter.end_offset > offset; });
}

bool Waiters::Cancel(void* context, uint64_t token, WaitOutcome outcome) {
  bool found = false;
  Take(outcome, [&](const Waiter& waiter) {
    if (waiter.context != context || waiter.token != token) return false;
    found = true;
    return true;
  });
  return found;
}

void Waiters::Forget(void* context) {
  std::lock_guard lock(mutex_);
  std::erase_if(waiters_, [&](const Waiter& waiter) { return waiter.context == context; });
  FindLowest();
}

size_t Waiters::size() const {
  std::lock_guard lock(mutex_);
  return waiters_.size();
}

}  // namespace ottla::log
