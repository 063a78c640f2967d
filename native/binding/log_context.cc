#include "binding/log_context.h"

#include <algorithm>
#include <cmath>

#include "binding/exports.h"
#include "log/pins.h"

namespace ottla::binding {

static_assert(layout::OriginNumber::kReplication == static_cast<int>(log::Origin::kReplication));
static_assert(layout::IsolationNumber::kCommitted == static_cast<int>(log::Isolation::kCommitted));
static_assert(layout::WaitKindNumber::kLogEnd == static_cast<int>(log::WaitKind::kLogEnd));
static_assert(layout::WaitOutcomeNumber::kCancelled == static_cast<int>(log::WaitOutcome::kCancelled));
static_assert(layout::RoleKindNumber::kOffline == static_cast<int>(log::RoleKind::kOffline));

HandleTable<Engine>& Engines() {
  static auto* table = new HandleTable<Engine>();  // never destroyed: threads may outlive static objects
  return *table;
}

LogContext::LogContext(Napi::Env env)
    : environment_(EnvironmentOf(env)), sink_(new WaiterSink{environment_->mailbox}) {
  auto array = Napi::Float64Array::New(env, layout::kResultSlots);
  results_ = array.Data();
  block = Napi::Persistent(array);
  environment_->log_slices = std::make_shared<log::PinSource>();
}

LogContext::~LogContext() {
  for (const auto& weak : managers_) {
    const auto manager = weak.lock();
    if (manager == nullptr) continue;
    for (const auto& log : manager->List()) log->log().CancelAll(sink_);
  }
}

void LogContext::Remember(const std::shared_ptr<log::LogManager>& manager) {
  for (const auto& weak : managers_) {
    if (weak.lock() == manager) return;
  }
  managers_.push_back(manager);
}

void ThrowFault(Napi::Env env, const Fault& fault) {
  static constexpr const char* kCodes[] = {"OTTLA_IO", "OTTLA_CORRUPT", "OTTLA_FULL", "OTTLA_BUSY",
                                           "OTTLA_INVALID"};
  std::string message = fault.message;
  if (fault.error_number != 0) message += std::string(": ") + std::strerror(fault.error_number);
  Napi::Error error = Napi::Error::New(env, message);
  error.Set("code", Napi::String::New(env, kCodes[static_cast<int>(fault.kind)]));
  if (fault.error_number != 0) error.Set("errno", Napi::Number::New(env, fault.error_number));
  error.ThrowAsJavaScriptException();
}

log::LogConfig ConfigOf(Args& args, const Napi::CallbackInfo& info, size_t index) {
  using Slot = layout::ConfigSlot;
  if (args.failed()) return {};
  const bool typed = index < info.Length() && info[index].IsTypedArray() &&
                     info[index].As<Napi::TypedArray>().TypedArrayType() == napi_float64_array &&
                     info[index].As<Napi::TypedArray>().ElementLength() == Slot::kCount;
  if (!typed) {
    args.Refuse(index, "a Float64Array with one slot for each field of the log configuration");
    return {};
  }
  return ConfigFrom(info[index].As<Napi::Float64Array>().Data());
}

log::LogConfig ConfigFrom(const double* from) {
  using Slot = layout::ConfigSlot;
  log::LogConfig config;
  const auto wide = [&](int slot) {
    const double value = from[slot];
    return std::isnan(value) || value >= 9.2e18 ? INT64_MAX
           : value <= -9.2e18                   ? INT64_MIN
                                                : static_cast<int64_t>(value);
  };
  const auto narrow = [&](int slot) {
    return static_cast<int32_t>(std::clamp<int64_t>(wide(slot), INT32_MIN, INT32_MAX));
  };
  config.segment_bytes = narrow(Slot::kSegmentBytes);
  config.segment_ms = wide(Slot::kSegmentMs);
  config.segment_jitter_ms = wide(Slot::kSegmentJitterMs);
  config.segment_index_bytes = narrow(Slot::kSegmentIndexBytes);
  config.index_interval_bytes = narrow(Slot::kIndexIntervalBytes);
  config.flush_messages = wide(Slot::kFlushMessages);
  config.flush_ms = wide(Slot::kFlushMs);
  config.retention_ms = wide(Slot::kRetentionMs);
  config.retention_bytes = wide(Slot::kRetentionBytes);
  config.file_delete_delay_ms = wide(Slot::kFileDeleteDelayMs);
  config.max_message_bytes = narrow(Slot::kMaxMessageBytes);
  config.compact = from[Slot::kCompact] != 0;
  config.delete_ = from[Slot::kDelete] != 0;
  config.log_append_time = from[Slot::kLogAppendTime] != 0;
  config.timestamp_before_max_ms = wide(Slot::kTimestampBeforeMaxMs);
  config.timestamp_after_max_ms = wide(Slot::kTimestampAfterMaxMs);
  config.compression = static_cast<int8_t>(std::clamp(narrow(Slot::kCompression), -1, 4));
  config.compression_level = narrow(Slot::kCompressionLevel);
  config.preallocate = from[Slot::kPreallocate] != 0;
  config.min_insync_replicas = narrow(Slot::kMinInsyncReplicas);
  config.producer_id_expiration_ms = wide(Slot::kProducerIdExpirationMs);
  return config;
}

std::shared_ptr<log::ManagedLog> LogOf(Args& args, size_t index) {
  const int32_t handle = args.Int32(index);
  return args.failed() ? nullptr : log::Logs().Find(handle);
}

std::shared_ptr<Engine> EngineOf(Args& args, const Napi::CallbackInfo& info, size_t index) {
  const int32_t handle = args.Int32(index);
  if (args.failed()) return nullptr;
  auto engine = Engines().Find(handle);
  if (engine == nullptr) args.Refuse(index, "an engine that is open");
  return engine;
}

void RegisterLog(Napi::Env env, Napi::Object exports) {
  auto* context = new LogContext(env);
  env.AddCleanupHook([context] { delete context; });
  exports.Set("results", context->block.Value());
  RegisterEngine(env, exports, context);
  RegisterLogCalls(env, exports, context);
  RegisterDeferredAppends(env, exports, context);
  RegisterLogLookups(env, exports, context);
}

}  // namespace ottla::binding
