// Not run by default (--gtest_also_run_disabled_tests --gtest_filter=RecoveryBench*): how fast an unclean log
// is read again.
#include <chrono>
#include <cstdio>
#include <ctime>

#include "native/support/log_fixture.h"

namespace ottla::log {

class RecoveryBench : public LogFixture {};

/// 1 GiB in 16 KiB batches, once in one segment that lies in the page cache, recovered from its beginning.
TEST_F(RecoveryBench, DISABLED_OneGiB) {
  constexpr int kBatches = 65536;
  config_.segment_bytes = INT32_MAX;
  const auto batch = ottla::testing::MakeBatch({.records = 16, .value_bytes = 1010, .timestamp = 1000});
  {
    auto log = OpenLeader();
    for (int count = 0; count < kBatches; count++) {
      auto copy = batch;
      ASSERT_EQ(log->AppendAsLeader({copy.data(), copy.size()}, {.now_ms = 1000}).error, ErrorCode::kNone);
    }
    ASSERT_TRUE(log->Flush().ok());  // recovery syncs: not the time that is asked for
    ASSERT_TRUE(log->Close(false).ok());
  }
  for (int round = 0; round < 5; round++) {
    struct timespec cpu;
    const auto cpu_seconds = [&] {
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &cpu);
      return static_cast<double>(cpu.tv_sec) + static_cast<double>(cpu.tv_nsec) / 1e9;
    };
    const auto begin = std::chrono::steady_clock::now();
    const double cpu_begin = cpu_seconds();
    auto log = OpenLog(false, 0);
    const double cpu_spent = cpu_seconds() - cpu_begin;
    const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    ASSERT_EQ(log->Offsets().end, int64_t{kBatches} * 16);
    std::printf("  recovery of %.2f GiB: %.2f s, %.2f s of processor\n",
                static_cast<double>(log->SizeBytes()) / (1 << 30), wall, cpu_spent);
    ASSERT_TRUE(log->Close(false).ok());
  }
}

}  // namespace ottla::log
