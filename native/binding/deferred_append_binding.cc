// Appends off the event loop: a large compressed batch, or one that has to be compressed again, costs
// milliseconds of CPU that a shard's other connections should not wait for. The buffer is lent for the time;
// the outcome comes as mail (kind completion, a: token, b: error code), after which logAppendTake puts the
// answer into the results block.
//
// Appends of one log run in the order in which they were handed over: a log always has the same worker.
#include <array>

#include "binding/log_append.h"
#include "binding/log_context.h"
#include "log/task_thread.h"

namespace ottla::binding {
namespace {

constexpr size_t kWorkers = 2;

/// Started with the first deferred append of the process; never destroyed, so that no worker meets
/// half-destroyed statics.
log::TaskThread& WorkerOf(const log::ManagedLog& log) {
  static auto* workers = new std::array<log::TaskThread, kWorkers>{log::TaskThread("log-append-0"),
                                                                   log::TaskThread("log-append-1")};
  return (*workers)[static_cast<size_t>(log.handle()) % kWorkers];
}

struct Job {
  std::shared_ptr<log::ManagedLog> log;
  Loan loan;
  MutableBytes records;
  log::AppendOptions options;
  int32_t token;
  std::shared_ptr<Mailbox> mailbox;
  std::shared_ptr<DeferredAnswers> answers;

  void Run() {
    log::AppendResult result = AppendTo(*log, records, options);
    const auto error = static_cast<int32_t>(result.error);
    loan.End();
    answers->Put(token, std::move(result));
    mailbox->Post(MailKind::kCompletion, token, error);
  }
};

Napi::Value LogAppendLater(const Napi::CallbackInfo& info) {
  Args args(info, "logAppendLater");
  LogContext& context = LogContext::Of(info);
  auto job = std::make_shared<Job>();
  job->log = LogOf(args, 0);
  const int32_t buffer = args.Int32(1);
  const int64_t offset = args.Int64(2);
  const int64_t length = args.Int64(3);
  job->options = AppendOptionsOf(args, 4);
  job->token = args.Int32(11);
  if (args.failed()) return info.Env().Undefined();
  job->mailbox = context.environment().mailbox;
  job->answers = context.deferred();
  if (job->log == nullptr) {
    log::AppendResult gone;
    gone.error = log::ErrorCode::kUnknownTopicOrPartition;
    job->answers->Put(job->token, std::move(gone));
    job->mailbox->Post(MailKind::kCompletion, job->token,
                       static_cast<int32_t>(log::ErrorCode::kUnknownTopicOrPartition));
    return info.Env().Undefined();
  }
  job->records = context.environment().buffers.Range(buffer, offset, length);
  if (job->records.data != nullptr) job->loan = context.environment().buffers.Lend(buffer);
  if (!job->loan) {
    args.Refuse(1, "a retained buffer (staging is never lent) and a range of it");
    return info.Env().Undefined();
  }
  WorkerOf(*job->log).Post([job] { job->Run(); });
  return info.Env().Undefined();
}

Napi::Value LogAppendTake(const Napi::CallbackInfo& info) {
  Args args(info, "logAppendTake");
  LogContext& context = LogContext::Of(info);
  const int32_t token = args.Int32(0);
  if (args.failed()) return info.Env().Undefined();
  auto result = context.deferred()->Take(token);
  if (!result) {
    args.Refuse(0, "the token of a deferred append whose mail has arrived");
    return info.Env().Undefined();
  }
  return AnswerAppend(info, context, *result);
}

}  // namespace

void RegisterDeferredAppends(Napi::Env env, Napi::Object exports, LogContext* context) {
  exports.Set("logAppendLater", Napi::Function::New<LogAppendLater>(env, "logAppendLater", context));
  exports.Set("logAppendTake", Napi::Function::New<LogAppendTake>(env, "logAppendTake", context));
}

}  // namespace ottla::binding
