// The engine: a broker's log directories, opened by main and shared by its shards through an integer. Rare
// calls: objects cross, and a fault is thrown as an Error with a code. Checks and converts; decides nothing.
#include "binding/log_context.h"

namespace ottla::binding {
namespace {

using log::LogManager;
using log::ManagedLog;

int64_t NumberOr(const Napi::Object& options, const char* name, int64_t otherwise) {
  const Napi::Value value = options.Get(name);
  if (!value.IsNumber()) return otherwise;
  const double number = value.As<Napi::Number>().DoubleValue();
  return number >= 9.2e18 ? INT64_MAX : static_cast<int64_t>(number);
}

Napi::Value EngineOpen(const Napi::CallbackInfo& info) {
  Args args(info, "engineOpen");
  log::ManagerOptions options;
  options.defaults = ConfigOf(args, info, 1);
  if (args.failed()) return info.Env().Undefined();
  if (!info[0].IsObject() || !info[0].As<Napi::Object>().Get("directories").IsArray()) {
    args.Refuse(0, "an object with `directories`");
    return info.Env().Undefined();
  }
  const Napi::Object given = info[0].As<Napi::Object>();
  const Napi::Array directories = given.Get("directories").As<Napi::Array>();
  for (uint32_t index = 0; index < directories.Length(); ++index) {
    options.directories.push_back(directories.Get(index).ToString().Utf8Value());
  }
  options.recovery_threads_per_directory = static_cast<int32_t>(
      NumberOr(given, "recoveryThreadsPerDirectory", options.recovery_threads_per_directory));
  options.initial_task_delay_ms = NumberOr(given, "initialTaskDelayMs", options.initial_task_delay_ms);
  options.retention_check_ms = NumberOr(given, "retentionCheckMs", options.retention_check_ms);
  options.recovery_checkpoint_ms = NumberOr(given, "recoveryCheckpointMs", options.recovery_checkpoint_ms);
  options.log_start_checkpoint_ms = NumberOr(given, "logStartCheckpointMs", options.log_start_checkpoint_ms);
  options.high_watermark_checkpoint_ms =
      NumberOr(given, "highWatermarkCheckpointMs", options.high_watermark_checkpoint_ms);
  options.producer_expiration_check_ms =
      NumberOr(given, "producerExpirationCheckMs", options.producer_expiration_check_ms);
  options.housekeeping_ms = NumberOr(given, "housekeepingMs", options.housekeeping_ms);
  options.disk_reserve_bytes = NumberOr(given, "diskReserveBytes", options.disk_reserve_bytes);
  auto watchers = std::make_shared<DirectoryWatchers>();
  options.on_directory_offline = [watchers](int32_t directory) {
    std::lock_guard lock(watchers->mutex);
    watchers->Post(MailKind::kDirectoryOffline, directory);
  };
  options.on_warning = [watchers](std::string warning) {
    std::lock_guard lock(watchers->mutex);
    watchers->warnings.push_back(std::move(warning));
    watchers->Post(MailKind::kEngineWarning, 0);
  };
  auto manager = LogManager::Open(std::move(options));
  if (!manager.ok()) {
    ThrowFault(info.Env(), manager.fault());
    return info.Env().Undefined();
  }
  auto engine = std::make_shared<Engine>(Engine{std::move(manager.value()), std::move(watchers)});
  return Napi::Number::New(info.Env(), Engines().Insert(std::move(engine)));
}

Napi::Value EngineIdentity(const Napi::CallbackInfo& info) {
  Args args(info, "engineIdentity");
  const auto engine = EngineOf(args, info, 0);
  if (args.failed()) return info.Env().Undefined();
  const auto identity = engine->manager->Identity();
  if (!identity) return info.Env().Null();
  Napi::Object object = Napi::Object::New(info.Env());
  object.Set("clusterId", identity->cluster_id);
  object.Set("nodeId", identity->node_id);
  return object;
}

Napi::Value EngineFormat(const Napi::CallbackInfo& info) {
  Args args(info, "engineFormat");
  const auto engine = EngineOf(args, info, 0);
  const std::string cluster_id = args.String(1);
  const int32_t node_id = args.Int32(2);
  if (args.failed()) return info.Env().Undefined();
  const Status formatted = engine->manager->Format(cluster_id, node_id);
  if (!formatted.ok()) ThrowFault(info.Env(), formatted.fault());
  return info.Env().Undefined();
}

Napi::Value EngineFormatDirectory(const Napi::CallbackInfo& info) {
  Args args(info, "engineFormatDirectory");
  const auto engine = EngineOf(args, info, 0);
  const int32_t index = args.Int32(1);
  const std::string cluster_id = args.String(2);
  const int32_t node_id = args.Int32(3);
  const std::string directory_id = args.String(4);
  if (!args.failed() && (index < 0 || index >= static_cast<int32_t>(engine->manager->directories().size())))
    args.Refuse(1, "the number of a log directory");
  if (args.failed()) return info.Env().Undefined();
  const Status formatted =
      engine->manager->FormatOne(static_cast<size_t>(index), {cluster_id, node_id, directory_id});
  if (!formatted.ok()) ThrowFault(info.Env(), formatted.fault());
  return info.Env().Undefined();
}

/// Argument 1: topics, 2: their configurations one behind the other. Null when nothing is known of topics.
std::optional<log::TopicConfigs> TopicConfigsOf(Args& args, const Napi::CallbackInfo& info) {
  constexpr size_t kSlots = layout::ConfigSlot::kCount;
  if (args.failed() || info.Length() < 2 || info[1].IsUndefined()) return std::nullopt;
  const bool typed =
      info.Length() > 2 && info[1].IsArray() && info[2].IsTypedArray() &&
      info[2].As<Napi::TypedArray>().TypedArrayType() == napi_float64_array &&
      info[2].As<Napi::TypedArray>().ElementLength() == kSlots * info[1].As<Napi::Array>().Length();
  if (!typed) {
    args.Refuse(2, "a Float64Array with one configuration for each topic");
    return std::nullopt;
  }
  const Napi::Array topics = info[1].As<Napi::Array>();
  const double* const configs = info[2].As<Napi::Float64Array>().Data();
  log::TopicConfigs known;
  known.reserve(topics.Length());
  for (uint32_t index = 0; index < topics.Length(); ++index) {
    known.emplace(topics.Get(index).ToString().Utf8Value(), ConfigFrom(configs + kSlots * index));
  }
  return known;
}

Napi::Value EngineLoad(const Napi::CallbackInfo& info) {
  Args args(info, "engineLoad");
  const auto engine = EngineOf(args, info, 0);
  const auto topics = TopicConfigsOf(args, info);
  if (args.failed()) return info.Env().Undefined();
  auto report = engine->manager->Load(topics ? &*topics : nullptr);
  if (!report.ok()) {
    ThrowFault(info.Env(), report.fault());
    return info.Env().Undefined();
  }
  Napi::Object object = Napi::Object::New(info.Env());
  object.Set("logs", report.value().logs);
  object.Set("recovered", report.value().recovered);
  object.Set("brokerEpoch", static_cast<double>(report.value().broker_epoch));
  Napi::Array warnings = Napi::Array::New(info.Env());
  for (const std::string& warning : report.value().warnings) warnings.Set(warnings.Length(), warning);
  object.Set("warnings", warnings);
  return object;
}

Napi::Value EngineStart(const Napi::CallbackInfo& info) {
  Args args(info, "engineStart");
  const auto engine = EngineOf(args, info, 0);
  if (!args.failed()) engine->manager->StartHousekeeping();
  return info.Env().Undefined();
}

Napi::Value EngineWatch(const Napi::CallbackInfo& info) {
  Args args(info, "engineWatch");
  const auto engine = EngineOf(args, info, 0);
  if (args.failed()) return info.Env().Undefined();
  std::lock_guard lock(engine->watchers->mutex);
  engine->watchers->boxes.push_back(LogContext::Of(info).environment().mailbox);
  return info.Env().Undefined();
}

Napi::Value EngineTakeWarnings(const Napi::CallbackInfo& info) {
  Args args(info, "engineTakeWarnings");
  const auto engine = EngineOf(args, info, 0);
  if (args.failed()) return info.Env().Undefined();
  std::vector<std::string> warnings;
  {
    std::lock_guard lock(engine->watchers->mutex);
    warnings.swap(engine->watchers->warnings);
  }
  Napi::Array list = Napi::Array::New(info.Env());
  for (const std::string& warning : warnings) list.Set(list.Length(), warning);
  return list;
}

Napi::Value EngineList(const Napi::CallbackInfo& info) {
  Args args(info, "engineList");
  const auto engine = EngineOf(args, info, 0);
  if (args.failed()) return info.Env().Undefined();
  Napi::Array list = Napi::Array::New(info.Env());
  for (const auto& log : engine->manager->List()) {
    Napi::Object object = Napi::Object::New(info.Env());
    object.Set("log", log->handle());
    object.Set("topic", log->partition().topic);
    object.Set("partition", log->partition().partition);
    object.Set("topicId", log->topic_id());
    object.Set("directory", log->directory().index());
    list.Set(list.Length(), object);
  }
  return list;
}

Napi::Value EngineFind(const Napi::CallbackInfo& info) {
  Args args(info, "engineFind");
  const auto engine = EngineOf(args, info, 0);
  const std::string topic = args.String(1);
  const int32_t partition = args.Int32(2);
  const std::string topic_id = args.String(3);
  if (args.failed()) return info.Env().Undefined();
  const auto log = engine->manager->Find({topic, partition});
  const bool wanted =
      log != nullptr && (topic_id.empty() || log->topic_id().empty() || log->topic_id() == topic_id);
  return Napi::Number::New(info.Env(), wanted ? log->handle() : 0);
}

Napi::Value HandleOrThrow(const Napi::CallbackInfo& info, const Result<std::shared_ptr<ManagedLog>>& log) {
  if (log.ok()) return Napi::Number::New(info.Env(), log.value()->handle());
  ThrowFault(info.Env(), log.fault());
  return info.Env().Undefined();
}

Napi::Value EngineCreate(const Napi::CallbackInfo& info) {
  Args args(info, "engineCreate");
  const auto engine = EngineOf(args, info, 0);
  const std::string topic = args.String(1);
  const int32_t partition = args.Int32(2);
  const std::string topic_id = args.String(3);
  const log::LogConfig config = ConfigOf(args, info, 4);
  const int32_t directory = args.Int32(5);
  if (args.failed()) return info.Env().Undefined();
  return HandleOrThrow(info, engine->manager->Create({topic, partition}, topic_id, config, directory));
}

Napi::Value EngineOpenMetadata(const Napi::CallbackInfo& info) {
  Args args(info, "engineOpenMetadata");
  const auto engine = EngineOf(args, info, 0);
  const log::LogConfig config = ConfigOf(args, info, 1);
  const int32_t directory = args.Int32(2);
  if (args.failed()) return info.Env().Undefined();
  return HandleOrThrow(info, engine->manager->OpenMetadataLog(directory, config));
}

Napi::Value EngineDelete(const Napi::CallbackInfo& info) {
  Args args(info, "engineDelete");
  const auto engine = EngineOf(args, info, 0);
  const auto log = LogOf(args, 1);
  if (args.failed() || log == nullptr) return info.Env().Undefined();
  const Status deleted = engine->manager->Delete(log);
  if (!deleted.ok()) ThrowFault(info.Env(), deleted.fault());
  return info.Env().Undefined();
}

Napi::Value EngineSetAside(const Napi::CallbackInfo& info) {
  Args args(info, "engineSetAside");
  const auto engine = EngineOf(args, info, 0);
  const auto log = LogOf(args, 1);
  if (args.failed() || log == nullptr) return info.Env().Undefined();
  const Status moved = engine->manager->SetAside(log);
  if (!moved.ok()) ThrowFault(info.Env(), moved.fault());
  return info.Env().Undefined();
}

Napi::Value EngineStats(const Napi::CallbackInfo& info) {
  Args args(info, "engineStats");
  const auto engine = EngineOf(args, info, 0);
  if (args.failed()) return info.Env().Undefined();
  Napi::Array list = Napi::Array::New(info.Env());
  for (const log::DirectoryStats& stats : engine->manager->Stats()) {
    Napi::Object object = Napi::Object::New(info.Env());
    object.Set("path", stats.path);
    object.Set("failure", stats.failure);
    object.Set("directoryId", stats.directory_id);
    object.Set("cleanShutdown", stats.clean_shutdown);
    object.Set("totalBytes", static_cast<double>(stats.total_bytes));
    object.Set("usableBytes", static_cast<double>(stats.usable_bytes));
    object.Set("logs", stats.logs);
    list.Set(list.Length(), object);
  }
  return list;
}

Napi::Value EngineCheckpoint(const Napi::CallbackInfo& info) {
  Args args(info, "engineCheckpoint");
  const auto engine = EngineOf(args, info, 0);
  if (args.failed()) return info.Env().Undefined();
  engine->manager->CheckpointRecoveryPoints();
  engine->manager->CheckpointLogStarts();
  engine->manager->CheckpointHighWatermarks();
  return info.Env().Undefined();
}

Napi::Value EngineSweep(const Napi::CallbackInfo& info) {
  Args args(info, "engineSweep");
  const auto engine = EngineOf(args, info, 0);
  const int64_t now_ms = args.Int64(1);
  if (args.failed()) return info.Env().Undefined();
  engine->manager->CheckRetention(now_ms);
  engine->manager->SweepFiles(now_ms);
  return info.Env().Undefined();
}

Napi::Value EngineClose(const Napi::CallbackInfo& info) {
  Args args(info, "engineClose");
  const auto engine = EngineOf(args, info, 0);
  const bool clean = args.Bool(1);
  const int64_t broker_epoch = args.Int64(2);
  if (args.failed()) return info.Env().Undefined();
  Engines().Remove(args.Int32(0));
  const Status closed = engine->manager->Close(clean, broker_epoch);
  if (!closed.ok()) ThrowFault(info.Env(), closed.fault());
  return info.Env().Undefined();
}

}  // namespace

void RegisterEngine(Napi::Env env, Napi::Object exports, LogContext* context) {
  const auto add = [&](const char* name, Napi::Value (*call)(const Napi::CallbackInfo&)) {
    exports.Set(name, Napi::Function::New(env, call, name, context));
  };
  add("engineOpen", EngineOpen);
  add("engineIdentity", EngineIdentity);
  add("engineFormat", EngineFormat);
  add("engineFormatDirectory", EngineFormatDirectory);
  add("engineLoad", EngineLoad);
  add("engineStart", EngineStart);
  add("engineWatch", EngineWatch);
  add("engineTakeWarnings", EngineTakeWarnings);
  add("engineList", EngineList);
  add("engineFind", EngineFind);
  add("engineCreate", EngineCreate);
  add("engineOpenMetadata", EngineOpenMetadata);
  add("engineDelete", EngineDelete);
  add("engineSetAside", EngineSetAside);
  add("engineStats", EngineStats);
  add("engineCheckpoint", EngineCheckpoint);
  add("engineSweep", EngineSweep);
  add("engineClose", EngineClose);
}

}  // namespace ottla::binding
