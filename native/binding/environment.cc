#include "binding/environment.h"

#include <unistd.h>

namespace ottla::binding {

namespace {

struct InstanceData {
  std::shared_ptr<Environment> environment = std::make_shared<Environment>();
  std::shared_ptr<TransportState> transport;

  ~InstanceData() {
    for (const Mail& mail : environment->mailbox->Close()) {
      if (mail.kind == MailKind::kAdoptSocket) close(mail.a);
    }
  }
};

InstanceData& DataOf(Napi::Env env) {
  auto* data = env.GetInstanceData<InstanceData>();
  if (data == nullptr) {
    data = new InstanceData();
    env.SetInstanceData(data);
  }
  return *data;
}

}  // namespace

std::shared_ptr<Environment> EnvironmentOf(Napi::Env env) { return DataOf(env).environment; }

std::shared_ptr<TransportState>& TransportOf(Napi::Env env) { return DataOf(env).transport; }

}  // namespace ottla::binding
