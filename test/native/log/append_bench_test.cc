// Not run by default (--gtest_also_run_disabled_tests --gtest_filter=LogBench*): what an append costs over
// the least it could.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <functional>

#include "batch/crc32c.h"
#include "native/support/log_fixture.h"

namespace ottla::log {

class LogBench : public LogFixture {
 protected:
  /// This thread's processor time: other work on the machine is not counted.
  static double CpuMicros() {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
  }
  static double MicrosOf(const std::function<void()>& run, int times) {
    const double begin = CpuMicros();
    for (int count = 0; count < times; count++) run();
    return (CpuMicros() - begin) / times;
  }
};

/// Interleaved, medians: bare CRC and pwrite into a fresh file against AppendAsLeader into a fresh log.
TEST_F(LogBench, DISABLED_Append16KiB) {
  constexpr int kTimes = 2000;
  constexpr int kRounds = 7;
  const auto batch = ottla::testing::MakeBatch({.records = 16, .value_bytes = 1010, .timestamp = 1000});
  auto copy = batch;
  std::vector<double> bare;
  std::vector<double> whole;
  std::vector<double> idempotent;
  io::FileSystem& files = *io::FileSystem::Posix();
  int32_t sequence = 0;
  for (int round = 0; round < kRounds; round++) {
    (void)files.RemoveTree(home_.path() + "/topic-0");
    auto log = OpenLeader();
    const std::string path = home_.path() + "/bare" + std::to_string(round);
    auto file = files.Open(path, io::OpenMode::kTruncate);
    int64_t position = 0;
    uint32_t sum = 0;
    bare.push_back(MicrosOf(
        [&] {
          std::memcpy(copy.data(), batch.data(), batch.size());
          sum += batch::Crc32c({copy.data() + batch::kCrcRangeBegin, copy.size() - batch::kCrcRangeBegin});
          (void)file.value()->WriteAt(position, {copy.data(), copy.size()});
          position += static_cast<int64_t>(copy.size());
        },
        kTimes));
    EXPECT_NE(sum, 1u);
    whole.push_back(MicrosOf(
        [&] {
          std::memcpy(copy.data(), batch.data(), batch.size());
          EXPECT_EQ(log->AppendAsLeader({copy.data(), copy.size()}, {.now_ms = 1000}).error,
                    ErrorCode::kNone);
        },
        kTimes));
    log = nullptr;
    (void)files.RemoveTree(home_.path() + "/topic-0");
    log = OpenLeader();
    idempotent.push_back(MicrosOf(
        [&] {
          std::memcpy(copy.data(), batch.data(), batch.size());
          StoreBig<int64_t>(copy.data() + 43, 7);
          StoreBig<int16_t>(copy.data() + 51, 0);
          StoreBig<int32_t>(copy.data() + 53, sequence);
          ottla::testing::SealCrc(copy);
          sequence += 16;
          EXPECT_EQ(log->AppendAsLeader({copy.data(), copy.size()}, {.now_ms = 1000}).error,
                    ErrorCode::kNone);
        },
        kTimes));
    (void)files.Remove(path);
  }
  for (auto* list : {&bare, &whole, &idempotent}) std::sort(list->begin(), list->end());
  std::printf(
      "  16 KiB, medians of %d: bare crc + pwrite %.2f us, append %.2f us, idempotent append %.2f us (one "
      "more crc to seal)\n",
      kRounds, bare[kRounds / 2], whole[kRounds / 2], idempotent[kRounds / 2]);
}

/// Small batches show the fixed cost.
TEST_F(LogBench, DISABLED_Append200Bytes) {
  const auto batch = ottla::testing::MakeBatch({.records = 1, .value_bytes = 120, .timestamp = 1000});
  auto copy = batch;
  auto log = OpenLeader();
  auto file = io::FileSystem::Posix()->Open(home_.path() + "/bare", io::OpenMode::kTruncate);
  for (int round = 0; round < 5; round++) {
    int64_t position = 0;
    const double bare = MicrosOf(
        [&] {
          (void)file.value()->WriteAt(position, {batch.data(), batch.size()});
          position += static_cast<int64_t>(batch.size());
        },
        20000);
    const double whole = MicrosOf(
        [&] {
          std::memcpy(copy.data(), batch.data(), batch.size());
          (void)log->AppendAsLeader({copy.data(), copy.size()}, {.now_ms = 1000});
        },
        20000);
    const int64_t end = log->Offsets().end;
    const double read =
        MicrosOf([&] { (void)log->Read(end - 1, 1000, true, Isolation::kHighWatermark); }, 20000);
    const double far =
        MicrosOf([&] { (void)log->Read(end / 2, 1000, true, Isolation::kHighWatermark); }, 20000);
    std::printf(
        "  200 B: bare pwrite %.2f us, append %.2f us, read at the tail %.2f us, read in the middle %.2f "
        "us\n",
        bare, whole, read, far);
  }
}

/// Writes a log below OTTLA_WRITE_DIR for Kafka's tools to look at.
TEST_F(LogBench, DISABLED_WriteForKafka) {
  const char* directory = std::getenv("OTTLA_WRITE_DIR");
  ASSERT_NE(directory, nullptr);
  OpenOptions options;
  options.directory = std::string(directory) + "/ours-0";
  options.label = "ours-0";
  options.config.segment_bytes = 50000;
  options.config.index_interval_bytes = 1000;
  auto log = PartitionLog::Open(options).value();
  log->SetRole(Leader(3));
  int32_t sequence = 0;
  for (int round = 0; round < 400; round++) {
    const int64_t time = 1700000000000 + round * 1000;
    Append(*log, {.records = 3,
                  .value_bytes = 100,
                  .timestamp = time,
                  .timestamp_step = 1,
                  .producer_id = 8,
                  .producer_epoch = 0,
                  .sequence = sequence});
    sequence += 3;
    if (round % 50 != 0) continue;
    const int64_t guard = log->VerifyBegin(9, 0, round, true);
    Append(*log,
           {.records = 2,
            .timestamp = time,
            .producer_id = 9,
            .producer_epoch = 0,
            .sequence = round / 50 * 2,
            .transactional = true},
           {.verification_guard = guard});
    Append(*log, {.timestamp = time,
                  .producer_id = 9,
                  .producer_epoch = 0,
                  .transactional = true,
                  .marker = round / 50 % 2});
  }
  EXPECT_TRUE(log->Close(true).ok());
}

}  // namespace ottla::log
