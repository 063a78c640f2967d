#include "io/faulty_file.h"
#include "native/support/log_fixture.h"

namespace ottla::log {

class Roles : public LogFixture {
 protected:
  static Role LeaderOf(std::vector<int32_t> isr, int32_t epoch = 0, int32_t min_isr = 1,
                       std::vector<int32_t> pending = {}) {
    return {RoleKind::kLeader, epoch, 1, std::move(isr), std::move(pending), min_isr};
  }
  /// Outcomes in the order they came.
  struct Outcomes {
    std::vector<WaitOutcome> list;
    static void Add(void* context, uint64_t, WaitOutcome outcome) {
      static_cast<Outcomes*>(context)->list.push_back(outcome);
    }
  };
  Waiter For(Outcomes& outcomes, WaitKind kind, int64_t end, int32_t epoch = -1) {
    return {kind, epoch, end, Outcomes::Add, &outcomes, ++token_};
  }
  uint64_t token_ = 0;
};

TEST_F(Roles, TheHighWatermarkIsTheMinimumOverIsrAndPendingChanges) {
  auto log = OpenLog();
  log->SetRole(LeaderOf({1, 2}, 0, 1, {1, 2, 3}));
  Append(*log, {.records = 10});
  EXPECT_EQ(log->Offsets().high_watermark, 0);
  EXPECT_FALSE(log->UpdateFollowerPosition(2, 10));
  EXPECT_TRUE(log->UpdateFollowerPosition(3, 4));
  EXPECT_EQ(log->Offsets().high_watermark, 4);
  log->SetRole(LeaderOf({1, 2}));
  EXPECT_EQ(log->Offsets().high_watermark, 10);
  EXPECT_EQ(log->Read(0, 1 << 20, true, Isolation::kHighWatermark).length > 0, true);
}

TEST_F(Roles, BelowMinIsrTheHighWatermarkStands) {
  auto log = OpenLog();
  log->SetRole(LeaderOf({1}, 0, 2));
  EXPECT_EQ(Append(*log, {.records = 1}).high_watermark, 0);
  EXPECT_EQ(Append(*log, {.records = 1}, {.require_min_isr = true}).error, ErrorCode::kNotEnoughReplicas);
  EXPECT_TRUE(log->Offsets().under_min_isr);
  log->SetRole(LeaderOf({1, 2}, 0, 2));
  log->UpdateFollowerPosition(2, 1);
  EXPECT_EQ(log->Offsets().high_watermark, 1);
}

TEST_F(Roles, WithFlushMessagesOneNothingIsReadableBeforeItIsFlushed) {
  config_.flush_messages = 1;
  auto log = OpenLeader();
  EXPECT_EQ(Append(*log, {.records = 2}).high_watermark, 0);
  EXPECT_EQ(log->Read(0, 100, true, Isolation::kLogEnd).length, 0);
  Outcomes outcomes;
  log->Register(For(outcomes, WaitKind::kHighWatermark, 2, 0));
  log->Register(For(outcomes, WaitKind::kFlushed, 2));
  EXPECT_TRUE(outcomes.list.empty());
  EXPECT_TRUE(log->Flush().ok());
  EXPECT_EQ(outcomes.list, (std::vector<WaitOutcome>{WaitOutcome::kReached, WaitOutcome::kReached}));
  EXPECT_EQ(log->Offsets().high_watermark, 2);
  EXPECT_GT(log->Read(0, 100, true, Isolation::kLogEnd).length, 0);
}

TEST_F(Roles, AReadBetweenTwoRememberedAppendsStopsAtTheHighWatermark) {
  auto log = OpenLog();
  log->SetRole(LeaderOf({1, 2}));
  for (int round = 0; round < 200; round++) Append(*log, {.records = 1});
  for (const int64_t watermark : {3, 150, 199}) {
    log->UpdateFollowerPosition(2, watermark);
    EXPECT_EQ(static_cast<int64_t>(BaseOffsets(*log, 0, Isolation::kHighWatermark).size()), watermark);
  }
}

TEST_F(Roles, EveryWaiterIsCalledOnceWhateverEndsIt) {
  auto log = OpenLeader(3);
  Outcomes outcomes;
  log->Register(For(outcomes, WaitKind::kLogEnd, 0));  // reached already
  log->Register(For(outcomes, WaitKind::kLogEnd, 1));
  Append(*log, {.records = 1});
  log->Register(For(outcomes, WaitKind::kHighWatermark, 5, 2));  // an epoch that is over
  log->Register(For(outcomes, WaitKind::kHighWatermark, 5, 3));
  log->SetRole(Follower(4));
  const Waiter cancelled = For(outcomes, WaitKind::kLogEnd, 5);
  log->Register(cancelled);
  EXPECT_TRUE(log->Cancel(&outcomes, cancelled.token, WaitOutcome::kTimedOut));
  EXPECT_FALSE(log->Cancel(&outcomes, cancelled.token));
  log->Register(For(outcomes, WaitKind::kLogEnd, 5));
  log->TruncateTo(0);
  log->Register(For(outcomes, WaitKind::kLogEnd, 5));
  log->MarkDeleted();
  log->Register(For(outcomes, WaitKind::kLogEnd, 5));
  using enum WaitOutcome;
  EXPECT_EQ(outcomes.list, (std::vector<WaitOutcome>{kReached, kReached, kRoleChanged, kRoleChanged,
                                                     kTimedOut, kTruncated, kDeleted, kDeleted}));
  EXPECT_EQ(log->Read(0, 1, true, Isolation::kLogEnd).error, ErrorCode::kUnknownTopicOrPartition);
}

TEST_F(Roles, AFailedSyncTakesTheLogOfflineForGood) {
  io::FaultyFileSystem files(1);
  files_ = &files;
  auto log = OpenLeader();
  Append(*log, {});
  Outcomes outcomes;
  log->Register(For(outcomes, WaitKind::kFlushed, 1));
  files.sync_error_one_in = 1;
  EXPECT_FALSE(log->Flush().ok());
  files.sync_error_one_in = 0;
  EXPECT_EQ(outcomes.list, std::vector<WaitOutcome>{WaitOutcome::kOffline});
  EXPECT_TRUE(log->offline());
  EXPECT_FALSE(log->Flush().ok());
  EXPECT_EQ(Append(*log, {}).error, ErrorCode::kKafkaStorageError);
}

TEST_F(Roles, AFullDiskRefusesTheAppendAndTheLogGoesOn) {
  io::FaultyFileSystem files(1);
  files_ = &files;
  auto log = OpenLeader();
  Append(*log, {.records = 1, .value_bytes = 1000});
  files.full = true;
  EXPECT_EQ(Append(*log, {.records = 1, .value_bytes = 1000}).error, ErrorCode::kKafkaStorageError);
  EXPECT_FALSE(log->offline());
  EXPECT_EQ(BaseOffsets(*log, 0).size(), 1u);
  files.full = false;
  EXPECT_EQ(Append(*log, {.records = 1, .value_bytes = 1000}).base_offset, 1);
  EXPECT_EQ(BaseOffsets(*log, 0).size(), 2u);
}

TEST_F(Roles, AFollowerTakesOffsetsAsTheyComeAndTruncatesBelowThem) {
  auto log = OpenLog();
  log->SetRole(Follower(2));
  for (const int64_t base : {0, 5, 20}) {
    auto batch =
        ottla::testing::MakeBatch({.base_offset = base, .records = 3, .leader_epoch = base == 20 ? 2 : 1});
    EXPECT_EQ(log->AppendAsFollower({batch.data(), batch.size()}, {.leader_epoch = 2}).error,
              ErrorCode::kNone);
  }
  auto again = ottla::testing::MakeBatch({.base_offset = 20, .records = 3});
  EXPECT_EQ(log->AppendAsFollower({again.data(), again.size()}, {}).error, ErrorCode::kOffsetOutOfRange);
  EXPECT_EQ(log->Offsets().end, 23);
  EXPECT_EQ(log->EndOffsetForEpoch(1).end_offset, 20);
  EXPECT_EQ(log->Read(9, 1 << 20, true, Isolation::kLogEnd).first_offset, 20);  // across the gap
  const uint32_t generation = log->truncation_generation();
  EXPECT_EQ(log->TruncateTo(20), ErrorCode::kNone);
  EXPECT_NE(log->truncation_generation(), generation);
  EXPECT_EQ(log->LatestEpoch(), 1);
  EXPECT_EQ(BaseOffsets(*log, 0), (std::vector<int64_t>{0, 5}));
  EXPECT_EQ(log->TruncateFullyAndStartAt(100), ErrorCode::kNone);
  EXPECT_EQ(log->Offsets().log_start, 100);
  EXPECT_EQ(log->Offsets().end, 100);
}

TEST_F(Roles, RetentionKeepsWhatIsYoungSmallOrAboveTheHighWatermark) {
  config_.segment_bytes = 1000;
  config_.retention_ms = 500;
  auto log = OpenLog();
  log->SetRole(LeaderOf({1, 2}));
  for (int round = 0; round < 50; round++)
    Append(*log, {.records = 1, .value_bytes = 100, .timestamp = 1000 + round * 10});
  EXPECT_EQ(log->DeleteOldSegments(100000), 0);  // nothing is replicated
  log->UpdateFollowerPosition(2, 50);
  EXPECT_GT(log->DeleteOldSegments(1000 + 250 + 500), 0);
  const int64_t start = log->Offsets().log_start;
  EXPECT_GT(start, 10);
  EXPECT_LE(start, 26);
  EXPECT_EQ(log->DeleteRecordsBefore(51), ErrorCode::kOffsetOutOfRange);
  EXPECT_EQ(log->DeleteRecordsBefore(45), ErrorCode::kNone);
  EXPECT_EQ(log->Read(44, 1, true, Isolation::kLogEnd).error, ErrorCode::kOffsetOutOfRange);
  EXPECT_GT(log->DeleteOldSegments(0), 0);
  EXPECT_EQ(log->Offsets().log_start, 45);
  EXPECT_GT(log->DeleteOldSegments(1 << 30), 0);
  EXPECT_EQ(log->Offsets().log_start, 50);
}

}  // namespace ottla::log
