// Roles, follower positions, the high watermark, and those who wait for it.
#include <algorithm>

#include "log/log_state.h"

namespace ottla::log {

ErrorCode PartitionLog::SetRole(const Role& role) {
  LogState& state = *state_;
  std::optional<Fault> fault;
  WatchedOffsets watched;
  bool changed;
  {
    std::lock_guard lock(state.append_mutex);
    const ErrorCode life = state.LifeError();
    if (life != ErrorCode::kNone) return life;
    const Role& before = state.view.role;
    if (role.leader_epoch < before.leader_epoch) return ErrorCode::kFencedLeaderEpoch;
    changed = role.kind != before.kind || role.leader_epoch != before.leader_epoch;
    if (role.kind == RoleKind::kLeader && role.leader_epoch != before.leader_epoch &&
        state.epochs.Assign(role.leader_epoch, state.view.end)) {
      if (Status stored = state.NoteEpochs(); !stored.ok()) fault = stored.TakeFault();
    }
    std::lock_guard view_lock(state.view_mutex);
    state.view.role = role;
    if (changed) state.view.followers.clear();
    state.view.AdvanceLeader();
    watched = LogState::WatchedOf(state.view);
  }
  OTTLA_PAUSE("role changed");
  if (fault.has_value()) {
    MarkOffline(*fault);
    return ErrorCode::kKafkaStorageError;
  }
  if (changed) {
    // Those of the epoch that ended; a leader of the same epoch number cannot become a follower of it, but be
    // strict.
    state.waiters.Fail(
        WaitOutcome::kRoleChanged,
        role.kind == RoleKind::kLeader || role.kind == RoleKind::kRaft ? role.leader_epoch : -2,
        role.kind == RoleKind::kOffline);
  }
  state.waiters.Reached(watched);
  return ErrorCode::kNone;
}

bool PartitionLog::UpdateFollowerPosition(int32_t replica_id, int64_t offset) {
  LogState& state = *state_;
  WatchedOffsets watched;
  bool moved;
  {
    std::lock_guard lock(state.view_mutex);
    View& view = state.view;
    if (view.role.kind != RoleKind::kLeader) return false;
    offset = std::min(offset, view.end);
    auto known = std::find_if(view.followers.begin(), view.followers.end(),
                              [&](const FollowerProgress& follower) { return follower.id == replica_id; });
    if (known == view.followers.end())
      view.followers.push_back({replica_id, offset});
    else
      known->offset = offset;
    moved = view.AdvanceLeader();
    if (!moved) return false;
    watched = LogState::WatchedOf(view);
  }
  state.waiters.Reached(watched);
  return true;
}

int64_t PartitionLog::FollowerPosition(int32_t replica_id) const {
  std::lock_guard lock(state_->view_mutex);
  for (const FollowerProgress& follower : state_->view.followers) {
    if (follower.id == replica_id) return follower.offset;
  }
  return -1;
}

void PartitionLog::AdvanceHighWatermark(int64_t offset) {
  LogState& state = *state_;
  WatchedOffsets watched;
  {
    std::lock_guard lock(state.view_mutex);
    if (!state.view.AdvanceTo(offset)) return;
    watched = LogState::WatchedOf(state.view);
  }
  state.waiters.Reached(watched);
}

void PartitionLog::Register(const Waiter& waiter) {
  LogState& state = *state_;
  state.waiters.Add(waiter);
  OTTLA_PAUSE("waiter added");
  WatchedOffsets watched;
  RoleKind role;
  {
    std::lock_guard lock(state.view_mutex);
    watched = LogState::WatchedOf(state.view);
    role = state.view.role.kind;
  }
  // Cancel finds the waiter only if nobody called it in between: exactly once either way.
  switch (state.life.load(std::memory_order_acquire)) {
    case Life::kDeleted:
      state.waiters.Cancel(waiter.context, waiter.token, WaitOutcome::kDeleted);
      return;
    case Life::kOffline:
    case Life::kClosed:
      state.waiters.Cancel(waiter.context, waiter.token, WaitOutcome::kOffline);
      return;
    case Life::kOpen:
      break;
  }
  if (waiter.leader_epoch >= 0 && (waiter.leader_epoch != watched.leader_epoch ||
                                   (role != RoleKind::kLeader && role != RoleKind::kRaft))) {
    state.waiters.Cancel(waiter.context, waiter.token, WaitOutcome::kRoleChanged);
    return;
  }
  state.waiters.Reached(watched);
}

bool PartitionLog::Cancel(void* context, uint64_t token, WaitOutcome outcome) {
  return state_->waiters.Cancel(context, token, outcome);
}

void PartitionLog::CancelAll(void* context) { state_->waiters.Forget(context); }

}  // namespace ottla::log
