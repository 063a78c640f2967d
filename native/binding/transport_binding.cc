// The doors of the transport: checks and converts, decides nothing.
#include <napi.h>

#include <memory>
#include <string>
#include <utility>

#include "binding/args.h"
#include "binding/environment.h"
#include "binding/exports.h"
#include "binding/transport_state.h"
#include "core/handle_table.h"

namespace ottla::binding {

namespace {

using transport::Dealer;
using transport::Reactor;

/// Dealers of all brokers in the process: main makes one, its shards join it by number.
HandleTable<Dealer>& Dealers() {
  static auto* const dealers = new HandleTable<Dealer>();
  return *dealers;
}

/// Null with an Error pending when nothing is open.
Reactor* Opened(const Napi::CallbackInfo& info) {
  const std::shared_ptr<TransportState>& state = TransportOf(info.Env());
  if (state) return &state->reactor();
  Napi::Error::New(info.Env(), "the transport is not open").ThrowAsJavaScriptException();
  return nullptr;
}

void Throw(Napi::Env env, const Fault& fault) {
  Napi::Error error = Napi::Error::New(env, fault.message);
  error.Set("errno", Napi::Number::New(env, fault.error_number));
  error.ThrowAsJavaScriptException();
}

Napi::Value TransportOpen(const Napi::CallbackInfo& info) {
  Args args(info, "transportOpen");
  if (info.Length() < 5 || !info[0].IsFunction() || !info[1].IsTypedArray() || !info[2].IsTypedArray() ||
      !info[3].IsTypedArray() || !info[4].IsTypedArray()) {
    args.Refuse(0, "a function, followed by the four shared arrays");
    return info.Env().Undefined();
  }
  transport::ReactorOptions options;
  options.frame_bytes_max = args.Int32(5);
  options.pending_requests_max = args.Int32(6);
  options.outbound_bytes_max = args.Int64(7);
  options.idle_ms_max = args.Int64(8);
  options.socket.send_buffer_bytes = args.Int32(9);
  options.socket.receive_buffer_bytes = args.Int32(10);
  if (args.failed()) return info.Env().Undefined();
  std::shared_ptr<TransportState>& state = TransportOf(info.Env());
  if (state) {
    Napi::Error::New(info.Env(), "the transport is open in this environment").ThrowAsJavaScriptException();
    return info.Env().Undefined();
  }
  const TransportState::Shared shared{info[1].As<Napi::Int32Array>(), info[2].As<Napi::Float64Array>(),
                                      info[3].As<Napi::Float64Array>(), info[4].As<Napi::Int32Array>()};
  state = TransportState::Open(info.Env(), info[0].As<Napi::Function>(), shared, options);
  return info.Env().Undefined();
}

Napi::Value TransportClose(const Napi::CallbackInfo& info) {
  std::shared_ptr<TransportState> state = std::move(TransportOf(info.Env()));
  TransportOf(info.Env()).reset();
  if (state) state->Close();
  return info.Env().Undefined();
}

Napi::Value TransportJoin(const Napi::CallbackInfo& info) {
  Args args(info, "transportJoin");
  const int32_t handle = args.Int32(0);
  const bool serves = args.Bool(1);
  if (args.failed()) return info.Env().Undefined();
  std::shared_ptr<Dealer> dealer = Dealers().Find(handle);
  if (!dealer) args.Refuse(0, "an open dealer");
  Reactor* const reactor = args.failed() ? nullptr : Opened(info);
  if (reactor != nullptr) reactor->Join(std::move(dealer), serves);
  return info.Env().Undefined();
}

Napi::Value TransportStopServing(const Napi::CallbackInfo& info) {
  if (Reactor* const reactor = Opened(info)) reactor->StopServing();
  return info.Env().Undefined();
}

Napi::Value TransportListen(const Napi::CallbackInfo& info) {
  Args args(info, "transportListen");
  const int32_t listener = args.Int32(0);
  const std::string host = args.String(1);
  const int32_t port = args.Int32(2);
  const int32_t backlog = args.Int32(3);
  if (args.failed()) return info.Env().Undefined();
  Reactor* const reactor = Opened(info);
  if (reactor == nullptr) return info.Env().Undefined();
  Result<int32_t> bound = reactor->Listen(listener, host, port, backlog);
  if (bound.ok()) return Napi::Number::New(info.Env(), bound.value());
  Throw(info.Env(), bound.fault());
  return info.Env().Undefined();
}

Napi::Value TransportStopListening(const Napi::CallbackInfo& info) {
  if (Reactor* const reactor = Opened(info)) reactor->StopListening();
  return info.Env().Undefined();
}

Napi::Value TransportFlush(const Napi::CallbackInfo& info) {
  Args args(info, "transportFlush");
  const int32_t count = args.Int32(0);
  if (args.failed() || Opened(info) == nullptr) return info.Env().Undefined();
  TransportState& state = *TransportOf(info.Env());
  if (count < 0 || static_cast<size_t>(count) > state.steps_max()) {
    args.Refuse(0, "a count within the shared steps");
    return info.Env().Undefined();
  }
  return Napi::Number::New(info.Env(), static_cast<double>(state.Flush(static_cast<size_t>(count))));
}

Napi::Value TransportReleaseStaging(const Napi::CallbackInfo& info) {
  if (Reactor* const reactor = Opened(info)) reactor->ReleaseStaging();
  return info.Env().Undefined();
}

Napi::Value TransportPause(const Napi::CallbackInfo& info) {
  Args args(info, "transportPause");
  const int32_t connection = args.Int32(0);
  const bool paused = args.Bool(1);
  Reactor* const reactor = args.failed() ? nullptr : Opened(info);
  if (reactor != nullptr) reactor->Pause(connection, paused);
  return info.Env().Undefined();
}

Napi::Value TransportDisconnect(const Napi::CallbackInfo& info) {
  Args args(info, "transportDisconnect");
  const int32_t connection = args.Int32(0);
  const bool after_sending = args.Bool(1);
  Reactor* const reactor = args.failed() ? nullptr : Opened(info);
  if (reactor != nullptr) reactor->Close(connection, after_sending);
  return info.Env().Undefined();
}

Napi::Value TransportDrain(const Napi::CallbackInfo& info) {
  if (Reactor* const reactor = Opened(info)) reactor->Drain();
  return info.Env().Undefined();
}

Napi::Value PeerObject(Napi::Env env, const transport::Peer& peer) {
  Napi::Object object = Napi::Object::New(env);
  object.Set("host", peer.host);
  object.Set("port", Napi::Number::New(env, peer.port));
  return object;
}

Napi::Value TransportPeer(const Napi::CallbackInfo& info) {
  Args args(info, "transportPeer");
  const int32_t handle = args.Int32(0);
  Reactor* const reactor = args.failed() ? nullptr : Opened(info);
  if (reactor == nullptr) return info.Env().Undefined();
  const transport::Connection* const connection = reactor->Find(handle);
  return connection == nullptr ? info.Env().Undefined() : PeerObject(info.Env(), connection->peer);
}

Napi::Value TransportRefused(const Napi::CallbackInfo& info) {
  Reactor* const reactor = Opened(info);
  if (reactor == nullptr) return info.Env().Undefined();
  const auto peers = reactor->TakeRefused();
  Napi::Array array = Napi::Array::New(info.Env(), peers.size());
  for (size_t i = 0; i < peers.size(); ++i)
    array.Set(static_cast<uint32_t>(i), PeerObject(info.Env(), peers[i]));
  return array;
}

Napi::Value TransportConnections(const Napi::CallbackInfo& info) {
  Reactor* const reactor = Opened(info);
  if (reactor == nullptr) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), static_cast<double>(reactor->connections()));
}

Napi::Value TransportPinFile(const Napi::CallbackInfo& info) {
  Args args(info, "transportPinFile");
  const std::string path = args.String(0);
  Reactor* const reactor = args.failed() ? nullptr : Opened(info);
  if (reactor == nullptr) return info.Env().Undefined();
  Result<int32_t> pin = reactor->PinFile(path);
  if (pin.ok()) return Napi::Number::New(info.Env(), pin.value());
  Throw(info.Env(), pin.fault());
  return info.Env().Undefined();
}

Napi::Value DealerOpen(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), Dealers().Insert(std::make_shared<Dealer>()));
}

Napi::Value DealerClose(const Napi::CallbackInfo& info) {
  Args args(info, "dealerClose");
  const int32_t handle = args.Int32(0);
  if (!args.failed()) Dealers().Remove(handle);
  return info.Env().Undefined();
}

/// (dealer, total, per ip, [ip, limit, ip, limit ...])
Napi::Value DealerLimits(const Napi::CallbackInfo& info) {
  Args args(info, "dealerLimits");
  const std::shared_ptr<Dealer> dealer = Dealers().Find(args.Int32(0));
  transport::ConnectionLimits limits;
  limits.total = args.Int32(1);
  limits.per_ip = args.Int32(2);
  if (!args.failed() && !dealer) args.Refuse(0, "an open dealer");
  if (!args.failed() && (info.Length() < 4 || !info[3].IsArray())) args.Refuse(3, "an array");
  if (args.failed()) return info.Env().Undefined();
  const auto pairs = info[3].As<Napi::Array>();
  for (uint32_t i = 0; i + 1 < pairs.Length(); i += 2) {
    const std::string ip = pairs.Get(i).ToString().Utf8Value();
    limits.per_ip_overrides[ip] = pairs.Get(i + 1).ToNumber().Int32Value();
  }
  dealer->SetLimits(std::move(limits));
  return info.Env().Undefined();
}

Napi::Value DealerListener(const Napi::CallbackInfo& info) {
  Args args(info, "dealerListener");
  const std::shared_ptr<Dealer> dealer = Dealers().Find(args.Int32(0));
  const int32_t listener = args.Int32(1);
  const int32_t limit = args.Int32(2);
  const bool is_protected = args.Bool(3);
  if (!args.failed() && !dealer) args.Refuse(0, "an open dealer");
  if (!args.failed()) dealer->SetListener(listener, limit, is_protected);
  return info.Env().Undefined();
}

}  // namespace

void RegisterTransport(Napi::Env env, Napi::Object exports) {
  exports.Set("transportOpen", Napi::Function::New<TransportOpen>(env, "transportOpen"));
  exports.Set("transportClose", Napi::Function::New<TransportClose>(env, "transportClose"));
  exports.Set("transportJoin", Napi::Function::New<TransportJoin>(env, "transportJoin"));
  exports.Set("transportStopServing", Napi::Function::New<TransportStopServing>(env, "transportStopServing"));
  exports.Set("transportListen", Napi::Function::New<TransportListen>(env, "transportListen"));
  exports.Set("transportStopListening",
              Napi::Function::New<TransportStopListening>(env, "transportStopListening"));
  exports.Set("transportFlush", Napi::Function::New<TransportFlush>(env, "transportFlush"));
  exports.Set("transportReleaseStaging",
              Napi::Function::New<TransportReleaseStaging>(env, "transportReleaseStaging"));
  exports.Set("transportPause", Napi::Function::New<TransportPause>(env, "transportPause"));
  exports.Set("transportDisconnect", Napi::Function::New<TransportDisconnect>(env, "transportDisconnect"));
  exports.Set("transportDrain", Napi::Function::New<TransportDrain>(env, "transportDrain"));
  exports.Set("transportPeer", Napi::Function::New<TransportPeer>(env, "transportPeer"));
  exports.Set("transportRefused", Napi::Function::New<TransportRefused>(env, "transportRefused"));
  exports.Set("transportConnections", Napi::Function::New<TransportConnections>(env, "transportConnections"));
  exports.Set("transportPinFile", Napi::Function::New<TransportPinFile>(env, "transportPinFile"));
  exports.Set("dealerOpen", Napi::Function::New<DealerOpen>(env, "dealerOpen"));
  exports.Set("dealerClose", Napi::Function::New<DealerClose>(env, "dealerClose"));
  exports.Set("dealerLimits", Napi::Function::New<DealerLimits>(env, "dealerLimits"));
  exports.Set("dealerListener", Napi::Function::New<DealerListener>(env, "dealerListener"));
}

}  // namespace ottla::binding
