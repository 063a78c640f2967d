// Appends, reads, waiters and roles: the calls of the produce and fetch path. They answer with an error code;
// everything else stands in the results block until the next call of this environment. Checks and converts;
// decides nothing.
#include "binding/log_append.h"
#include "binding/log_context.h"
#include "log/pins.h"

namespace ottla::binding {

Napi::Value AnswerAppend(const Napi::CallbackInfo& info, LogContext& context, log::AppendResult& result) {
  using Slot = layout::AppendSlot;
  double* const to = context.results();
  to[Slot::kBaseOffset] = static_cast<double>(result.base_offset);
  to[Slot::kLastOffset] = static_cast<double>(result.last_offset);
  to[Slot::kAppendTimeMs] = static_cast<double>(result.append_time_ms);
  to[Slot::kLogStartOffset] = static_cast<double>(result.log_start_offset);
  to[Slot::kMaxTimestamp] = static_cast<double>(result.max_timestamp);
  to[Slot::kHighWatermark] = static_cast<double>(result.high_watermark);
  to[Slot::kLeaderEpoch] = result.leader_epoch;
  to[Slot::kRecordCount] = result.record_count;
  to[Slot::kDuplicate] = result.duplicate ? 1 : 0;
  to[Slot::kRecordErrorCount] = static_cast<double>(result.record_errors.size());
  context.record_errors = std::move(result.record_errors);
  context.message = std::move(result.error_message);
  return Code(info, result.error);
}

log::AppendOptions AppendOptionsOf(Args& args, size_t first) {
  log::AppendOptions options;
  const int32_t origin = args.Int32(first);
  if (!args.failed() && (origin < 0 || origin > layout::OriginNumber::kReplication))
    args.Refuse(first, "an Origin");
  options.origin = static_cast<log::Origin>(origin);
  options.leader_epoch = args.Int32(first + 1);
  options.now_ms = args.Int64(first + 2);
  options.require_min_isr = args.Bool(first + 3);
  options.produce_version = static_cast<int16_t>(args.Int32(first + 4));
  options.verification_guard = args.Int64(first + 5);
  options.coordinator_epoch = args.Int32(first + 6);
  return options;
}

log::AppendResult AppendTo(log::ManagedLog& log, MutableBytes records, const log::AppendOptions& options) {
  return options.origin == log::Origin::kReplication ? log.log().AppendAsFollower(records, options)
                                                     : log.log().AppendAsLeader(records, options);
}

namespace {

using log::ErrorCode;
using log::ManagedLog;

constexpr int kMetadataGone = static_cast<int>(ErrorCode::kUnknownTopicOrPartition);

/// A log that was deleted or closed under its handle.
Napi::Value Gone(const Napi::CallbackInfo& info, LogContext& context) {
  context.message = "the log was closed or deleted";
  return Napi::Number::New(info.Env(), kMetadataGone);
}

Napi::Value LogAppend(const Napi::CallbackInfo& info) {
  Args args(info, "logAppend");
  LogContext& context = LogContext::Of(info);
  const auto log = LogOf(args, 0);
  const int32_t buffer = args.Int32(1);
  const int64_t offset = args.Int64(2);
  const int64_t length = args.Int64(3);
  const log::AppendOptions options = AppendOptionsOf(args, 4);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info, context);
  const MutableBytes records = context.environment().buffers.Range(buffer, offset, length);
  if (records.data == nullptr) {
    args.Refuse(2, "a range of a buffer in use");
    return info.Env().Undefined();
  }
  log::AppendResult result = AppendTo(*log, records, options);
  return AnswerAppend(info, context, result);
}

Napi::Value LogAppendBytes(const Napi::CallbackInfo& info) {
  Args args(info, "logAppendBytes");
  LogContext& context = LogContext::Of(info);
  const auto log = LogOf(args, 0);
  const MutableBytes records = args.View(1);
  const log::AppendOptions options = AppendOptionsOf(args, 2);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info, context);
  log::AppendResult result = AppendTo(*log, records, options);
  return AnswerAppend(info, context, result);
}

void AnswerRead(LogContext& context, const log::ReadResult& read) {
  using Slot = layout::ReadSlot;
  double* const to = context.results();
  to[Slot::kPin] = 0;
  to[Slot::kPosition] = static_cast<double>(read.position);
  to[Slot::kLength] = read.length;
  to[Slot::kFirstOffset] = static_cast<double>(read.first_offset);
  to[Slot::kHighWatermark] = static_cast<double>(read.high_watermark);
  to[Slot::kLastStableOffset] = static_cast<double>(read.last_stable_offset);
  to[Slot::kLogStartOffset] = static_cast<double>(read.log_start_offset);
  to[Slot::kLogEndOffset] = static_cast<double>(read.log_end_offset);
  to[Slot::kLeaderEpoch] = read.leader_epoch;
  to[Slot::kAbortedCount] = static_cast<double>(read.aborted.size());
  const size_t fit = std::min<size_t>(read.aborted.size(), layout::kAbortedPairsMax);
  for (size_t index = 0; index < fit; ++index) {
    to[Slot::kAborted + 2 * index] = static_cast<double>(read.aborted[index].producer_id);
    to[Slot::kAborted + 2 * index + 1] = static_cast<double>(read.aborted[index].first_offset);
  }
  context.aborted = read.aborted.size() > fit ? read.aborted : std::vector<log::AbortedTransaction>();
  context.message.clear();
}

/// Arguments: log, offset, maxBytes, minOne, isolation. Null after a refused argument or for a log that is
/// gone.
std::shared_ptr<ManagedLog> ReadOf(Args& args, log::ReadResult& read) {
  const auto log = LogOf(args, 0);
  const int64_t offset = args.Int64(1);
  const int32_t max_bytes = args.Int32(2);
  const bool min_one = args.Bool(3);
  const int32_t isolation = args.Int32(4);
  if (!args.failed() && (isolation < 0 || isolation > layout::IsolationNumber::kCommitted))
    args.Refuse(4, "an Isolation");
  if (args.failed() || log == nullptr) return nullptr;
  read = log->log().Read(offset, max_bytes, min_one, static_cast<log::Isolation>(isolation));
  return log;
}

Napi::Value LogRead(const Napi::CallbackInfo& info) {
  Args args(info, "logRead");
  LogContext& context = LogContext::Of(info);
  log::ReadResult read;
  const auto log = ReadOf(args, read);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info, context);
  AnswerRead(context, read);
  if (read.length > 0) {
    const int32_t pin = log::Pins().Insert(std::make_shared<log::PinnedRead>(log->shared_log(), read));
    BROKER_CHECK(pin != 0, "2^20 pins in one process: reads are made and never released");
    context.results()[layout::ReadSlot::kPin] = pin;
  }
  return Code(info, read.error);
}

Napi::Value LogReadInto(const Napi::CallbackInfo& info) {
  Args args(info, "logReadInto");
  LogContext& context = LogContext::Of(info);
  log::ReadResult read;
  const auto log = ReadOf(args, read);
  const MutableBytes to = args.View(5);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info, context);
  AnswerRead(context, read);
  // A first batch larger than the buffer: its length stands in the results, nothing is copied.
  if (read.length <= 0 || static_cast<size_t>(read.length) > to.size) return Code(info, read.error);
  const auto copied = log::PartitionLog::ReadPinned(read, to.data);
  if (!copied.ok()) {
    context.message = copied.fault().message;
    return Code(info, ErrorCode::kKafkaStorageError);
  }
  context.results()[layout::ReadSlot::kLength] = static_cast<double>(copied.value());
  return Code(info, read.error);
}

Napi::Value PinRelease(const Napi::CallbackInfo& info) {
  Args args(info, "pinRelease");
  const int32_t pin = args.Int32(0);
  if (!args.failed()) log::Pins().Remove(pin);
  return info.Env().Undefined();
}

Napi::Value LogWait(const Napi::CallbackInfo& info) {
  Args args(info, "logWait");
  LogContext& context = LogContext::Of(info);
  const auto log = LogOf(args, 0);
  const int32_t kind = args.Int32(1);
  log::Waiter waiter;
  waiter.leader_epoch = args.Int32(2);
  waiter.end_offset = args.Int64(3);
  const int32_t token = args.Int32(4);
  if (!args.failed() && (kind < 0 || kind > layout::WaitKindNumber::kLogEnd)) args.Refuse(1, "a WaitKind");
  if (!args.failed() && token < 0) args.Refuse(4, "a token from 0 on");
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) {
    context.environment().mailbox->Post(MailKind::kWaiter, token, layout::WaitOutcomeNumber::kDeleted);
    return info.Env().Undefined();
  }
  waiter.kind = static_cast<log::WaitKind>(kind);
  waiter.context = context.sink();
  waiter.token = static_cast<uint64_t>(token);
  waiter.callback = [](void* sink, uint64_t of, log::WaitOutcome outcome) {
    const auto mailbox = static_cast<WaiterSink*>(sink)->mailbox.lock();
    if (mailbox) mailbox->Post(MailKind::kWaiter, static_cast<int32_t>(of), static_cast<int>(outcome));
  };
  context.Remember(log->manager());
  log->log().Register(waiter);
  return info.Env().Undefined();
}

Napi::Value LogCancelWait(const Napi::CallbackInfo& info) {
  Args args(info, "logCancelWait");
  const auto log = LogOf(args, 0);
  const int32_t token = args.Int32(1);
  const int32_t outcome = args.Int32(2);
  if (args.failed()) return info.Env().Undefined();
  const bool cancelled =
      log != nullptr && log->log().Cancel(LogContext::Of(info).sink(), static_cast<uint64_t>(token),
                                          static_cast<log::WaitOutcome>(outcome));
  return Napi::Boolean::New(info.Env(), cancelled);
}

std::vector<int32_t> Int32sOf(Args& args, const Napi::CallbackInfo& info, size_t index) {
  if (args.failed()) return {};
  const bool typed = index < info.Length() && info[index].IsTypedArray() &&
                     info[index].As<Napi::TypedArray>().TypedArrayType() == napi_int32_array;
  if (!typed) {
    args.Refuse(index, "an Int32Array");
    return {};
  }
  const auto array = info[index].As<Napi::Int32Array>();
  return {array.Data(), array.Data() + array.ElementLength()};
}

Napi::Value LogSetRole(const Napi::CallbackInfo& info) {
  Args args(info, "logSetRole");
  LogContext& context = LogContext::Of(info);
  const auto log = LogOf(args, 0);
  const int32_t kind = args.Int32(1);
  if (!args.failed() && (kind < 0 || kind > layout::RoleKindNumber::kOffline)) args.Refuse(1, "a RoleKind");
  log::Role role;
  role.kind = static_cast<log::RoleKind>(kind);
  role.leader_epoch = args.Int32(2);
  role.own_id = args.Int32(3);
  role.min_isr = args.Int32(4);
  role.isr = Int32sOf(args, info, 5);
  role.pending_isr = Int32sOf(args, info, 6);
  if (args.failed()) return info.Env().Undefined();
  if (log == nullptr) return Gone(info, context);
  return Code(info, log->log().SetRole(role));
}

Napi::Value LogFollowerFetched(const Napi::CallbackInfo& info) {
  Args args(info, "logFollowerFetched");
  const auto log = LogOf(args, 0);
  const int32_t replica = args.Int32(1);
  const int64_t offset = args.Int64(2);
  if (args.failed()) return info.Env().Undefined();
  return Napi::Boolean::New(info.Env(), log != nullptr && log->log().UpdateFollowerPosition(replica, offset));
}

Napi::Value LogAdvanceHighWatermark(const Napi::CallbackInfo& info) {
  Args args(info, "logAdvanceHighWatermark");
  const auto log = LogOf(args, 0);
  const int64_t offset = args.Int64(1);
  if (!args.failed() && log != nullptr) log->log().AdvanceHighWatermark(offset);
  return info.Env().Undefined();
}

Napi::Value LogVerifyBegin(const Napi::CallbackInfo& info) {
  Args args(info, "logVerifyBegin");
  const auto log = LogOf(args, 0);
  const int64_t producer_id = args.Int64(1);
  const int32_t producer_epoch = args.Int32(2);
  const int32_t sequence = args.Int32(3);
  const bool bumps = args.Bool(4);
  if (args.failed()) return info.Env().Undefined();
  const int64_t guard =
      log == nullptr
          ? 0
          : log->log().VerifyBegin(producer_id, static_cast<int16_t>(producer_epoch), sequence, bumps);
  return Napi::Number::New(info.Env(), static_cast<double>(guard));
}

}  // namespace

void RegisterLogCalls(Napi::Env env, Napi::Object exports, LogContext* context) {
  exports.Set("logAppend", Napi::Function::New<LogAppend>(env, "logAppend", context));
  exports.Set("logAppendBytes", Napi::Function::New<LogAppendBytes>(env, "logAppendBytes", context));
  exports.Set("logRead", Napi::Function::New<LogRead>(env, "logRead", context));
  exports.Set("logReadInto", Napi::Function::New<LogReadInto>(env, "logReadInto", context));
  exports.Set("pinRelease", Napi::Function::New<PinRelease>(env, "pinRelease", context));
  exports.Set("logWait", Napi::Function::New<LogWait>(env, "logWait", context));
  exports.Set("logCancelWait", Napi::Function::New<LogCancelWait>(env, "logCancelWait", context));
  exports.Set("logSetRole", Napi::Function::New<LogSetRole>(env, "logSetRole", context));
  exports.Set("logFollowerFetched",
              Napi::Function::New<LogFollowerFetched>(env, "logFollowerFetched", context));
  exports.Set("logAdvanceHighWatermark",
              Napi::Function::New<LogAdvanceHighWatermark>(env, "logAdvanceHighWatermark", context));
  exports.Set("logVerifyBegin", Napi::Function::New<LogVerifyBegin>(env, "logVerifyBegin", context));
}

}  // namespace ottla::binding
