#include "native/support/log_fixture.h"

namespace ottla::log {

using AppendRead = LogFixture;

TEST_F(AppendRead, OffsetsAreAssignedInPlaceAndReadBack) {
  auto log = OpenLeader(7);
  EXPECT_EQ(Append(*log, {.records = 3}).base_offset, 0);
  const AppendResult second = Append(*log, {.records = 2});
  EXPECT_EQ(second.error, ErrorCode::kNone);
  EXPECT_EQ(second.base_offset, 3);
  EXPECT_EQ(second.last_offset, 4);
  EXPECT_EQ(second.high_watermark, 5);
  EXPECT_EQ(BaseOffsets(*log, 0), (std::vector<int64_t>{0, 3}));
  const ReadResult middle = log->Read(1, 1 << 20, true, Isolation::kHighWatermark);
  EXPECT_EQ(middle.first_offset, 0);
  EXPECT_EQ(batch::HeaderView(Bytes(middle).data()).leader_epoch(), 7);
}

TEST_F(AppendRead, OutsideTheLogIsOutOfRangeAndAtTheEndIsEmpty) {
  auto log = OpenLeader();
  Append(*log, {.records = 5});
  EXPECT_EQ(log->Read(6, 100, true, Isolation::kLogEnd).error, ErrorCode::kOffsetOutOfRange);
  EXPECT_EQ(log->Read(-1, 100, true, Isolation::kLogEnd).error, ErrorCode::kOffsetOutOfRange);
  const ReadResult end = log->Read(5, 100, true, Isolation::kLogEnd);
  EXPECT_EQ(end.error, ErrorCode::kNone);
  EXPECT_EQ(end.length, 0);
}

TEST_F(AppendRead, OneBatchComesWholeHoweverSmallTheLimit) {
  auto log = OpenLeader();
  Append(*log, {.records = 1, .value_bytes = 5000});
  Append(*log, {.records = 1, .value_bytes = 5000});
  EXPECT_GT(log->Read(0, 10, true, Isolation::kLogEnd).length, 5000);
  EXPECT_EQ(log->Read(0, 10, false, Isolation::kLogEnd).length, 0);
}

TEST_F(AppendRead, ManySegmentsAreReadThroughTheirIndexes) {
  config_.segment_bytes = 20000;
  config_.index_interval_bytes = 500;
  auto log = OpenLeader();
  for (int round = 0; round < 1000; round++)
    Append(*log, {.records = 2, .value_bytes = 40, .timestamp = 1000 + round});
  EXPECT_GT(log->Segments().size(), 5u);
  for (int64_t offset = 0; offset < 2000; offset += 17) {
    EXPECT_EQ(log->Read(offset, 1, true, Isolation::kHighWatermark).first_offset, offset / 2 * 2);
  }
  EXPECT_EQ(BaseOffsets(*log, 0).size(), 1000u);
}

TEST_F(AppendRead, ABatchWhoseCrcIsWrongIsRefusedAndLeavesNothing) {
  auto log = OpenLeader();
  auto batch = ottla::testing::MakeBatch({.records = 1});
  batch.back() ^= 1;
  EXPECT_EQ(log->AppendAsLeader({batch.data(), batch.size()}, {}).error, ErrorCode::kCorruptMessage);
  EXPECT_EQ(log->Offsets().end, 0);
}

TEST_F(AppendRead, OnlyALeaderOfTheEpochTakesAppends) {
  auto log = OpenLog();
  EXPECT_EQ(Append(*log, {}).error, ErrorCode::kNotLeaderOrFollower);
  log->SetRole(Leader(5));
  EXPECT_EQ(Append(*log, {}, {.leader_epoch = 6}).error, ErrorCode::kNotLeaderOrFollower);
  EXPECT_EQ(Append(*log, {}, {.leader_epoch = 4}).error, ErrorCode::kNone);
  EXPECT_EQ(Append(*log, {}, {.origin = Origin::kCoordinator, .leader_epoch = 4}).error,
            ErrorCode::kNotLeaderOrFollower);
  EXPECT_EQ(log->SetRole(Leader(4)), ErrorCode::kFencedLeaderEpoch);
}

TEST_F(AppendRead, APinKeepsADeletedSegmentReadable) {
  config_.segment_bytes = 2000;
  config_.retention_bytes = 0;
  config_.file_delete_delay_ms = 0;
  auto log = OpenLeader();
  for (int round = 0; round < 100; round++)
    Append(*log, {.records = 1, .value_bytes = 100, .timestamp = 1000});
  const ReadResult read = log->Read(0, 500, true, Isolation::kHighWatermark);
  EXPECT_GT(log->DeleteOldSegments(1000), 1);
  EXPECT_EQ(log->DeleteExpiredFiles(INT64_MAX - 1), INT64_MAX);
  EXPECT_EQ(log->Offsets().log_start, 100);
  EXPECT_EQ(Bytes(read).size(), static_cast<size_t>(read.length));
  EXPECT_EQ(log->Read(0, 500, true, Isolation::kHighWatermark).error, ErrorCode::kOffsetOutOfRange);
}

TEST_F(AppendRead, TimestampsFindTheFirstRecordAtOrAfter) {
  config_.segment_bytes = 4000;
  config_.index_interval_bytes = 200;
  auto log = OpenLeader();
  for (int round = 0; round < 100; round++) {
    Append(*log, {.records = 5, .value_bytes = 20, .timestamp = 1000 + round * 10, .timestamp_step = 2});
  }
  EXPECT_EQ(log->LookupTimestamp(0).offset, 0);
  EXPECT_EQ(log->LookupTimestamp(1503).offset, 252);
  EXPECT_EQ(log->LookupTimestamp(1503).timestamp, 1504);
  EXPECT_EQ(log->LookupTimestamp(1998).offset, 499);
  EXPECT_EQ(log->LookupTimestamp(1999).offset, -1);
  EXPECT_EQ(log->LookupMaxTimestamp().offset, 499);
  EXPECT_EQ(log->LookupMaxTimestamp().timestamp, 1998);
}

TEST_F(AppendRead, ACleanStopAndAKillBothReopenWithEverything) {
  config_.segment_bytes = 5000;
  config_.index_interval_bytes = 300;
  for (const bool clean : {true, false, true}) {
    auto log = OpenLog(clean);
    const int64_t before = log->Offsets().end;
    log->SetRole(Leader(static_cast<int32_t>(before)));
    for (int round = 0; round < 150; round++)
      Append(*log, {.records = 1, .value_bytes = 50, .timestamp = 1000 + round});
    EXPECT_TRUE(log->Close(!clean).ok());
  }
  auto log = OpenLog(false);
  EXPECT_EQ(log->Offsets().end, 450);
  EXPECT_EQ(BaseOffsets(*log, 0).size(), 450u);
  EXPECT_EQ(log->EpochEntries().size(), 3u);
  EXPECT_EQ(log->EndOffsetForEpoch(0).end_offset, 150);
}

TEST_F(AppendRead, ATornTailIsCutAtTheLastWholeBatch) {
  {
    auto log = OpenLeader();
    for (int round = 0; round < 10; round++) Append(*log, {.records = 1, .value_bytes = 50});
    EXPECT_TRUE(log->Close(false).ok());
  }
  const std::string path = home_.path() + "/topic-0/00000000000000000000.log";
  auto file = io::FileSystem::Posix()->Open(path, io::OpenMode::kReadWrite);
  const int64_t size = file.value()->Size().value();
  ASSERT_TRUE(file.value()->Truncate(size - 5).ok());
  auto log = OpenLog(false);
  EXPECT_EQ(log->Offsets().end, 9);
  EXPECT_EQ(BaseOffsets(*log, 0).size(), 9u);
}

TEST_F(AppendRead, RecordsThatAreRefusedAreNamedInKafkasWords) {
  config_.compact = true;
  auto log = OpenLeader();
  const AppendResult keyless = Append(*log, {.records = 4});
  EXPECT_EQ(keyless.error, ErrorCode::kInvalidRecord);
  ASSERT_EQ(keyless.record_errors.size(), 4u);
  const std::string each = "Compacted topic cannot accept message without key in topic partition topic-0";
  EXPECT_EQ(keyless.record_errors[3].message, each);
  EXPECT_EQ(keyless.error_message,
            "One or more records have been rejected due to 4 record errors in total, and only showing the "
            "first three "
            "errors at most: [RecordError(batchIndex=0, message='" +
                each + "'), RecordError(batchIndex=1, message='" + each +
                "'), RecordError(batchIndex=2, message='" + each + "')]");

  config_.compact = false;
  config_.timestamp_before_max_ms = 1000;
  config_.timestamp_after_max_ms = INT64_MAX;
  log->UpdateConfig(config_);
  const AppendResult early = Append(*log, {.timestamp = 5000, .timestamp_step = 1}, {.now_ms = 9000});
  EXPECT_EQ(early.error, ErrorCode::kInvalidTimestamp);
  EXPECT_EQ(early.error_message, "One or more records have been rejected due to invalid timestamp");
  ASSERT_EQ(early.record_errors.size(), 1u);
  EXPECT_EQ(early.record_errors[0].message,
            "Timestamp 5000 of message with offset 0 is out of range. The timestamp should be within [8000, "
            "-9223372036854766809]");
}

}  // namespace ottla::log
