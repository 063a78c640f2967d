// Registers the exports of each binding, once per environment (main thread and every shard). No logic here.
#include <napi.h>

#include "binding/exports.h"

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  ottla::binding::RegisterAbi(env, exports);
  ottla::binding::RegisterLog(env, exports);
  ottla::binding::RegisterBuffers(env, exports);
  ottla::binding::RegisterTransport(env, exports);
  ottla::binding::RegisterRecords(env, exports);
  return exports;
}

NODE_API_MODULE(ottla, Init)
