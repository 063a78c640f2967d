#include "log/task_thread.h"

#include <pthread.h>

#include <algorithm>
#include <utility>

namespace ottla::log {
namespace {

constexpr int64_t kNeverMs = 365LL * 24 * 3600 * 1000;

}  // namespace

TaskThread::TaskThread(const char* name) : thread_([this] { Run(); }) {
  ::pthread_setname_np(thread_.native_handle(), name);
}

void TaskThread::Post(std::function<void()> task) {
  std::lock_guard lock(mutex_);
  if (stopped_) return;
  posted_.push_back(std::move(task));
  changed_.notify_one();
}

void TaskThread::Every(int64_t delay_ms, int64_t interval_ms, std::function<void()> task) {
  if (interval_ms > kNeverMs) return;
  std::lock_guard lock(mutex_);
  periodic_.push_back({Clock::now() + std::chrono::milliseconds(delay_ms), std::max<int64_t>(interval_ms, 1),
                       std::move(task)});
  changed_.notify_one();
}

void TaskThread::Stop() {
  {
    std::lock_guard lock(mutex_);
    stopped_ = true;
    changed_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

std::function<void()> TaskThread::Next(Periodic** periodic) {
  *periodic = nullptr;
  if (!posted_.empty()) {
    auto task = std::move(posted_.front());
    posted_.pop_front();
    return task;
  }
  const auto first = std::min_element(periodic_.begin(), periodic_.end(),
                                      [](const Periodic& a, const Periodic& b) { return a.due < b.due; });
  if (first == periodic_.end() || first->due > Clock::now()) return nullptr;
  *periodic = &*first;
  return first->run;
}

void TaskThread::Run() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    Periodic* periodic = nullptr;
    if (auto task = Next(&periodic)) {
      lock.unlock();
      task();
      lock.lock();
      if (periodic != nullptr)
        periodic->due = Clock::now() + std::chrono::milliseconds(periodic->interval_ms);
      continue;
    }
    auto due = Clock::time_point::max();
    for (const Periodic& each : periodic_) due = std::min(due, each.due);
    if (due == Clock::time_point::max()) {
      changed_.wait(lock);
    } else {
      changed_.wait_until(lock, due);
    }
  }
}

}  // namespace ottla::log
