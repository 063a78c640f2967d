#include "log/recovery_pool.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace ottla::log {

void RunAll(int32_t threads, const std::vector<std::function<void()>>& jobs) {
  std::atomic<size_t> next = 0;
  const auto work = [&] {
    for (size_t job = next.fetch_add(1); job < jobs.size(); job = next.fetch_add(1)) jobs[job]();
  };
  const size_t helpers =
      std::min(jobs.size(), static_cast<size_t>(std::max(threads, 1))) - (jobs.empty() ? 0 : 1);
  std::vector<std::thread> running;
  running.reserve(helpers);
  for (size_t helper = 0; helper < helpers; ++helper) running.emplace_back(work);
  work();
  for (std::thread& thread : running) thread.join();
}

}  // namespace ottla::log
