// A thread with a list of things to do: at once (Post), and again and again (Every).
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace ottla::log {

class TaskThread {
 public:
  /// `name` is what top and gdb show: at most 15 characters.
  explicit TaskThread(const char* name);
  ~TaskThread() { Stop(); }
  TaskThread(const TaskThread&) = delete;
  TaskThread& operator=(const TaskThread&) = delete;

  /// Runs soon, in order of posting. After Stop it is dropped.
  void Post(std::function<void()> task);
  /// First after `delay_ms`, then `interval_ms` after each end: a slow task never runs twice at once. Times
  /// beyond a year mean never.
  void Every(int64_t delay_ms, int64_t interval_ms, std::function<void()> task);
  /// Ends the task that runs, drops the others, joins. Safe to call twice; not from the thread itself.
  void Stop();

 private:
  using Clock = std::chrono::steady_clock;
  struct Periodic {
    Clock::time_point due;
    int64_t interval_ms;
    std::function<void()> run;
  };

  void Run();
  /// The task to run now, empty when there is none yet; called under the lock.
  std::function<void()> Next(Periodic** periodic);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> posted_;
  std::deque<Periodic> periodic_;  // deque: elements stay where they are while Run holds a pointer
  bool stopped_ = false;
  std::thread thread_;
};

}  // namespace ottla::log
