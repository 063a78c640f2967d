// What the two ways to append share: at once (log_binding.cc) and on a worker (deferred_append_binding.cc).
#pragma once

#include "binding/log_context.h"

namespace ottla::binding {

/// Arguments from `first` on: origin, leaderEpoch, nowMs, requireMinIsr, produceVersion, verificationGuard,
/// coordinatorEpoch.
log::AppendOptions AppendOptionsOf(Args& args, size_t first);

/// As leader, or as follower when the origin is replication.
log::AppendResult AppendTo(log::ManagedLog& log, MutableBytes records, const log::AppendOptions& options);

/// Puts the result into the block; the error code is the call's value.
Napi::Value AnswerAppend(const Napi::CallbackInfo& info, LogContext& context, log::AppendResult& result);

}  // namespace ottla::binding
