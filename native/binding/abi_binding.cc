#include "binding/exports.h"

namespace ottla::binding {

/// Raised with every change of the contract in src/native/binding.ts; load.ts refuses another number.
constexpr int kAbi = 1;

void RegisterAbi(Napi::Env env, Napi::Object exports) { exports.Set("abi", Napi::Number::New(env, kAbi)); }

}  // namespace ottla::binding
