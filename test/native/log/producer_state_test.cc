#include "native/support/log_fixture.h"

namespace ottla::log {

class Producers : public LogFixture {
 protected:
  static BatchSpec From(int64_t id, int32_t sequence, int32_t records = 1, int16_t epoch = 0) {
    return {.records = records, .producer_id = id, .producer_epoch = epoch, .sequence = sequence};
  }
  AppendResult AppendTransactional(PartitionLog& log, int64_t id, int32_t sequence, int16_t epoch = 0) {
    BatchSpec spec = From(id, sequence, 2, epoch);
    spec.transactional = true;
    const int64_t guard = log.VerifyBegin(id, epoch, sequence, true);
    return Append(log, spec, {.verification_guard = guard});
  }
  AppendResult EndTransaction(PartitionLog& log, int64_t id, bool commit, int16_t epoch = 0,
                              int32_t coordinator_epoch = 0) {
    BatchSpec spec{.producer_id = id,
                   .producer_epoch = epoch,
                   .transactional = true,
                   .marker = commit ? 1 : 0,
                   .coordinator_epoch = coordinator_epoch};
    return Append(log, spec);
  }
};

TEST_F(Producers, ADuplicateOfTheLastFiveBatchesAnswersItsOriginalOffsets) {
  auto log = OpenLeader();
  for (int32_t sequence = 0; sequence < 12; sequence += 2) Append(*log, From(9, sequence, 2));
  const AppendResult fifth = Append(*log, From(9, 2, 2));
  EXPECT_EQ(fifth.error, ErrorCode::kNone);
  EXPECT_TRUE(fifth.duplicate);
  EXPECT_EQ(fifth.base_offset, 2);
  EXPECT_EQ(fifth.last_offset, 3);
  EXPECT_EQ(fifth.append_time_ms, 1000) << "the original's greatest timestamp, as in Kafka";
  EXPECT_EQ(Append(*log, From(9, 0, 2)).error,
            ErrorCode::kOutOfOrderSequenceNumber);  // the sixth is forgotten
  EXPECT_EQ(log->Offsets().end, 12);
}

TEST_F(Producers, AGapIsRefusedAndAnUnknownProducerMayBeginAnywhere) {
  auto log = OpenLeader();
  EXPECT_EQ(Append(*log, From(1, 40)).error, ErrorCode::kNone);
  EXPECT_EQ(Append(*log, From(1, 42)).error, ErrorCode::kOutOfOrderSequenceNumber);
  EXPECT_EQ(Append(*log, From(1, 41)).error, ErrorCode::kNone);
}

TEST_F(Producers, SequencesWrapAtTwoToTheThirtyFirst) {
  auto log = OpenLeader();
  EXPECT_EQ(Append(*log, From(1, INT32_MAX - 1, 2)).error, ErrorCode::kNone);
  EXPECT_EQ(Append(*log, From(1, 0)).error, ErrorCode::kNone);
}

TEST_F(Producers, AnOlderEpochIsFencedAndANewerBeginsAtZero) {
  auto log = OpenLeader();
  Append(*log, From(1, 0, 1, 3));
  EXPECT_EQ(Append(*log, From(1, 1, 1, 2)).error, ErrorCode::kInvalidProducerEpoch);
  EXPECT_EQ(Append(*log, From(1, 5, 1, 4)).error, ErrorCode::kOutOfOrderSequenceNumber);
  EXPECT_EQ(Append(*log, From(1, 0, 1, 4)).error, ErrorCode::kNone);
}

TEST_F(Producers, TransactionalRecordsNeedAGuardUnlessTheTransactionIsOpen) {
  auto log = OpenLeader();
  BatchSpec spec = From(1, 0, 2);
  spec.transactional = true;
  EXPECT_EQ(Append(*log, spec).error, ErrorCode::kInvalidTxnState);
  EXPECT_EQ(AppendTransactional(*log, 1, 0).error, ErrorCode::kNone);
  EXPECT_EQ(log->VerifyBegin(1, 0, 2, true), 0);
  spec.sequence = 2;
  EXPECT_EQ(Append(*log, spec).error, ErrorCode::kNone);
  EXPECT_EQ(Append(*log, From(1, 4)).error,
            ErrorCode::kInvalidTxnState);  // not transactional amid a transaction
}

TEST_F(Producers, TheLastStableOffsetWaitsForTheMarkerAndAbortedDataIsListed) {
  auto log = OpenLeader();
  Append(*log, {.records = 3});
  AppendTransactional(*log, 1, 0);  // 3, 4
  AppendTransactional(*log, 2, 0);  // 5, 6
  EXPECT_EQ(log->Offsets().last_stable, 3);
  EXPECT_EQ(log->Offsets().high_watermark, 7);
  EXPECT_EQ(EndTransaction(*log, 1, false).error, ErrorCode::kNone);  // 7
  EXPECT_EQ(log->Offsets().last_stable, 5);
  EXPECT_EQ(EndTransaction(*log, 2, true).error, ErrorCode::kNone);  // 8
  EXPECT_EQ(log->Offsets().last_stable, 9);
  const ReadResult read = log->Read(0, 1 << 20, true, Isolation::kCommitted);
  ASSERT_EQ(read.aborted.size(), 1u);
  EXPECT_EQ(read.aborted[0].producer_id, 1);
  EXPECT_EQ(read.aborted[0].first_offset, 3);
  EXPECT_TRUE(log->Read(0, 1 << 20, true, Isolation::kHighWatermark).aborted.empty());
  EXPECT_TRUE(log->Read(8, 1 << 20, true, Isolation::kCommitted).aborted.empty());
}

TEST_F(Producers, AMarkerOfAnOlderCoordinatorIsFenced) {
  auto log = OpenLeader();
  AppendTransactional(*log, 1, 0);
  EXPECT_EQ(EndTransaction(*log, 1, true, 0, 5).error, ErrorCode::kNone);
  EXPECT_EQ(EndTransaction(*log, 1, true, 0, 4).error, ErrorCode::kTransactionCoordinatorFenced);
}

TEST_F(Producers, StateSurvivesACleanStopACrashAndATruncation) {
  config_.segment_bytes = 600;
  auto log = OpenLeader();
  for (int32_t sequence = 0; sequence < 20; sequence++) Append(*log, From(9, sequence));
  AppendTransactional(*log, 4, 0);
  EndTransaction(*log, 4, false);
  AppendTransactional(*log, 5, 0);
  const auto before = log->ProducerStates();
  EXPECT_TRUE(log->Close(true).ok());
  for (const bool clean : {true, false}) {
    log = OpenLog(clean);
    const auto after = log->ProducerStates();
    ASSERT_EQ(after.size(), before.size());
    for (size_t at = 0; at < after.size(); at++) {
      EXPECT_EQ(after[at].producer_id, before[at].producer_id);
      EXPECT_EQ(after[at].last_sequence, before[at].last_sequence);
      EXPECT_EQ(after[at].current_txn_start_offset, before[at].current_txn_start_offset);
    }
    log->AdvanceHighWatermark(INT64_MAX);
    EXPECT_EQ(log->Offsets().last_stable, 23);
    EXPECT_EQ(log->Read(20, 1 << 20, true, Isolation::kCommitted).aborted.size(), 1u);
    EXPECT_TRUE(log->Close(clean).ok());
  }
  log = OpenLog(false);
  log->SetRole(Follower(1));
  EXPECT_EQ(log->TruncateTo(15), ErrorCode::kNone);
  log->SetRole(Leader(2));
  EXPECT_EQ(log->ProducerStates().size(), 1u);
  EXPECT_EQ(Append(*log, From(9, 16)).error, ErrorCode::kOutOfOrderSequenceNumber);
  EXPECT_EQ(Append(*log, From(9, 15)).base_offset, 15);
}

TEST_F(Producers, IdleOnesAreForgottenUnlessATransactionIsOpen) {
  auto log = OpenLeader();
  Append(*log, From(1, 0));
  AppendTransactional(*log, 2, 0);
  log->ExpireProducers(1000 + config_.producer_id_expiration_ms);
  ASSERT_EQ(log->ProducerStates().size(), 1u);
  EXPECT_EQ(log->ProducerStates()[0].producer_id, 2);
}

}  // namespace ottla::log
