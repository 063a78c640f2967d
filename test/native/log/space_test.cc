// The reserve of a log directory, and folders that do not go at once.
#include <gtest/gtest.h>

#include <filesystem>
#include <mutex>

#include "io/faulty_file.h"
#include "native/log/manager_support.h"
#include "native/log/temporary_folder.h"

namespace ottla::log {
namespace {

/// What the operator is told.
class Told {
 public:
  std::function<void(std::string)> Sink() {
    return [this](std::string text) {
      std::lock_guard lock(mutex_);
      texts_.push_back(std::move(text));
    };
  }
  std::vector<std::string> Texts() {
    std::lock_guard lock(mutex_);
    return texts_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> texts_;
};

AppendResult AppendAs(ManagedLog& log, Origin origin) {
  auto batch = ottla::testing::MakeBatch({.timestamp = WallClockMs()});
  AppendOptions options;
  options.now_ms = WallClockMs();
  options.origin = origin;
  options.leader_epoch = 0;
  return log.log().AppendAsLeader({batch.data(), batch.size()}, options);
}

TEST(Reserve, RefusesClientsWhileTheBrokerAndItsReadersGoOn) {
  TemporaryFolder folder;
  io::FaultyFileSystem files(1);
  Told told;
  ManagerOptions options = Options({folder / "a"}, &files);
  options.disk_reserve_bytes = 1000;
  options.on_warning = told.Sink();
  const auto manager = Opened(std::move(options));
  const auto log = Made(*manager, 0);
  const auto offsets = manager->Create({"__consumer_offsets", 0}, kTopicId, {}, -1).value();
  ASSERT_EQ(offsets->log().SetRole({RoleKind::kLeader, 0, 1, {1}, {}, 1}), ErrorCode::kNone);
  const auto metadata = manager->OpenMetadataLog(0, {}).value();
  ASSERT_EQ(metadata->log().SetRole({RoleKind::kRaft, 0, 1, {1}, {}, 1}), ErrorCode::kNone);
  ASSERT_EQ(Append(*log).error, ErrorCode::kNone);

  files.free_bytes = 999;
  manager->CheckSpace(*manager->directories()[0]);
  const AppendResult refused = Append(*log);
  EXPECT_EQ(refused.error, ErrorCode::kKafkaStorageError);
  EXPECT_NE(refused.error_message.find("less room"), std::string::npos) << refused.error_message;
  EXPECT_EQ(log->log().Offsets().end, 1);
  EXPECT_FALSE(log->log().offline());
  EXPECT_EQ(log->log().Read(0, 1000, true, Isolation::kLogEnd).error, ErrorCode::kNone);
  EXPECT_EQ(AppendAs(*log, Origin::kCoordinator).error, ErrorCode::kNone) << "a transaction marker";
  EXPECT_EQ(AppendAs(*offsets, Origin::kClient).error, ErrorCode::kNone);
  auto batch = ottla::testing::MakeBatch({.leader_epoch = 0});
  AppendOptions replicated;
  replicated.origin = Origin::kReplication;
  EXPECT_EQ(metadata->log().AppendAsFollower({batch.data(), batch.size()}, replicated).error,
            ErrorCode::kNone);
  EXPECT_TRUE(manager->Create({"orders", 1}, kTopicId, {}, -1).ok());
  EXPECT_TRUE(manager->Delete(manager->Find({"orders", 1})).ok());

  files.free_bytes = 1000;
  manager->CheckSpace(*manager->directories()[0]);
  EXPECT_EQ(Append(*log).error, ErrorCode::kNone);
  const std::vector<std::string> texts = told.Texts();
  ASSERT_EQ(texts.size(), 2u);
  EXPECT_NE(texts[0].find("999 bytes left"), std::string::npos) << texts[0];
  EXPECT_NE(texts[1].find("room again"), std::string::npos) << texts[1];
  EXPECT_TRUE(manager->Close(true, -1).ok());
}

TEST(Reserve, IsLookedAtByTheHousekeepingAndAfterEveryEightMebibytes) {
  TemporaryFolder folder;
  io::FaultyFileSystem files(1);
  ManagerOptions options = Options({folder / "a"}, &files);
  options.disk_reserve_bytes = 1000;
  options.housekeeping_ms = 3600000;
  const auto manager = Opened(std::move(options));
  LogConfig config;
  config.max_message_bytes = 2 << 20;
  const auto log = Made(*manager, 0, config);
  files.free_bytes = 10;
  auto batch = ottla::testing::MakeBatch({.value_bytes = 1 << 20, .timestamp = WallClockMs()});
  AppendOptions append;
  append.now_ms = WallClockMs();
  EXPECT_TRUE(Eventually([&] {
    auto copy = batch;
    return log->log().AppendAsLeader({copy.data(), copy.size()}, append).error ==
           ErrorCode::kKafkaStorageError;
  }));
  EXPECT_GE(log->log().Offsets().end, 8);
  EXPECT_TRUE(manager->Close(true, -1).ok());

  ManagerOptions ticking = Options({folder / "b"}, &files);
  ticking.disk_reserve_bytes = 1000;
  ticking.housekeeping_ms = 5;
  files.free_bytes = -1;
  const auto second = Opened(std::move(ticking));
  const auto other = Made(*second, 0);
  second->StartHousekeeping();
  files.free_bytes = 10;
  EXPECT_TRUE(Eventually([&] { return Append(*other).error == ErrorCode::kKafkaStorageError; }));
  files.free_bytes = 5000;
  EXPECT_TRUE(Eventually([&] { return Append(*other).error == ErrorCode::kNone; }));
  EXPECT_TRUE(second->Close(true, -1).ok());
}

TEST(Reserve, OfNothingIsNever) {
  TemporaryFolder folder;
  io::FaultyFileSystem files(1);
  files.free_bytes = 0;
  ManagerOptions options = Options({folder / "a"}, &files);
  options.disk_reserve_bytes = 0;
  const auto manager = Opened(std::move(options));
  EXPECT_EQ(Append(*Made(*manager, 0)).error, ErrorCode::kNone);
  EXPECT_TRUE(manager->Close(true, -1).ok());
}

TEST(Sweep, AFolderThatCannotBeRemovedYetIsTriedAgainAndCostsNobodyTheDirectory) {
  TemporaryFolder folder;
  io::FaultyFileSystem files(1);
  Told told;
  ManagerOptions options = Options({folder / "a"}, &files);
  options.on_warning = told.Sink();
  const auto manager = Opened(std::move(options));
  LogConfig config;
  config.file_delete_delay_ms = 0;
  const auto log = Made(*manager, 0, config);
  const std::shared_ptr<PartitionLog> kept = log->shared_log();
  ASSERT_TRUE(manager->Delete(log).ok());
  const std::string doomed = kept->directory();
  ASSERT_TRUE(files.Exists(doomed));

  files.busy_removals = 2;
  const int64_t now_ms = WallClockMs() + 1;
  manager->SweepFiles(now_ms);
  manager->SweepFiles(now_ms + 1);  // not yet
  EXPECT_EQ(files.busy_removals, 1u);
  manager->SweepFiles(now_ms + 10000);
  EXPECT_EQ(files.busy_removals, 0u);
  EXPECT_TRUE(files.Exists(doomed));
  EXPECT_EQ(manager->Stats()[0].failure, "");
  ASSERT_EQ(told.Texts().size(), 1u) << "said once";
  EXPECT_NE(told.Texts()[0].find(doomed), std::string::npos) << told.Texts()[0];
  manager->SweepFiles(now_ms + 20000);
  EXPECT_FALSE(files.Exists(doomed));
  EXPECT_TRUE(manager->Close(true, -1).ok());
}

TEST(Sweep, NoSegmentIsPreparedInAFolderThatIsAboutToGo) {
  TemporaryFolder folder;
  const auto manager = Opened(Options({folder / "a"}));
  const auto log = Made(*manager, 0);
  const std::shared_ptr<PartitionLog> kept = log->shared_log();
  ASSERT_TRUE(manager->Delete(log).ok());
  kept->PrepareNextSegment();
  EXPECT_FALSE(std::filesystem::exists(kept->directory() + "/next-segment"));
  EXPECT_TRUE(manager->Close(true, -1).ok());
}

}  // namespace
}  // namespace ottla::log
