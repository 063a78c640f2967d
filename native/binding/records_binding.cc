// What clients need of record batches: their checksum, and packing and unpacking their payload.
#include <napi.h>

#include "batch/crc32c.h"
#include "binding/args.h"
#include "binding/exports.h"
#include "ottla_records.h"

namespace ottla::binding {

namespace {

/// The range [start, end) of a view, checked.
Bytes Range(Args& args, size_t view, size_t start, size_t end) {
  const MutableBytes whole = args.View(view);
  const int64_t from = args.Int64(start);
  const int64_t to = args.Int64(end);
  if (args.failed()) return {};
  if (from < 0 || to < from || static_cast<size_t>(to) > whole.size) {
    args.Refuse(start, "a range within the buffer");
    return {};
  }
  return {whole.data + from, static_cast<size_t>(to - from)};
}

/// Takes a result as a Buffer of JavaScript's, with room before it for what the caller will put there.
struct BufferSink {
  Napi::Env env;
  size_t room;
  Napi::Buffer<uint8_t> buffer;

  static uint8_t* Reserve(void* context, size_t bytes) {
    // An empty Buffer has no address, and no address would mean a refusal.
    static uint8_t nothing;
    auto* const sink = static_cast<BufferSink*>(context);
    sink->buffer = Napi::Buffer<uint8_t>::New(sink->env, sink->room + bytes);
    if (sink->env.IsExceptionPending()) return nullptr;
    return sink->room + bytes == 0 ? &nothing : sink->buffer.Data() + sink->room;
  }
};

Napi::Value Crc(const Napi::CallbackInfo& info) {
  Args args(info, "recordsCrc32c");
  const Bytes bytes = Range(args, 0, 1, 2);
  if (args.failed()) return info.Env().Undefined();
  return Napi::Number::New(info.Env(), batch::Crc32c(bytes));
}

/// A Buffer, or Kafka's error code: a stream from a stranger may well be broken.
Napi::Value Answer(const BufferSink& sink, int16_t code) {
  if (sink.env.IsExceptionPending()) return sink.env.Undefined();
  if (code != OTTLA_NONE) return Napi::Number::New(sink.env, code);
  return sink.buffer.IsEmpty() ? Napi::Buffer<uint8_t>::New(sink.env, sink.room) : sink.buffer;
}

void CheckCodec(Args& args, int32_t codec) {
  if (!args.failed() && (codec < OTTLA_CODEC_NONE || codec > OTTLA_CODEC_ZSTD))
    args.Refuse(0, "a codec from 0 to 4");
}

Napi::Value Compress(const Napi::CallbackInfo& info) {
  Args args(info, "recordsCompress");
  const int32_t codec = args.Int32(0);
  const int32_t level = args.Int32(1);
  const Bytes bytes = Range(args, 2, 3, 4);
  const int32_t room = args.Int32(5);
  CheckCodec(args, codec);
  if (!args.failed() && room < 0) args.Refuse(5, "a size");
  if (args.failed()) return info.Env().Undefined();
  BufferSink sink{info.Env(), static_cast<size_t>(room), {}};
  const OttlaSink door{&sink, BufferSink::Reserve};
  uint8_t* out = nullptr;
  size_t length = 0;
  return Answer(sink, ottla_records_compress(static_cast<uint8_t>(codec), level, bytes.data, bytes.size,
                                             &door, &out, &length));
}

Napi::Value Decompress(const Napi::CallbackInfo& info) {
  Args args(info, "recordsDecompress");
  const int32_t codec = args.Int32(0);
  const Bytes bytes = Range(args, 1, 2, 3);
  const int64_t most = args.Int64(4);
  CheckCodec(args, codec);
  if (!args.failed() && most < 0) args.Refuse(4, "a size");
  if (args.failed()) return info.Env().Undefined();
  BufferSink sink{info.Env(), 0, {}};
  const OttlaSink door{&sink, BufferSink::Reserve};
  uint8_t* out = nullptr;
  size_t length = 0;
  return Answer(sink, ottla_records_decompress(static_cast<uint8_t>(codec), bytes.data, bytes.size,
                                               static_cast<uint64_t>(most), &door, &out, &length));
}

}  // namespace

void RegisterRecords(Napi::Env env, Napi::Object exports) {
  exports.Set("recordsCrc32c", Napi::Function::New<Crc>(env, "recordsCrc32c"));
  exports.Set("recordsCompress", Napi::Function::New<Compress>(env, "recordsCompress"));
  exports.Set("recordsDecompress", Napi::Function::New<Decompress>(env, "recordsDecompress"));
}

}  // namespace ottla::binding
