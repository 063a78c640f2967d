// Logs loaded with what the metadata says of their topics. Power loss may take whole batches from the end of
// one segment and leave the next; compaction leaves the same picture on purpose. Who may tell them apart, and
// by what.
#include <gtest/gtest.h>

#include <filesystem>

#include "log/checkpoint_file.h"
#include "native/log/manager_support.h"
#include "native/log/temporary_folder.h"

namespace ottla::log {
namespace {

class LoadConfigs : public ::testing::Test {
 protected:
  static constexpr const char* kFirstSegment = "orders-0/00000000000000000000.log";

  /// Two segments, offsets 0 to 3 and 4 to 5, none of it flushed; then the process ends.
  LoadConfigs() {
    const auto manager = Opened(Options({folder_.path()}));
    const auto log = Made(*manager, 0);
    for (int offset = 0; offset < 6; ++offset) {
      EXPECT_EQ(Append(*log).error, ErrorCode::kNone);
      if (offset != 3) continue;
      EXPECT_EQ(log->log().Roll(WallClockMs()), ErrorCode::kNone);
    }
    EXPECT_TRUE(manager->Close(false, -1).ok());
    batch_bytes_ = std::filesystem::file_size(folder_ / kFirstSegment) / 4;
  }

  void LoseTheEndOfTheFirstSegment() {
    std::filesystem::resize_file(folder_ / kFirstSegment, 3 * batch_bytes_);
  }

  /// Log end offset after a start that knows `topics`.
  int64_t EndAfterLoad(const TopicConfigs* topics) {
    auto manager = LogManager::Open(Options({folder_.path()}));
    EXPECT_TRUE(manager.ok());
    EXPECT_TRUE(manager.value()->Load(topics).ok());
    const auto log = manager.value()->Find({"orders", 0});
    const int64_t end = log == nullptr ? -1 : log->log().Offsets().end;
    EXPECT_TRUE(manager.value()->Close(false, -1).ok());
    return end;
  }

  TemporaryFolder folder_;
  uintmax_t batch_bytes_ = 0;
};

TEST_F(LoadConfigs, ALogWithoutCompactionEndsAtTheHoleThatPowerLossLeft) {
  const TopicConfigs topics{{"orders", {}}};
  EXPECT_EQ(EndAfterLoad(&topics), 6) << "nothing is missing yet";
  LoseTheEndOfTheFirstSegment();
  EXPECT_EQ(EndAfterLoad(&topics), 3);
}

TEST_F(LoadConfigs, ALogThatIsCompactedKeepsWhatFollowsAGap) {
  LoseTheEndOfTheFirstSegment();
  LogConfig compacted;
  compacted.compact = true;
  const TopicConfigs topics{{"orders", compacted}};
  EXPECT_EQ(EndAfterLoad(&topics), 6);
}

TEST_F(LoadConfigs, ALogThatTheMetadataDoesNotKnowIsNotCut) {
  LoseTheEndOfTheFirstSegment();
  const TopicConfigs topics{{"payments", {}}};
  EXPECT_EQ(EndAfterLoad(&topics), 6);
  EXPECT_EQ(EndAfterLoad(nullptr), 6);
}

TEST_F(LoadConfigs, ALogThatTheCleanerOnceCleanedIsNotCutWhateverItsPolicyIsNow) {
  folder_.Write(kCleanerCheckpoint, "0\n1\norders 0 4\n");
  LoseTheEndOfTheFirstSegment();
  const TopicConfigs topics{{"orders", {}}};
  EXPECT_EQ(EndAfterLoad(&topics), 6);
}

TEST_F(LoadConfigs, ALogWithAGapInsideASegmentWasCompactedOnceAndIsNotCut) {
  // Offset 1 is gone, as a clean on the leader leaves it; so is offset 3, by a clean or by the power: nobody
  // knows.
  std::string bytes = folder_.Read(kFirstSegment);
  bytes.erase(batch_bytes_, batch_bytes_);
  folder_.Write(kFirstSegment, bytes.substr(0, 2 * batch_bytes_));
  const TopicConfigs topics{{"orders", {}}};
  EXPECT_EQ(EndAfterLoad(&topics), 6);
}

TEST_F(LoadConfigs, ConfigurationsAreThoseOfTheTopics) {
  LogConfig small;
  small.segment_bytes = 4096;
  const TopicConfigs topics{{"orders", small}};
  auto manager = LogManager::Open(Options({folder_.path()}));
  ASSERT_TRUE(manager.ok());
  ASSERT_TRUE(manager.value()->Load(&topics).ok());
  EXPECT_EQ(manager.value()->Find({"orders", 0})->log().config().segment_bytes, 4096);
  EXPECT_FALSE(manager.value()->Find({"orders", 0})->configured()) << "retention still waits for the owner";
  EXPECT_TRUE(manager.value()->Close(false, -1).ok());
}

TEST_F(LoadConfigs, AStartThatFailsBeforeLoadingLeavesCheckpointsAsTheyWere) {
  folder_.Write(kRecoveryPointCheckpoint, "0\n1\norders 0 3\n");
  auto manager = LogManager::Open(Options({folder_.path()}));
  ASSERT_TRUE(manager.ok());
  ASSERT_TRUE(manager.value()->OpenMetadataLog(0, {}).ok());
  EXPECT_TRUE(manager.value()->Close(true, 7).ok());
  EXPECT_EQ(folder_.Read(kRecoveryPointCheckpoint), "0\n1\norders 0 3\n");
  EXPECT_FALSE(std::filesystem::exists(folder_ / ".kafka_cleanshutdown"));
}

}  // namespace
}  // namespace ottla::log
