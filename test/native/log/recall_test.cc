// A client that repeats its requests in flight after our restart finds all five batches, though a snapshot
// keeps one.
#include "native/support/log_fixture.h"

namespace ottla::log {

class Recall : public LogFixture {
 protected:
  static BatchSpec From(int64_t id, int32_t sequence, int32_t records = 1) {
    return {.records = records, .producer_id = id, .producer_epoch = 0, .sequence = sequence};
  }
  std::shared_ptr<PartitionLog> Reopen(std::shared_ptr<PartitionLog> log) {
    EXPECT_TRUE(log->Close(true).ok());
    log = OpenLog(true, log->Offsets().end);
    EXPECT_EQ(log->SetRole(Leader()), ErrorCode::kNone);
    return log;
  }
};

TEST_F(Recall, AfterACleanRestartADuplicateOfTheLastFiveBatchesAnswersItsOriginalOffsets) {
  auto log = OpenLeader();
  for (int32_t sequence = 0; sequence < 14; sequence += 2) {
    Append(*log, From(9, sequence, 2));
    Append(*log, From(8, sequence, 2));
  }
  log = Reopen(log);
  for (int32_t sequence = 4; sequence < 14; sequence += 2) {
    const AppendResult again = Append(*log, From(9, sequence, 2));
    EXPECT_TRUE(again.duplicate) << sequence;
    EXPECT_EQ(again.base_offset, sequence * 2) << sequence;
  }
  EXPECT_EQ(Append(*log, From(9, 2, 2)).error, ErrorCode::kOutOfOrderSequenceNumber);
  EXPECT_EQ(log->Offsets().end, 28);
}

TEST_F(Recall, BatchesOfAnEarlierSegmentAreFoundToo) {
  auto log = OpenLeader();
  for (int32_t sequence = 0; sequence < 5; sequence++) {
    Append(*log, From(9, sequence));
    if (sequence == 4) break;
    EXPECT_EQ(log->Roll(now_ms_), ErrorCode::kNone);
  }
  log = Reopen(log);
  for (int32_t sequence = 0; sequence < 5; sequence++)
    EXPECT_EQ(Append(*log, From(9, sequence)).base_offset, sequence);
  EXPECT_EQ(log->Offsets().end, 5);
}

TEST_F(Recall, ABatchThatTheSequencesDoNotReachIsNotTakenBack) {
  auto log = OpenLeader();
  Append(*log, From(9, 0));
  EXPECT_EQ(Append(*log, {.records = 1, .producer_id = 9, .producer_epoch = 1, .sequence = 0}).error,
            ErrorCode::kNone);
  log = Reopen(log);
  EXPECT_TRUE(Append(*log, {.records = 1, .producer_id = 9, .producer_epoch = 1, .sequence = 0}).duplicate);
  EXPECT_EQ(Append(*log, From(9, 0)).error, ErrorCode::kInvalidProducerEpoch);
}

}  // namespace ottla::log
