// Buffers by number, and JavaScript's views of them; request memory; this environment's own mailbox.
#include <napi.h>

#include <memory>

#include "binding/args.h"
#include "binding/environment.h"
#include "binding/exports.h"

namespace ottla::binding {

namespace {

Napi::Value BufferAllocate(const Napi::CallbackInfo& info) {
  Args args(info, "bufferAllocate");
  const int64_t size = args.Int64(0);
  if (!args.failed() && (size < 0 || size > INT32_MAX)) args.Refuse(0, "a size below 2^31");
  if (args.failed()) return info.Env().Undefined();
  return Napi::Number::New(info.Env(),
                           EnvironmentOf(info.Env())->buffers.Allocate(static_cast<size_t>(size)));
}

Napi::Value BufferRetain(const Napi::CallbackInfo& info) {
  Args args(info, "bufferRetain");
  const int32_t id = args.Int32(0);
  const int64_t offset = args.Int64(1);
  const int64_t length = args.Int64(2);
  if (args.failed()) return info.Env().Undefined();
  BufferTable& buffers = EnvironmentOf(info.Env())->buffers;
  const MutableBytes bytes = buffers.Range(id, offset, length);
  if (bytes.data == nullptr) {
    args.Refuse(0, "a buffer in use, and the range within it");
    return info.Env().Undefined();
  }
  return Napi::Number::New(info.Env(), buffers.Retain(bytes));
}

Napi::Value BufferRelease(const Napi::CallbackInfo& info) {
  Args args(info, "bufferRelease");
  const int32_t id = args.Int32(0);
  if (args.failed()) return info.Env().Undefined();
  return Napi::Boolean::New(info.Env(), EnvironmentOf(info.Env())->buffers.Release(id));
}

Napi::Value BufferSerial(const Napi::CallbackInfo& info) {
  Args args(info, "bufferSerial");
  const int32_t id = args.Int32(0);
  if (args.failed()) return info.Env().Undefined();
  const std::shared_ptr<Block> block = EnvironmentOf(info.Env())->buffers.BlockOf(id);
  return Napi::Number::New(info.Env(), block ? block->serial() : -1);
}

/// The whole block as an ArrayBuffer that keeps it: about 4 µs, so callers keep the view by the block's
/// serial.
Napi::Value BufferView(const Napi::CallbackInfo& info) {
  Args args(info, "bufferView");
  const int32_t id = args.Int32(0);
  if (args.failed()) return info.Env().Undefined();
  const std::shared_ptr<Block> block = EnvironmentOf(info.Env())->buffers.BlockOf(id);
  if (!block) {
    args.Refuse(0, "a buffer in use");
    return info.Env().Undefined();
  }
  auto* const keeper = new std::shared_ptr<Block>(block);
  return Napi::ArrayBuffer::New(
      info.Env(), block->data(), block->capacity(),
      [](Napi::BasicEnv, void*, std::shared_ptr<Block>* kept) { delete kept; }, keeper);
}

Napi::Value RequestMemoryLimit(const Napi::CallbackInfo& info) {
  Args args(info, "requestMemoryLimit");
  const int64_t bytes = args.Int64(0);
  if (!args.failed()) RequestMemory::Process().SetLimit(bytes);
  return info.Env().Undefined();
}

Napi::Value RequestMemoryUsed(const Napi::CallbackInfo& info) {
  return Napi::Number::New(info.Env(), static_cast<double>(RequestMemory::Process().used()));
}

Napi::Value MailboxPost(const Napi::CallbackInfo& info) {
  Args args(info, "mailboxPost");
  const int32_t kind = args.Int32(0);
  const int32_t a = args.Int32(1);
  const int64_t b = args.Int64(2);
  const int64_t c = args.Int64(3);
  if (!args.failed() && kind < MailKind::kFirstOwn) args.Refuse(0, "a kind from 100 up");
  if (args.failed()) return info.Env().Undefined();
  return Napi::Boolean::New(info.Env(), EnvironmentOf(info.Env())->mailbox->Post(kind, a, b, c));
}

}  // namespace

void RegisterBuffers(Napi::Env env, Napi::Object exports) {
  exports.Set("bufferAllocate", Napi::Function::New<BufferAllocate>(env, "bufferAllocate"));
  exports.Set("bufferRetain", Napi::Function::New<BufferRetain>(env, "bufferRetain"));
  exports.Set("bufferRelease", Napi::Function::New<BufferRelease>(env, "bufferRelease"));
  exports.Set("bufferSerial", Napi::Function::New<BufferSerial>(env, "bufferSerial"));
  exports.Set("bufferView", Napi::Function::New<BufferView>(env, "bufferView"));
  exports.Set("requestMemoryLimit", Napi::Function::New<RequestMemoryLimit>(env, "requestMemoryLimit"));
  exports.Set("requestMemoryUsed", Napi::Function::New<RequestMemoryUsed>(env, "requestMemoryUsed"));
  exports.Set("mailboxPost", Napi::Function::New<MailboxPost>(env, "mailboxPost"));
}

}  // namespace ottla::binding
