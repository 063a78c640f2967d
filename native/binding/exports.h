// One registration function per binding file; addon.cc calls each once per environment.
#pragma once

#include <napi.h>

namespace ottla::binding {

void RegisterAbi(Napi::Env env, Napi::Object exports);
void RegisterLog(Napi::Env env, Napi::Object exports);
void RegisterBuffers(Napi::Env env, Napi::Object exports);
void RegisterTransport(Napi::Env env, Napi::Object exports);
void RegisterRecords(Napi::Env env, Napi::Object exports);

}  // namespace ottla::binding
