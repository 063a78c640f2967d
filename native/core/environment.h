// What every binding of one JavaScript environment (main thread or shard) shares: its buffers and its
// mailbox.
#pragma once

#include <memory>

#include "core/buffers.h"
#include "core/mailbox.h"

namespace ottla {

struct Environment {
  BufferTable buffers;
  /// Shared, because a waiter may fire on a log thread while the environment is being torn down.
  std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
};

}  // namespace ottla
