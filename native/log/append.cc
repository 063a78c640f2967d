// Appends. Checks of the bytes run before the lock; under it: role, producer state, offsets in place, one
// write, indexes.
#include <algorithm>
#include <optional>

#include "log/append_effects.h"
#include "log/log_state.h"
#include "log/record_check.h"

namespace ottla::log {
namespace {

using batch::HeaderView;

constexpr int64_t kRoomCheckBytes = 8 << 20;

ErrorCode CheckRole(const Role& role, const AppendOptions& options) {
  const bool raft = options.origin == Origin::kRaftLeader;
  if (role.kind != (raft ? RoleKind::kRaft : RoleKind::kLeader)) return ErrorCode::kNotLeaderOrFollower;
  // A client's shard may have an older picture: the log's epoch serves it. A coordinator and raft append only
  // in the epoch they loaded in.
  const bool refused = options.origin == Origin::kClient ? options.leader_epoch > role.leader_epoch
                                                         : options.leader_epoch != role.leader_epoch;
  if (options.leader_epoch >= 0 && refused) return ErrorCode::kNotLeaderOrFollower;
  if (options.require_min_isr && static_cast<int32_t>(role.isr.size()) < role.min_isr)
    return ErrorCode::kNotEnoughReplicas;
  return ErrorCode::kNone;
}

const char* NameOf(RoleKind kind) {
  switch (kind) {
    case RoleKind::kNone:
      return "no replica yet";
    case RoleKind::kLeader:
      return "the leader";
    case RoleKind::kFollower:
      return "a follower";
    case RoleKind::kRaft:
      return "a raft log";
    case RoleKind::kOffline:
      break;
  }
  return "offline";
}

void ExplainRole(const Role& role, const AppendOptions& options, AppendResult* result) {
  if (result->error == ErrorCode::kNotEnoughReplicas) {
    result->error_message = "The ISR has " + std::to_string(role.isr.size()) + " of at least " +
                            std::to_string(role.min_isr) + " replicas";
    return;
  }
  result->error_message =
      std::string("This log is ") + NameOf(role.kind) + " in epoch " + std::to_string(role.leader_epoch);
  if (options.leader_epoch >= 0)
    result->error_message += "; the append named epoch " + std::to_string(options.leader_epoch);
}

void ExplainLife(const LogState& state, AppendResult* result) {
  const Life life = state.life.load(std::memory_order_acquire);
  result->error_message =
      state.options.label + (life == Life::kOpen
                                 ? ": its log directory has less room left than it keeps for itself"
                             : life == Life::kDeleted ? " was deleted"
                             : life == Life::kClosed  ? " is closed"
                                                      : " is offline after a failure of its disk");
}

std::optional<batch::ControlRecord> ControlOf(const uint8_t* batch) {
  const HeaderView header(batch);
  if (!header.control()) return std::nullopt;
  batch::ControlRecord control;
  const Bytes payload{batch + batch::kHeaderBytes, static_cast<size_t>(header.size()) - batch::kHeaderBytes};
  if (!batch::ParseControlRecord(payload, &control)) control = batch::ControlRecord{};
  return control;
}

}  // namespace

/// Everything after the checks; the append lock is held. Fills the result and what is to happen once the lock
/// is gone.
void AppendEffects::Commit(LogState& state, CheckedRecords& checked, const AppendOptions& options,
                           AppendResult* result) {
  BatchInfo* batches = checked.batches.data();
  const size_t count = checked.batches.size();
  const uint8_t* at = checked.stored.data;
  const int64_t base_offset = batches[0].base_offset;
  const int64_t last_offset = batches[count - 1].last_offset;
  Fault failed;
  if (!state.Write(checked.stored, batches, count, checked.record_count, options.now_ms, &failed)) {
    result->error = ErrorCode::kKafkaStorageError;
    result->error_message = failed.message;
    room_check_wanted = failed.kind == Fault::Kind::kFull;
    if (failed.kind != Fault::Kind::kFull) fault = std::move(failed);
    return;
  }
  std::vector<CompletedTxn> completed;
  bool epochs_changed = false;
  for (size_t index = 0; index < count; at += batches[index++].size) {
    const HeaderView header(at);
    if (header.leader_epoch() >= 0)
      epochs_changed |= state.epochs.Assign(header.leader_epoch(), header.base_offset());
    if (!checked.any_producer || !header.has_producer()) continue;
    const std::optional<batch::ControlRecord> control = ControlOf(at);
    const auto done = state.producers.Update(header, control.has_value() ? &*control : nullptr);
    if (!done.has_value()) continue;
    completed.push_back(*done);
    if (!done->aborted) continue;
    const int64_t ongoing = state.producers.FirstOngoing(done->producer_id);
    const int64_t stable = ongoing >= 0 ? ongoing : done->last_offset + 1;
    Status added =
        state.active->AppendAborted({done->producer_id, done->first_offset, done->last_offset, stable});
    if (!added.ok() && !fault.has_value()) fault = added.TakeFault();
  }
  if (epochs_changed) {
    Status stored = state.NoteEpochs();
    if (!stored.ok() && !fault.has_value()) fault = stored.TakeFault();
  }
  if (fault.has_value()) {
    result->error = ErrorCode::kKafkaStorageError;
    result->error_message = fault->message;
    return;
  }
  result->base_offset = base_offset;
  result->last_offset = last_offset;
  result->max_timestamp = checked.max_timestamp;
  result->record_count = static_cast<int32_t>(checked.record_count);
  Publish(state, completed, checked, options, result);
}

void AppendEffects::Publish(LogState& state, const std::vector<CompletedTxn>& completed,
                            CheckedRecords& checked, const AppendOptions& options, AppendResult* result) {
  const int64_t end_position = state.active->size();
  const int64_t bytes = static_cast<int64_t>(checked.stored.size);
  const int64_t first_ongoing = state.producers.FirstOngoing();
  {
    std::lock_guard lock(state.view_mutex);
    View& view = state.view;
    view.Remember({result->base_offset, result->last_offset + 1, state.active->base_offset(),
                   end_position - bytes, end_position, checked.batches.data()[0].size});
    view.end = result->last_offset + 1;
    view.end_position = end_position;
    view.first_ongoing = first_ongoing;
    for (const CompletedTxn& txn : completed) view.unreplicated[txn.first_offset] = txn.last_offset;
    if (view.unflushed_since_ms == INT64_MAX) view.unflushed_since_ms = options.now_ms;
    view.AdvanceLeader();
    result->log_start_offset = view.log_start;
    result->high_watermark = view.high_watermark;
    result->leader_epoch = view.role.leader_epoch;
    watched = LogState::WatchedOf(view);
    wake = true;
    flush_wanted = state.appended_since_flush >= view.config.flush_messages;
    if (!state.nearly_full_said && end_position > int64_t{view.config.segment_bytes} / 10 * 9) {
      nearly_full = state.nearly_full_said = true;
    }
  }
  state.active->set_last_modified_ms(options.now_ms);
  state.written_since_room_check += bytes;
  if (state.written_since_room_check >= kRoomCheckBytes) {
    state.written_since_room_check = 0;
    room_check_wanted = true;
  }
}

void AppendEffects::Run(PartitionLog& log, LogState& state) {
  if (fault.has_value()) log.MarkOffline(*fault);
  if (wake) state.waiters.Reached(watched);
  LogEvents* events = state.options.events;
  if (events == nullptr) return;
  if (rolled) events->Rolled(log);
  if (flush_wanted) events->FlushWanted(log);
  if (room_check_wanted) events->RoomCheckWanted(log);
  if (nearly_full) events->SegmentNearlyFull(log);
}

bool LogState::Write(Bytes records, const BatchInfo* batches, size_t count, int64_t record_count,
                     int64_t now_ms, Fault* fault) {
  const int64_t last_offset = batches[count - 1].last_offset;
  const LogConfig& config = view.config;  // writers hold the append lock too
  const int64_t size = active->size();
  int64_t newest = -1;
  for (size_t at = 0; at < count; at++) newest = std::max(newest, batches[at].max_timestamp);
  const int64_t since = active->RollingTimestamp();
  const int64_t waited = since >= 0 && newest >= 0 ? newest - since : now_ms - active->created_ms;
  // A relative offset is an int32.
  const bool far = last_offset - active->base_offset() > INT32_MAX;
  const bool due = far || size > int64_t{config.segment_bytes} - static_cast<int64_t>(records.size) ||
                   (size > 0 && waited > config.segment_ms - active->roll_jitter_ms) ||
                   active->IndexesFull(config.segment_index_bytes);
  if (due && (size > 0 || far)) {
    if (Status rolled = RollAt(batches[0].base_offset, now_ms); !rolled.ok()) {
      *fault = rolled.TakeFault();
      return false;
    }
  }
  if (last_offset - active->base_offset() > INT32_MAX) {
    *fault = Fault::Invalid(options.label + ": offsets do not fit one segment");
    return false;
  }
  bool torn = false;
  if (Status written = active->Append(records, batches, count, config.index_interval_bytes, &torn);
      !written.ok()) {
    *fault = written.TakeFault();
    if (torn) fault->kind = Fault::Kind::kIo;  // also a full disk, when what was written cannot be taken back
    return false;
  }
  appended_since_flush += record_count;
  return true;
}

AppendResult PartitionLog::AppendAsLeader(MutableBytes records, const AppendOptions& options) {
  AppendResult result;
  LogState& state = *state_;
  const LogConfig config = state.ConfigCopy();
  CheckedRecords checked;
  CheckForLeader(records, config, options, state.options.label, &checked);
  if (checked.error == ErrorCode::kNone && static_cast<int64_t>(checked.stored.size) > config.segment_bytes) {
    checked.error = ErrorCode::kRecordListTooLarge;
    checked.message = "Message batch size exceeds segment.bytes";
  }
  if (checked.error != ErrorCode::kNone) {
    result.error = checked.error;
    result.error_message = std::move(checked.message);
    result.record_errors = std::move(checked.record_errors);
    return result;
  }
  OTTLA_PAUSE("append checked");
  AppendEffects effects;
  {
    std::lock_guard lock(state.append_mutex);
    CommitLeader(checked, options, &effects, &result);
  }
  effects.Run(*this, state);
  return result;
}

void PartitionLog::CommitLeader(CheckedRecords& checked, const AppendOptions& options, AppendEffects* effects,
                                AppendResult* result) {
  LogState& state = *state_;
  result->error = state.AppendLifeError(options.origin);
  if (result->error != ErrorCode::kNone) return ExplainLife(state, result);
  const Role& role = state.view.role;  // written only with the append lock held
  result->error = CheckRole(role, options);
  if (result->error != ErrorCode::kNone) return ExplainRole(role, options, result);
  BatchInfo* batches = checked.batches.data();
  uint8_t* at = checked.stored.data;
  for (size_t index = 0; checked.any_producer && index < checked.batches.size();
       at += batches[index++].size) {
    const HeaderView header(at);
    if (!header.has_producer()) continue;
    const std::optional<batch::ControlRecord> control = ControlOf(at);
    BatchMeta original;
    const ErrorCode error = state.producers.Check(header, control.has_value() ? &*control : nullptr,
                                                  {options.origin, options.verification_guard}, &original);
    if (error == ErrorCode::kNone) continue;
    if (error != ErrorCode::kDuplicateSequenceNumber) {
      result->error = error;
      result->error_message =
          state.producers.Explain(error, header, control.has_value() ? &*control : nullptr);
      return;
    }
    std::lock_guard lock(state.view_mutex);
    result->duplicate = true;
    result->base_offset = original.first_offset();
    result->last_offset = original.last_offset;
    result->append_time_ms = original.timestamp;  // as in Kafka, whatever the topic's timestamp type
    result->max_timestamp = original.timestamp;
    result->log_start_offset = state.view.log_start;
    result->high_watermark = state.view.high_watermark;
    result->leader_epoch = role.leader_epoch;
    return;
  }
  const int64_t base = state.view.end;
  at = checked.stored.data;
  for (size_t index = 0; index < checked.batches.size(); at += batches[index++].size) {
    batches[index].base_offset += base;
    batches[index].last_offset += base;
    batch::SetBaseOffset(at, batches[index].base_offset);
    batch::SetLeaderEpoch(at, role.leader_epoch);
  }
  const Segment* before = state.active.get();
  effects->Commit(state, checked, options, result);
  effects->rolled = before != state.active.get();
  result->append_time_ms = checked.append_time_ms;
}

AppendResult PartitionLog::AppendAsFollower(Bytes records, const AppendOptions& options) {
  AppendResult result;
  LogState& state = *state_;
  CheckedRecords checked;
  CheckForFollower(records, &checked);
  result.error = checked.error;
  result.error_message = std::move(checked.message);
  if (result.error != ErrorCode::kNone) return result;
  OTTLA_PAUSE("append checked");
  AppendEffects effects;
  {
    std::lock_guard lock(state.append_mutex);
    const Role& role = state.view.role;
    result.error = state.AppendLifeError(Origin::kReplication);
    if (result.error != ErrorCode::kNone) {
      ExplainLife(state, &result);
      return result;
    }
    if (role.kind == RoleKind::kLeader) result.error = ErrorCode::kNotLeaderOrFollower;
    if (result.error == ErrorCode::kNone && options.leader_epoch >= 0 &&
        options.leader_epoch != role.leader_epoch) {
      result.error = options.leader_epoch < role.leader_epoch ? ErrorCode::kFencedLeaderEpoch
                                                              : ErrorCode::kUnknownLeaderEpoch;
    }
    if (result.error != ErrorCode::kNone) ExplainRole(role, options, &result);
    if (result.error != ErrorCode::kNone || checked.batches.size() == 0) return result;
    if (checked.batches.data()[0].base_offset < state.view.end) {
      result.error = ErrorCode::kOffsetOutOfRange;
      result.error_message = "expected offset " + std::to_string(state.view.end) + " or more, found " +
                             std::to_string(checked.batches.data()[0].base_offset);
      return result;
    }
    const Segment* before = state.active.get();
    effects.Commit(state, checked, options, &result);
    effects.rolled = before != state.active.get();
  }
  effects.Run(*this, state);
  return result;
}

int64_t PartitionLog::VerifyBegin(int64_t producer_id, int16_t producer_epoch, int32_t sequence, bool) {
  std::lock_guard lock(state_->append_mutex);
  return state_->producers.VerifyBegin(producer_id, producer_epoch, sequence, state_->NowMs());
}

}  // namespace ottla::log
