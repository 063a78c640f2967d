// Packs and unpacks the records of a batch, for the client and for tools. The broker's own paths do it in
// native/log.
#include <napi.h>

#include "binding/args.h"
#include "binding/exports.h"
#include "ottla_records.h"

namespace ottla::binding {

namespace {

/// The result is written straight into a Buffer of JavaScript: its size is asked for once, when it is known.
struct BufferSink {
  explicit BufferSink(Napi::Env environment) : env(environment) {}

  static uint8_t* Reserve(void* context, size_t bytes) {
    // An empty Buffer has no address, and no address would mean a refusal.
    static uint8_t nothing;
    if (bytes == 0) return &nothing;
    auto* const self = static_cast<BufferSink*>(context);
    self->buffer = Napi::Buffer<uint8_t>::New(self->env, bytes);
    return self->env.IsExceptionPending() ? nullptr : self->buffer.Data();
  }

  Napi::Env env;
  Napi::Buffer<uint8_t> buffer;
};

/// A Buffer, or the error code as a number: a stream from a stranger may well be broken.
Napi::Value Answer(const BufferSink& sink, int16_t error, size_t length) {
  if (sink.env.IsExceptionPending()) return sink.env.Undefined();
  if (error != OTTLA_NONE) return Napi::Number::New(sink.env, error);
  if (sink.buffer.IsEmpty() || length == 0) return Napi::Buffer<uint8_t>::New(sink.env, 0);
  return sink.buffer;
}

bool IsCodec(int32_t codec) { return codec >= OTTLA_CODEC_NONE && codec <= OTTLA_CODEC_ZSTD; }

Napi::Value RecordsDecompress(const Napi::CallbackInfo& info) {
  Args args(info, "recordsDecompress");
  const int32_t codec = args.Int32(0);
  const MutableBytes bytes = args.View(1);
  const int64_t max_bytes = args.Int64(2);
  if (!args.failed() && !IsCodec(codec)) args.Refuse(0, "a codec from 0 to 4");
  if (!args.failed() && max_bytes < 0) args.Refuse(2, "a size, or 0 for 1 GiB");
  if (args.failed()) return info.Env().Undefined();
  BufferSink sink(info.Env());
  const OttlaSink door{&sink, BufferSink::Reserve};
  uint8_t* out = nullptr;
  size_t length = 0;
  const int16_t error = ottla_records_decompress(static_cast<uint8_t>(codec), bytes.data, bytes.size,
                                                 static_cast<uint64_t>(max_bytes), &door, &out, &length);
  return Answer(sink, error, length);
}

Napi::Value RecordsCompress(const Napi::CallbackInfo& info) {
  Args args(info, "recordsCompress");
  const int32_t codec = args.Int32(0);
  const int32_t level = args.Int32(1);
  const MutableBytes bytes = args.View(2);
  if (!args.failed() && !IsCodec(codec)) args.Refuse(0, "a codec from 0 to 4");
  if (args.failed()) return info.Env().Undefined();
  BufferSink sink(info.Env());
  const OttlaSink door{&sink, BufferSink::Reserve};
  uint8_t* out = nullptr;
  size_t length = 0;
  const int16_t error = ottla_records_compress(static_cast<uint8_t>(codec), level, bytes.data, bytes.size,
                                               &door, &out, &length);
  return Answer(sink, error, length);
}

}  // namespace

void RegisterCodecs(Napi::Env env, Napi::Object exports) {
  exports.Set("recordsDecompress", Napi::Function::New<RecordsDecompress>(env, "recordsDecompress"));
  exports.Set("recordsCompress", Napi::Function::New<RecordsCompress>(env, "recordsCompress"));
}

}  // namespace ottla::binding
