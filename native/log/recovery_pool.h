// Runs a fixed list of jobs on several threads and returns when all are done: opening and closing thousands
// of logs.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace ottla::log {

/// The calling thread works too, so `threads` 1 starts none. Jobs are taken in order; they must not throw.
void RunAll(int32_t threads, const std::vector<std::function<void()>>& jobs);

}  // namespace ottla::log
