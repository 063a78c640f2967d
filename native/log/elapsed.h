// Time between two time stamps, of which one may come from a stranger.
#pragma once

#include <cstdint>

namespace ottla::log {

/// now - since, held within int64.
[[nodiscard]] inline int64_t ElapsedMs(int64_t since, int64_t now) {
  int64_t elapsed;
  if (!__builtin_sub_overflow(now, since, &elapsed)) return elapsed;
  return now < since ? INT64_MIN : INT64_MAX;
}

}  // namespace ottla::log
