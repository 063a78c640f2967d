// What a flush promises, and what a full or a failing disk makes of it.
#include "io/faulty_file.h"
#include "native/support/log_fixture.h"

namespace ottla::log {
namespace {

class Flushing : public LogFixture {
 protected:
  Flushing() { files_ = &faulty_; }
  io::FaultyFileSystem faulty_{1};
};

TEST_F(Flushing, EpochsThatCannotBeSyncedTakeTheLogOffline) {
  auto log = OpenLeader(3);
  Append(*log, {});
  faulty_.sync_error_one_in = 1;
  EXPECT_FALSE(log->Flush().ok());
  EXPECT_TRUE(log->offline());
  faulty_.sync_error_one_in = 0;
  EXPECT_FALSE(log->Flush().ok());
}

TEST_F(Flushing, AFullDiskOnlyPutsAFlushOff) {
  auto log = OpenLeader(3);
  Append(*log, {});
  faulty_.full = true;
  EXPECT_FALSE(log->Flush().ok());
  EXPECT_FALSE(log->offline());
  EXPECT_EQ(log->RecoveryPoint(), 0);
  faulty_.full = false;
  EXPECT_TRUE(log->Flush().ok());
  EXPECT_EQ(log->RecoveryPoint(), 1);
}

/// The flush ends where the roll begins: the indexes of the sealed segment went out after it.
TEST_F(Flushing, ASegmentSealedAfterItsFlushIsWholeAfterPowerLoss) {
  faulty_.track_unsynced = true;
  config_.index_interval_bytes = 100;
  for (int round = 0; round < 10; round++) {
    (void)faulty_.RemoveTree(home_.path() + "/topic-0");
    auto log = OpenLeader();
    for (int count = 0; count < 20; count++) Append(*log, {.records = 1, .value_bytes = 300});
    ASSERT_TRUE(log->Flush().ok());
    ASSERT_EQ(log->Roll(5000), ErrorCode::kNone);
    const int64_t point = log->RecoveryPoint();
    if (round % 2 == 0) {
      Append(*log, {});
      ASSERT_TRUE(log->Flush().ok());
    }
    const int64_t later = log->RecoveryPoint();
    faulty_.Crash();
    ASSERT_TRUE(log->Close(false).ok());
    log = OpenLog(false, round % 2 == 0 ? later : point);
    ASSERT_NE(log, nullptr);
    EXPECT_EQ(BaseOffsets(*log, 0).size(), static_cast<size_t>(later));
    for (int64_t offset = 0; offset < later; offset++) {
      EXPECT_EQ(log->Read(offset, 1000, true, Isolation::kLogEnd).first_offset, offset);
    }
    ASSERT_TRUE(log->Close(false).ok());
  }
}

/// Power loss took whole batches from the end of a segment; the next one was on disk by chance.
TEST_F(Flushing, ALogEndsWhereBatchesAreMissingBetweenSegments) {
  auto log = OpenLeader();
  int64_t size = 0;
  for (int count = 0; count < 4; count++) {
    if (count == 3) size = log->SizeBytes();
    Append(*log, {});
  }
  ASSERT_EQ(log->Roll(5000), ErrorCode::kNone);
  for (int count = 0; count < 4; count++) Append(*log, {});
  ASSERT_TRUE(log->Close(false).ok());
  auto first =
      faulty_.Open(home_.path() + "/topic-0/" + "00000000000000000000.log", io::OpenMode::kReadWrite);
  ASSERT_TRUE(first.value()->Truncate(size).ok());
  log = OpenLog(false, 0);
  ASSERT_NE(log, nullptr);
  EXPECT_EQ(BaseOffsets(*log, 0), (std::vector<int64_t>{0, 1, 2}));
  EXPECT_EQ(log->Offsets().end, 3);
  EXPECT_EQ(log->Segments().size(), 1u);
}

TEST_F(Flushing, APreparedSegmentIsTakenAtTheRollAndRemovedWhenUnused) {
  auto log = OpenLeader();
  Append(*log, {});
  log->PrepareNextSegment();
  EXPECT_TRUE(faulty_.Exists(home_.path() + "/topic-0/next-segment"));
  ASSERT_EQ(log->Roll(5000), ErrorCode::kNone);
  EXPECT_FALSE(faulty_.Exists(home_.path() + "/topic-0/next-segment"));
  Append(*log, {});
  EXPECT_EQ(BaseOffsets(*log, 0), (std::vector<int64_t>{0, 1}));
  EXPECT_EQ(log->Segments().back().base_offset, 1);
  log->PrepareNextSegment();
  ASSERT_TRUE(log->Close(false).ok());
  log = OpenLog(false, 0);
  ASSERT_NE(log, nullptr);
  EXPECT_FALSE(faulty_.Exists(home_.path() + "/topic-0/next-segment"));
  EXPECT_EQ(BaseOffsets(*log, 0), (std::vector<int64_t>{0, 1}));
}

TEST_F(Flushing, NoRoomForAPreparedSegmentIsNoFailure) {
  auto log = OpenLeader();
  Append(*log, {});
  faulty_.full = true;
  log->PrepareNextSegment();
  EXPECT_FALSE(log->offline());
  faulty_.full = false;
  EXPECT_EQ(log->Roll(5000), ErrorCode::kNone);
}

/// segment.ms alone rolls nothing; retention that takes the whole log does.
TEST_F(Flushing, AnIdleLogRollsOnlyWhenAllOfItIsExpired) {
  config_.segment_ms = 10;
  config_.retention_ms = 100000;
  auto log = OpenLeader();
  Append(*log, {.timestamp = 1000});
  EXPECT_EQ(log->DeleteOldSegments(50000), 0);
  EXPECT_EQ(log->Segments().size(), 1u);
  EXPECT_EQ(log->DeleteOldSegments(200000), 1);
  EXPECT_EQ(log->Segments().front().base_offset, 1);
  EXPECT_EQ(log->Offsets().log_start, 1);
}

TEST_F(Flushing, ARefusedAppendSaysWhy) {
  auto log = OpenLeader(4);
  const auto why = [&](const BatchSpec& spec, AppendOptions options = {}) {
    return Append(*log, spec, options).error_message;
  };
  EXPECT_EQ(why({.producer_id = 7, .producer_epoch = 1, .sequence = 0}), "");
  EXPECT_EQ(why({.producer_id = 7, .producer_epoch = 1, .sequence = 5}),
            "Producer 7, epoch 1: sequence 5 does not follow 0 of epoch 1");
  EXPECT_EQ(why({.producer_id = 7, .producer_epoch = 0, .sequence = 1}),
            "Producer 7, epoch 0: a newer epoch, 1, has fenced it");
  EXPECT_EQ(why({.producer_id = 9, .producer_epoch = 0, .sequence = 0, .transactional = true}),
            "Producer 9, epoch 0: the partition is not part of a transaction of it");
  EXPECT_EQ(why({}, {.leader_epoch = 9}), "This log is the leader in epoch 4; the append named epoch 9");
  ASSERT_EQ(log->SetRole(Follower(5)), ErrorCode::kNone);
  EXPECT_EQ(why({}), "This log is a follower in epoch 5");
  log->MarkDeleted();
  EXPECT_EQ(why({}), "topic-0 was deleted");
}

}  // namespace
}  // namespace ottla::log
