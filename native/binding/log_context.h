// What the log bindings of one JavaScript environment share: its results block, where its waiters report, and
// how faults become JavaScript errors.
#pragma once

#include <napi.h>

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "binding/args.h"
#include "binding/environment.h"
#include "binding/layout.gen.h"
#include "core/handle_table.h"
#include "core/mailbox.h"
#include "log/log_manager.h"
#include "log/managed_log.h"

namespace ottla::binding {

/// Environments that want to hear of a directory's end, and what the log threads have to say to the operator.
/// Outlives the engine in the hands of a log thread.
struct DirectoryWatchers {
  std::mutex mutex;
  std::vector<std::weak_ptr<Mailbox>> boxes;
  std::vector<std::string> warnings;

  /// `mutex` is held.
  void Post(int32_t kind, int64_t a) const {
    for (const auto& weak : boxes) {
      if (const auto box = weak.lock()) box->Post(kind, a);
    }
  }
};

struct Engine {
  std::shared_ptr<log::LogManager> manager;
  std::shared_ptr<DirectoryWatchers> watchers;
};

/// Of the process: main opens an engine and its shards attach by the integer.
HandleTable<Engine>& Engines();

/// Where the waiters of one environment report. Never freed: a log thread may be about to call in when its
/// environment ends, and there is one per environment. The mailbox goes with the environment: it has a file
/// descriptor, and a process may start and end many brokers.
struct WaiterSink {
  std::weak_ptr<Mailbox> mailbox;
};

/// Results of deferred appends between the worker that made them and the environment that takes them.
class DeferredAnswers {
 public:
  void Put(int32_t token, log::AppendResult result) {
    std::lock_guard lock(mutex_);
    results_[token] = std::move(result);
  }
  [[nodiscard]] std::optional<log::AppendResult> Take(int32_t token) {
    std::lock_guard lock(mutex_);
    auto node = results_.extract(token);
    if (node.empty()) return std::nullopt;
    return std::move(node.mapped());
  }

 private:
  std::mutex mutex_;
  std::unordered_map<int32_t, log::AppendResult> results_;
};

class LogContext {
 public:
  explicit LogContext(Napi::Env env);
  ~LogContext();

  /// Of the call's environment: the data pointer every function of the log bindings was made with.
  static LogContext& Of(const Napi::CallbackInfo& info) { return *static_cast<LogContext*>(info.Data()); }

  [[nodiscard]] Environment& environment() const { return *environment_; }
  [[nodiscard]] double* results() { return results_; }
  [[nodiscard]] const std::shared_ptr<DeferredAnswers>& deferred() const { return deferred_; }
  [[nodiscard]] WaiterSink* sink() const { return sink_; }
  /// So that waiters left behind can be taken back when the environment ends.
  void Remember(const std::shared_ptr<log::LogManager>& manager);

  Napi::Reference<Napi::Float64Array> block;
  std::string message;                           // of the last call that failed
  std::vector<log::RecordError> record_errors;   // of the last append
  std::vector<log::AbortedTransaction> aborted;  // of the last read

 private:
  std::shared_ptr<Environment> environment_;
  double* results_ = nullptr;
  WaiterSink* sink_;
  std::shared_ptr<DeferredAnswers> deferred_ = std::make_shared<DeferredAnswers>();
  std::vector<std::weak_ptr<log::LogManager>> managers_;
};

/// A JavaScript Error with `code` OTTLA_IO, _CORRUPT, _FULL, _BUSY or _INVALID and, where a system call
/// failed, `errno`.
void ThrowFault(Napi::Env env, const Fault& fault);

/// LogConfig of a Float64Array laid out as layout::ConfigSlot says. Refuses the argument when it has another
/// length.
log::LogConfig ConfigOf(Args& args, const Napi::CallbackInfo& info, size_t index);
log::LogConfig ConfigFrom(const double* slots);

/// The log of a handle, or null. A handle that was closed or deleted is no mistake of the caller's: metadata
/// moves beside it.
std::shared_ptr<log::ManagedLog> LogOf(Args& args, size_t index);

/// The engine of a handle; throws when there is none (the caller kept it beyond engineClose).
std::shared_ptr<Engine> EngineOf(Args& args, const Napi::CallbackInfo& info, size_t index);

inline Napi::Value Code(const Napi::CallbackInfo& info, log::ErrorCode code) {
  return Napi::Number::New(info.Env(), static_cast<int>(code));
}

void RegisterEngine(Napi::Env env, Napi::Object exports, LogContext* context);
void RegisterLogCalls(Napi::Env env, Napi::Object exports, LogContext* context);
void RegisterDeferredAppends(Napi::Env env, Napi::Object exports, LogContext* context);
void RegisterLogLookups(Napi::Env env, Napi::Object exports, LogContext* context);

}  // namespace ottla::binding
