// Look-ups, changes of shape and what describes a log: calls that are not on the path of every request.
#include "binding/log_context.h"

namespace ottla::binding {
namespace {

using log::ErrorCode;

Napi::Value Gone(const Napi::CallbackInfo& info) { return Code(info, ErrorCode::kUnknownTopicOrPartition); }

Napi::Value LogOffsets(const Napi::CallbackInfo& info) {
  using Slot = layout::OffsetsSlot;
  Args args(info, "logOffsets");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info);
  const log::LogOffsets offsets = log->log().Offsets();
  double* const to = LogContext::Of(info).results();
  to[Slot::kLogStart] = static_cast<double>(offsets.log_start);
  to[Slot::kLastStable] = static_cast<double>(offsets.last_stable);
  to[Slot::kHighWatermark] = static_cast<double>(offsets.high_watermark);
  to[Slot::kFlushed] = static_cast<double>(offsets.flushed);
  to[Slot::kEnd] = static_cast<double>(offsets.end);
  to[Slot::kLeaderEpoch] = offsets.leader_epoch;
  to[Slot::kRole] = static_cast<int>(offsets.role);
  to[Slot::kUnderMinIsr] = offsets.under_min_isr ? 1 : 0;
  return Code(info, log->log().offline() ? ErrorCode::kKafkaStorageError : ErrorCode::kNone);
}

Napi::Value AnswerTimestamp(const Napi::CallbackInfo& info, const log::TimestampOffset& found) {
  using Slot = layout::TimestampSlot;
  double* const to = LogContext::Of(info).results();
  to[Slot::kTimestamp] = static_cast<double>(found.timestamp);
  to[Slot::kOffset] = static_cast<double>(found.offset);
  to[Slot::kLeaderEpoch] = found.leader_epoch;
  return Code(info, found.error);
}

Napi::Value LogFindTimestamp(const Napi::CallbackInfo& info) {
  Args args(info, "logFindTimestamp");
  const auto log = LogOf(args, 0);
  const int64_t timestamp = args.Int64(1);
  if (args.failed()) return info.Env().Undefined();
  return log == nullptr ? Gone(info) : AnswerTimestamp(info, log->log().LookupTimestamp(timestamp));
}

Napi::Value LogFindMaxTimestamp(const Napi::CallbackInfo& info) {
  Args args(info, "logFindMaxTimestamp");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  return log == nullptr ? Gone(info) : AnswerTimestamp(info, log->log().LookupMaxTimestamp());
}

Napi::Value LogEpochEnd(const Napi::CallbackInfo& info) {
  Args args(info, "logEpochEnd");
  const auto log = LogOf(args, 0);
  const int32_t epoch = args.Int32(1);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info);
  const log::EpochEndOffset found = log->log().EndOffsetForEpoch(epoch);
  double* const to = LogContext::Of(info).results();
  to[layout::EpochEndSlot::kEpoch] = found.epoch;
  to[layout::EpochEndSlot::kEndOffset] = static_cast<double>(found.end_offset);
  return Code(info, ErrorCode::kNone);
}

Napi::Value LogLatestEpoch(const Napi::CallbackInfo& info) {
  Args args(info, "logLatestEpoch");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), log == nullptr ? -1 : log->log().LatestEpoch());
}

Napi::Value LogEpochAt(const Napi::CallbackInfo& info) {
  Args args(info, "logEpochAt");
  const auto log = LogOf(args, 0);
  const int64_t offset = args.Int64(1);
  if (args.failed()) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), log == nullptr ? -1 : log->log().EpochAt(offset));
}

Napi::Value LogConfigure(const Napi::CallbackInfo& info) {
  Args args(info, "logConfigure");
  const auto log = LogOf(args, 0);
  const log::LogConfig config = ConfigOf(args, info, 1);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info);
  log->Configure(config);
  return Code(info, ErrorCode::kNone);
}

Napi::Value LogDeleteRecords(const Napi::CallbackInfo& info) {
  Args args(info, "logDeleteRecords");
  const auto log = LogOf(args, 0);
  const int64_t before = args.Int64(1);
  if (args.failed()) return info.Env().Undefined();
  return log == nullptr ? Gone(info) : Code(info, log->log().DeleteRecordsBefore(before));
}

Napi::Value LogTruncate(const Napi::CallbackInfo& info) {
  Args args(info, "logTruncate");
  const auto log = LogOf(args, 0);
  const int64_t offset = args.Int64(1);
  if (args.failed()) return info.Env().Undefined();
  return log == nullptr ? Gone(info) : Code(info, log->log().TruncateTo(offset));
}

Napi::Value LogStartAt(const Napi::CallbackInfo& info) {
  Args args(info, "logStartAt");
  const auto log = LogOf(args, 0);
  const int64_t offset = args.Int64(1);
  if (args.failed()) return info.Env().Undefined();
  return log == nullptr ? Gone(info) : Code(info, log->log().TruncateFullyAndStartAt(offset));
}

Napi::Value LogRoll(const Napi::CallbackInfo& info) {
  Args args(info, "logRoll");
  const auto log = LogOf(args, 0);
  const int64_t now_ms = args.Int64(1);
  if (args.failed()) return info.Env().Undefined();
  return log == nullptr ? Gone(info) : Code(info, log->log().Roll(now_ms));
}

Napi::Value LogDropSegments(const Napi::CallbackInfo& info) {
  Args args(info, "logDropSegments");
  const auto log = LogOf(args, 0);
  const int64_t now_ms = args.Int64(1);
  if (args.failed()) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), log == nullptr ? 0 : log->log().DeleteOldSegments(now_ms));
}

/// Waits for the disk on this thread: for stops and snapshots. Produce waits for `flushed` instead.
Napi::Value LogFlush(const Napi::CallbackInfo& info) {
  Args args(info, "logFlush");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info);
  const Status flushed = log->Flush();
  if (!flushed.ok()) ThrowFault(info.Env(), flushed.fault());
  return Code(info, ErrorCode::kNone);
}

/// Off this thread, together with other logs' flushes; a waiter of kind `flushed` hears of it.
Napi::Value LogFlushSoon(const Napi::CallbackInfo& info) {
  Args args(info, "logFlushSoon");
  const auto log = LogOf(args, 0);
  if (!args.failed() && log != nullptr) log->FlushWanted(log->log());
  return info.Env().Undefined();
}

Napi::Value LogDirectoryOf(const Napi::CallbackInfo& info) {
  Args args(info, "logDirectory");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), log == nullptr ? -1 : log->directory().index());
}

Napi::Value LogSizeBytes(const Napi::CallbackInfo& info) {
  Args args(info, "logSizeBytes");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), log == nullptr ? -1 : static_cast<double>(log->log().SizeBytes()));
}

/// Six numbers a producer: id, epoch, last sequence, last timestamp, coordinator epoch, start of the
/// transaction.
Napi::Value LogProducers(const Napi::CallbackInfo& info) {
  Args args(info, "logProducers");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  std::vector<log::ProducerStateInfo> states;
  if (log != nullptr) states = log->log().ProducerStates();
  auto array = Napi::Float64Array::New(info.Env(), states.size() * 6);
  double* to = array.Data();
  for (const log::ProducerStateInfo& state : states) {
    *to++ = static_cast<double>(state.producer_id);
    *to++ = state.producer_epoch;
    *to++ = state.last_sequence;
    *to++ = static_cast<double>(state.last_timestamp);
    *to++ = state.coordinator_epoch;
    *to++ = static_cast<double>(state.current_txn_start_offset);
  }
  return array;
}

/// Two numbers an epoch: epoch, start offset.
Napi::Value LogEpochs(const Napi::CallbackInfo& info) {
  Args args(info, "logEpochs");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  std::vector<log::EpochEntry> entries;
  if (log != nullptr) entries = log->log().EpochEntries();
  auto array = Napi::Float64Array::New(info.Env(), entries.size() * 2);
  double* to = array.Data();
  for (const log::EpochEntry& entry : entries) {
    *to++ = entry.epoch;
    *to++ = static_cast<double>(entry.start_offset);
  }
  return array;
}

/// Three numbers a segment: base offset, size in bytes, greatest timestamp.
Napi::Value LogSegments(const Napi::CallbackInfo& info) {
  Args args(info, "logSegments");
  const auto log = LogOf(args, 0);
  if (args.failed()) return info.Env().Undefined();
  std::vector<log::SegmentInfo> segments;
  if (log != nullptr) segments = log->log().Segments();
  auto array = Napi::Float64Array::New(info.Env(), segments.size() * 3);
  double* to = array.Data();
  for (const log::SegmentInfo& segment : segments) {
    *to++ = static_cast<double>(segment.base_offset);
    *to++ = static_cast<double>(segment.size);
    *to++ = static_cast<double>(segment.max_timestamp);
  }
  return array;
}

/// All pairs of the last read, when there were more than the results block holds.
Napi::Value LogAborted(const Napi::CallbackInfo& info) {
  const LogContext& context = LogContext::Of(info);
  auto array = Napi::Float64Array::New(info.Env(), context.aborted.size() * 2);
  double* to = array.Data();
  for (const log::AbortedTransaction& each : context.aborted) {
    *to++ = static_cast<double>(each.producer_id);
    *to++ = static_cast<double>(each.first_offset);
  }
  return array;
}

Napi::Value LastMessage(const Napi::CallbackInfo& info) {
  return Napi::String::New(info.Env(), LogContext::Of(info).message);
}

Napi::Value LastRecordErrors(const Napi::CallbackInfo& info) {
  Napi::Array list = Napi::Array::New(info.Env());
  for (const log::RecordError& error : LogContext::Of(info).record_errors) {
    Napi::Object object = Napi::Object::New(info.Env());
    object.Set("batchIndex", error.batch_index);
    object.Set("message", error.message);
    list.Set(list.Length(), object);
  }
  return list;
}

}  // namespace

void RegisterLogLookups(Napi::Env env, Napi::Object exports, LogContext* context) {
  const auto add = [&](const char* name, Napi::Value (*call)(const Napi::CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, call, name, context));
  };
  exports.Set("logOffsets", Napi::Function::New<LogOffsets>(env, "logOffsets", context));
  add("logFindTimestamp", LogFindTimestamp);
  add("logFindMaxTimestamp", LogFindMaxTimestamp);
  add("logEpochEnd", LogEpochEnd);
  add("logLatestEpoch", LogLatestEpoch);
  add("logEpochAt", LogEpochAt);
  add("logConfigure", LogConfigure);
  add("logDeleteRecords", LogDeleteRecords);
  add("logTruncate", LogTruncate);
  add("logStartAt", LogStartAt);
  add("logRoll", LogRoll);
  add("logDropSegments", LogDropSegments);
  add("logFlush", LogFlush);
  add("logFlushSoon", LogFlushSoon);
  add("logSizeBytes", LogSizeBytes);
  add("logDirectory", LogDirectoryOf);
  add("logProducers", LogProducers);
  add("logEpochs", LogEpochs);
  add("logSegments", LogSegments);
  add("logAborted", LogAborted);
  add("lastMessage", LastMessage);
  add("lastRecordErrors", LastRecordErrors);
}

}  // namespace ottla::binding
