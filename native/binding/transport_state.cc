#include "binding/transport_state.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/check.h"

namespace ottla::binding {

using transport::Event;
using transport::SendStep;

TransportState::TransportState(Napi::Env env, Napi::Function deliver, const Shared& shared,
                               transport::ReactorOptions options)
    : env_(env),
      deliver_(Napi::Persistent(deliver)),
      this_(Napi::Persistent(Napi::Object::New(env))),
      events_(const_cast<int32_t*>(shared.events.Data())),
      values_(const_cast<double*>(shared.values.Data())),
      events_max_(shared.events.ElementLength() / kEventInts),
      steps_(const_cast<double*>(shared.steps.Data())),
      steps_size_(shared.steps.ElementLength()),
      blocked_(const_cast<int32_t*>(shared.blocked.Data())),
      blocked_max_(shared.blocked.ElementLength()),
      reactor_(std::make_unique<transport::Reactor>(EnvironmentOf(env), this, options)) {
  // The arrays' memory is JavaScript's own: as properties of an object that we keep they cannot be collected.
  Napi::Object keeper = this_.Value();
  keeper.Set("events", shared.events);
  keeper.Set("values", shared.values);
  keeper.Set("steps", shared.steps);
  keeper.Set("blocked", shared.blocked);
}

TransportState::~TransportState() { std::free(poll_); }

std::shared_ptr<TransportState> TransportState::Open(Napi::Env env, Napi::Function deliver,
                                                     const Shared& shared,
                                                     transport::ReactorOptions options) {
  auto state = std::make_shared<TransportState>(env, deliver, shared, options);
  uv_loop_s* loop = nullptr;
  BROKER_CHECK(napi_get_uv_event_loop(env, &loop) == napi_ok, "an environment without a loop");
  state->poll_ = static_cast<uv_poll_s*>(std::calloc(1, uv_handle_size(uv::kPollHandle)));
  auto* const handle = reinterpret_cast<uv_handle_s*>(state->poll_);
  if (uv_poll_init(loop, state->poll_, state->reactor_->epoll_fd()) != 0) {
    Napi::Error::New(env, "uv_poll_init refused the epoll set").ThrowAsJavaScriptException();
    return nullptr;
  }
  uv_handle_set_data(handle, state.get());
  state->self_ = state;
  napi_add_async_cleanup_hook(env, OnEnvironmentEnd, state.get(), &state->hook_);
  uv_poll_start(state->poll_, uv::kReadable, OnPoll);
  return state;
}

void TransportState::Close() {
  if (!reactor_) return;
  if (in_turn_) {  // JavaScript closes it from within an event: the reactor is still on the stack
    close_after_turn_ = true;
    return;
  }
  // The socket set goes first, so that no callback runs into JavaScript; libuv then forgets its descriptor.
  uv_poll_stop(poll_);
  reactor_.reset();
  deliver_.Reset();
  this_.Reset();
  uv_close(reinterpret_cast<uv_handle_s*>(poll_), OnClosed);
}

void TransportState::OnClosed(uv_handle_s* handle) {
  auto* const state = static_cast<TransportState*>(uv_handle_get_data(handle));
  const std::shared_ptr<TransportState> last = std::move(state->self_);
  if (last->hook_ != nullptr) napi_remove_async_cleanup_hook(std::exchange(last->hook_, nullptr));
}

void TransportState::OnEnvironmentEnd(napi_async_cleanup_hook_handle, void* data) {
  static_cast<TransportState*>(data)->Close();  // OnClosed removes the hook, which lets the environment end
}

void TransportState::OnPoll(uv_poll_s* poll, int, int) {
  auto* const state = static_cast<TransportState*>(uv_handle_get_data(reinterpret_cast<uv_handle_s*>(poll)));
  if (!state->reactor_) return;
  const std::shared_ptr<TransportState> alive = state->self_;
  const Napi::HandleScope scope(state->env_);
  state->in_turn_ = true;
  state->reactor_->OnReadable();
  state->in_turn_ = false;
  if (state->close_after_turn_) state->Close();
}

bool TransportState::Deliver(const std::vector<Event>& events) {
  bool free = true;
  if (close_after_turn_) return true;
  for (size_t from = 0; from < events.size(); from += events_max_) {
    const size_t count = std::min(events_max_, events.size() - from);
    for (size_t i = 0; i < count; ++i) {
      const Event& event = events[from + i];
      int32_t* const ints = events_ + i * kEventInts;
      ints[0] = static_cast<int32_t>(event.kind);
      ints[1] = event.a;
      ints[2] = event.b;
      ints[3] = event.c;
      ints[4] = event.d;
      ints[5] = event.e;
      values_[i * kEventValues] = event.value_b;
      values_[i * kEventValues + 1] = event.value_c;
    }
    free = Call(count);
  }
  return free;
}

bool TransportState::Call(size_t count) {
  const Napi::HandleScope scope(env_);
  napi_value argument = Napi::Number::New(env_, static_cast<double>(count));
  napi_value answer = nullptr;
  // With the microtasks that follow from it, as for any event of the loop.
  const napi_status status =
      napi_make_callback(env_, nullptr, this_.Value(), deliver_.Value(), 1, &argument, &answer);
  if (status == napi_pending_exception) {
    napi_value error = nullptr;
    napi_get_and_clear_last_exception(env_, &error);
    napi_fatal_exception(env_,
                         error);  // 'uncaughtException': the process stops unless somebody decided otherwise
    return true;
  }
  if (status != napi_ok) return true;  // the environment is ending: no JavaScript runs any more
  bool free = true;
  napi_get_value_bool(env_, answer, &free);
  return free;
}

size_t TransportState::Flush(size_t count) {
  decoded_.resize(count);
  for (size_t i = 0; i < count; ++i) {
    const double* const from = steps_ + i * kStepNumbers;
    decoded_[i] = {static_cast<int32_t>(from[0]), static_cast<SendStep::Kind>(static_cast<int32_t>(from[1])),
                   static_cast<int32_t>(from[2]), static_cast<int64_t>(from[3]),
                   static_cast<int64_t>(from[4]), static_cast<int32_t>(from[5])};
  }
  blocked_now_.clear();
  reactor_->Flush(decoded_, blocked_now_);
  BROKER_CHECK(blocked_now_.size() <= blocked_max_, "%zu blocked connections in one flush",
               blocked_now_.size());
  for (size_t i = 0; i < blocked_now_.size(); ++i) blocked_[i] = blocked_now_[i];
  return blocked_now_.size();
}

}  // namespace ottla::binding
