// One log on a machine that loses power, and on a disk that fails. Duration and seed as in log_model_test.cc.
#include <chrono>
#include <random>

#include "io/faulty_file.h"
#include "native/support/log_fixture.h"
#include "native/support/model.h"

namespace ottla::log {
namespace {

using Clock = std::chrono::steady_clock;

class LogCrash : public LogFixture {};

/// Power fails at random moments: everything flushed is there, and what is there is a prefix of what was
/// acknowledged.
TEST_F(LogCrash, PowerLossKeepsWhatWasFlushedAndNothingElseThanWhatWasWritten) {
  config_.segment_bytes = 8000;
  config_.index_interval_bytes = 300;
  const uint64_t seed = ottla::testing::ModelSeed();
  std::mt19937_64 random(seed);
  io::FaultyFileSystem files(seed);
  files.track_unsynced = true;
  files_ = &files;
  std::vector<AppendedBatch> expected;
  int64_t recovery_point = 0;
  int64_t id = 1000;
  int32_t sequence = 0;
  int rounds = 0;
  for (const auto until = Clock::now() + std::chrono::duration<double>(ottla::testing::ModelSeconds() / 2);
       Clock::now() < until; rounds++) {
    auto log = OpenLog(false, recovery_point);
    ASSERT_NE(log, nullptr);
    std::vector<AppendedBatch> found;
    ReadAll(*log, 0, &found);
    ASSERT_LE(found.size(), expected.size()) << "seed " << seed << " round " << rounds;
    for (size_t at = 0; at < found.size(); at++) ASSERT_EQ(found[at].id, expected[at].id);
    ASSERT_GE(log->Offsets().end, recovery_point) << "seed " << seed << " round " << rounds;
    expected = found;
    recovery_point = std::min(recovery_point, log->Offsets().end);
    ASSERT_EQ(log->SetRole(Leader(rounds + 1)), ErrorCode::kNone);
    const auto producers = log->ProducerStates();
    sequence = producers.empty() ? 0 : producers[0].last_sequence + 1;
    for (uint64_t count = random() % 60; count > 0; count--) {
      id++;
      const AppendResult result = Append(*log, {.records = 1,
                                                .value_bytes = static_cast<int32_t>(random() % 800),
                                                .timestamp = id,
                                                .producer_id = 5,
                                                .producer_epoch = 0,
                                                .sequence = sequence});
      ASSERT_EQ(result.error, ErrorCode::kNone) << "seed " << seed << " round " << rounds;
      sequence++;
      expected.push_back({result.base_offset, result.last_offset, id});
      if (random() % 20 == 0) {
        ASSERT_TRUE(log->Flush().ok());
        recovery_point = log->RecoveryPoint();
      }
    }
    if (random() % 4 == 0) (void)log->Roll(id);
    files.Crash();
    ASSERT_TRUE(log->Close(false).ok());
    if (expected.size() > 2000) break;
  }
  std::printf("  power loss: %d rounds, %zu batches\n", rounds, expected.size());
}

/// Writes and syncs fail at random: refused appends leave no trace, and a log that went offline reopens with
/// what it acknowledged.
TEST_F(LogCrash, FailingDisksLoseNothingAcknowledged) {
  config_.segment_bytes = 8000;
  config_.index_interval_bytes = 300;
  const uint64_t seed = ottla::testing::ModelSeed();
  std::mt19937_64 random(seed);
  io::FaultyFileSystem files(seed);
  files_ = &files;
  std::vector<AppendedBatch> expected;
  int64_t id = 1000;
  int offline = 0;
  int refused = 0;
  for (int round = 0; round < 40; round++) {
    auto log = OpenLog(false, 0);
    ASSERT_NE(log, nullptr);
    std::vector<AppendedBatch> found;
    ReadAll(*log, 0, &found);
    // The append that failed last may have reached the file whole.
    ASSERT_GE(found.size(), expected.size()) << "seed " << seed << " round " << round;
    ASSERT_LE(found.size(), expected.size() + 1);
    for (size_t at = 0; at < expected.size(); at++) ASSERT_EQ(found[at].id, expected[at].id);
    expected = found;
    ASSERT_EQ(log->SetRole(Leader(round + 1)), ErrorCode::kNone);
    files.write_full_one_in = 20;
    files.write_error_one_in = round % 2 == 0 ? 60 : 0;
    files.sync_error_one_in = round % 3 == 0 ? 30 : 0;
    for (int count = 0; count < 50 && !log->offline(); count++) {
      id++;
      const AppendResult result =
          Append(*log, {.records = 1, .value_bytes = static_cast<int32_t>(random() % 500), .timestamp = id});
      if (result.error == ErrorCode::kNone) {
        expected.push_back({result.base_offset, result.last_offset, id});
      } else {
        ASSERT_EQ(result.error, ErrorCode::kKafkaStorageError);
        refused++;
      }
      if (random() % 20 == 0) (void)log->Flush();
    }
    offline += log->offline() ? 1 : 0;
    files.write_full_one_in = files.write_error_one_in = files.sync_error_one_in = 0;
    (void)log->Close(false);
  }
  EXPECT_GT(offline, 0);
  EXPECT_GT(refused, offline);
  std::printf("  failing disks: %d appends refused, offline %d times\n", refused, offline);
}

}  // namespace
}  // namespace ottla::log
