// The Environment of the JavaScript environment a binding was called from.
#pragma once

#include <napi.h>

#include <memory>

#include "core/environment.h"

namespace ottla::binding {

/// Made with the first call in an environment; its mailbox is closed when the environment ends. The pointer
/// may be kept by whatever belongs to the same environment; other threads keep `mailbox` only.
std::shared_ptr<Environment> EnvironmentOf(Napi::Env env);

class TransportState;
/// Where the transport binding keeps what is open in an environment; null when nothing is.
std::shared_ptr<TransportState>& TransportOf(Napi::Env env);

}  // namespace ottla::binding
