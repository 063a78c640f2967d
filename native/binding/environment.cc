#include "binding/environment.h"

#include <unistd.h>

namespace ottla::binding {

namespace {

struct InstanceData {
  std::shared_ptr<Environment> environment = std::make_shared<Environment>();

  ~InstanceData() {
    for (const Mail& mail : environment->mailbox->Close()) {
      if (mail.kind == MailKind::kAdoptSocket) close(mail.a);
    }
  }
};

}  // namespace

std::shared_ptr<Environment> EnvironmentOf(Napi::Env env) {
  auto* data = env.GetInstanceData<InstanceData>();
  if (data == nullptr) {
    data = new InstanceData();
    env.SetInstanceData(data);
  }
  return data->environment;
}

}  // namespace ottla::binding
