// What every binding of one JavaScript environment (main thread or shard) shares: its buffers, its mailbox,
// and where the pins of send plans come from.
#pragma once

#include <memory>

#include "core/buffers.h"
#include "core/mailbox.h"
#include "core/slice_source.h"

namespace ottla {

struct Environment {
  BufferTable buffers;
  /// Shared, because a waiter may fire on a log thread while the environment is being torn down.
  std::shared_ptr<Mailbox> mailbox = std::make_shared<Mailbox>();
  /// Pins above 0 (the log's); set by the log binding.
  std::shared_ptr<SliceSource> log_slices;
};

}  // namespace ottla
