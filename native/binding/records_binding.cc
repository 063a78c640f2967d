// Record bytes in and out of a codec, for those who read and write batches in JavaScript: coordinators. The
// work is native/records-rs's; what crosses here is bytes and an error code.
#include <napi.h>

#include "binding/args.h"
#include "binding/exports.h"
#include "ottla_records.h"

namespace ottla::binding {

namespace {

/// What the codec asks for is a Buffer of JavaScript, so that the result is not copied.
struct BufferSink {
  explicit BufferSink(Napi::Env environment) : env(environment) {}

  static uint8_t* Reserve(void* context, size_t bytes) {
    auto* const self = static_cast<BufferSink*>(context);
    // A buffer of no bytes has no memory, and null would be a refusal.
    if (bytes == 0) return &self->nothing;
    self->buffer = Napi::Buffer<uint8_t>::New(self->env, bytes);
    return self->env.IsExceptionPending() ? nullptr : self->buffer.Data();
  }

  OttlaSink sink() { return {this, &Reserve}; }

  Napi::Env env;
  Napi::Buffer<uint8_t> buffer;
  uint8_t nothing = 0;
};

Napi::Value Answer(const Napi::CallbackInfo& info, int16_t error, const BufferSink& to) {
  if (error == OTTLA_NONE && !to.buffer.IsEmpty()) return to.buffer;
  if (error == OTTLA_NONE) return Napi::Buffer<uint8_t>::New(info.Env(), 0);
  return Napi::Number::New(info.Env(), error);
}

uint8_t CodecOf(Args& args) {
  const int32_t codec = args.Int32(0);
  if (!args.failed() && (codec < OTTLA_CODEC_GZIP || codec > OTTLA_CODEC_ZSTD)) args.Refuse(0, "a codec");
  return static_cast<uint8_t>(codec);
}

Napi::Value RecordsDecompress(const Napi::CallbackInfo& info) {
  Args args(info, "recordsDecompress");
  const uint8_t codec = CodecOf(args);
  const MutableBytes bytes = args.View(1);
  const int64_t max_bytes = args.Int64(2);
  if (!args.failed() && max_bytes <= 0) args.Refuse(2, "a positive number of bytes");
  if (args.failed()) return info.Env().Undefined();
  BufferSink to(info.Env());
  const OttlaSink sink = to.sink();
  uint8_t* out = nullptr;
  size_t length = 0;
  const int16_t error = ottla_records_decompress(codec, bytes.data, bytes.size,
                                                 static_cast<uint64_t>(max_bytes), &sink, &out, &length);
  return Answer(info, error, to);
}

Napi::Value RecordsCompress(const Napi::CallbackInfo& info) {
  Args args(info, "recordsCompress");
  const uint8_t codec = CodecOf(args);
  const MutableBytes bytes = args.View(1);
  if (args.failed()) return info.Env().Undefined();
  BufferSink to(info.Env());
  const OttlaSink sink = to.sink();
  uint8_t* out = nullptr;
  size_t length = 0;
  const int16_t error =
      ottla_records_compress(codec, OTTLA_LEVEL_DEFAULT, bytes.data, bytes.size, &sink, &out, &length);
  return Answer(info, error, to);
}

}  // namespace

void RegisterRecords(Napi::Env env, Napi::Object exports) {
  exports.Set("recordsDecompress", Napi::Function::New<RecordsDecompress>(env, "recordsDecompress"));
  exports.Set("recordsCompress", Napi::Function::New<RecordsCompress>(env, "recordsCompress"));
}

}  // namespace ottla::binding
