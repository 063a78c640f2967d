// The reactor that is open in one JavaScript environment, its place in the libuv loop, and the arrays it
// shares.
//
// Life: Open -> (turns) -> Close, or the environment's end. The uv handle is closed asynchronously either
// way; the state lives until libuv has let go of it, and the environment is not torn down before.
#pragma once

#include <napi.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "binding/environment.h"
#include "binding/uv_abi.h"
#include "transport/reactor.h"

namespace ottla::binding {

class TransportState final : public transport::Reactor::Sink,
                             public std::enable_shared_from_this<TransportState> {
 public:
  static constexpr size_t kEventInts = 6;
  static constexpr size_t kEventValues = 2;
  static constexpr size_t kStepNumbers = 6;

  struct Shared {
    Napi::Int32Array events;    // kEventInts a event: kind, a, b, c, d, e
    Napi::Float64Array values;  // kEventValues a event
    Napi::Float64Array steps;   // kStepNumbers a step: connection, kind, id, position, length, completes
    Napi::Int32Array blocked;   // connections that Flush found blocked
  };

  TransportState(Napi::Env env, Napi::Function deliver, const Shared& shared,
                 transport::ReactorOptions options);
  ~TransportState() override;

  /// Null when libuv refused, with an Error pending.
  static std::shared_ptr<TransportState> Open(Napi::Env env, Napi::Function deliver, const Shared& shared,
                                              transport::ReactorOptions options);
  void Close();

  [[nodiscard]] bool Deliver(const std::vector<transport::Event>& events) override;
  /// Sends the first `count` shared steps. Returns how many connections now stand in `blocked`.
  [[nodiscard]] size_t Flush(size_t count);
  [[nodiscard]] size_t steps_max() const { return steps_size_ / kStepNumbers; }
  [[nodiscard]] transport::Reactor& reactor() { return *reactor_; }

 private:
  static void OnPoll(uv_poll_s* poll, int status, int events);
  static void OnClosed(uv_handle_s* handle);
  static void OnEnvironmentEnd(napi_async_cleanup_hook_handle handle, void* data);
  [[nodiscard]] bool Call(size_t count);

  Napi::Env env_;
  Napi::FunctionReference deliver_;
  Napi::ObjectReference this_;
  int32_t* events_;
  double* values_;
  size_t events_max_;
  double* steps_;
  size_t steps_size_;
  int32_t* blocked_;
  size_t blocked_max_;

  std::unique_ptr<transport::Reactor> reactor_;
  std::vector<transport::SendStep> decoded_;
  std::vector<int32_t> blocked_now_;
  uv_poll_s* poll_ = nullptr;
  bool in_turn_ = false;
  bool close_after_turn_ = false;
  napi_async_cleanup_hook_handle hook_ = nullptr;
  std::shared_ptr<TransportState> self_;  // while libuv knows us
};

}  // namespace ottla::binding
