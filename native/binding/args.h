// Converts and checks what JavaScript passed. The first wrong argument leaves a TypeError pending and
// failed() true.
#pragma once

#include <napi.h>

#include <cmath>
#include <string>

#include "core/bytes.h"

namespace ottla::binding {

class Args {
 public:
  Args(const Napi::CallbackInfo& info, const char* function) : info_(info), function_(function) {}

  [[nodiscard]] bool failed() const { return failed_; }

  int32_t Int32(size_t index) {
    const double value = Number(index);
    if (!failed_ && (value != std::trunc(value) || value < -2147483648.0 || value > 2147483647.0))
      Refuse(index, "an int32");
    return failed_ ? 0 : static_cast<int32_t>(value);
  }

  /// A JavaScript number that is an integer within +-(2^53-1): how offsets, epochs' times and sizes cross.
  int64_t Int64(size_t index) {
    const double value = Number(index);
    if (!failed_ && (value != std::trunc(value) || std::fabs(value) > 9007199254740991.0))
      Refuse(index, "a safe integer");
    return failed_ ? 0 : static_cast<int64_t>(value);
  }

  bool Bool(size_t index) {
    if (failed_) return false;
    if (index >= info_.Length() || !info_[index].IsBoolean()) {
      Refuse(index, "a boolean");
      return false;
    }
    return info_[index].As<Napi::Boolean>().Value();
  }

  std::string String(size_t index) {
    if (failed_) return {};
    if (index >= info_.Length() || !info_[index].IsString()) {
      Refuse(index, "a string");
      return {};
    }
    return info_[index].As<Napi::String>().Utf8Value();
  }

  /// The memory of a Buffer or Uint8Array; valid until the call returns.
  MutableBytes View(size_t index) {
    if (failed_) return {};
    if (index >= info_.Length() || !info_[index].IsTypedArray()) {
      Refuse(index, "a Uint8Array");
      return {};
    }
    auto array = info_[index].As<Napi::Uint8Array>();
    return {array.Data(), array.ByteLength()};
  }

  void Refuse(size_t index, const char* expected) {
    if (failed_) return;
    failed_ = true;
    const std::string message =
        std::string(function_) + ": argument " + std::to_string(index) + " must be " + expected;
    Napi::TypeError::New(info_.Env(), message).ThrowAsJavaScriptException();
  }

 private:
  double Number(size_t index) {
    if (failed_) return 0;
    if (index >= info_.Length() || !info_[index].IsNumber()) {
      Refuse(index, "a number");
      return 0;
    }
    return info_[index].As<Napi::Number>().DoubleValue();
  }

  const Napi::CallbackInfo& info_;
  const char* function_;
  bool failed_ = false;
};

}  // namespace ottla::binding
