// The manager and its threads: directories that fail apart, group commit, and everything at once under the
// sanitizers.
#include "log/log_manager.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "io/faulty_file.h"
#include "native/log/manager_support.h"
#include "native/log/temporary_folder.h"

namespace ottla::log {
namespace {

TEST(LogManager, AFailedFsyncTakesItsDirectoryOfflineAndNoOther) {
  TemporaryFolder folder;
  io::FaultyFileSystem files(1);
  std::atomic<int32_t> told = -1;
  ManagerOptions options = Options({folder / "a", folder / "b"}, &files);
  options.on_directory_offline = [&](int32_t directory) { told = directory; };
  const auto manager = Opened(std::move(options));
  const auto healthy = Made(*manager, 0, {}, 0);
  const auto failing = Made(*manager, 1, {}, 1);
  const auto neighbour = Made(*manager, 2, {}, 1);
  for (const auto& log : {healthy, failing, neighbour}) EXPECT_EQ(Append(*log).error, ErrorCode::kNone);

  files.sync_error_one_in = 1;
  EXPECT_FALSE(failing->Flush().ok());
  files.sync_error_one_in = 0;

  EXPECT_EQ(told, 1);
  EXPECT_FALSE(failing->Flush().ok()) << "a failed fsync is never tried again";
  EXPECT_TRUE(Eventually([&] { return neighbour->log().offline(); }));
  EXPECT_EQ(Append(*neighbour).error, ErrorCode::kKafkaStorageError);
  EXPECT_EQ(Append(*healthy).error, ErrorCode::kNone);
  EXPECT_FALSE(manager->Create({"orders", 3}, kTopicId, {}, 1).ok());
  EXPECT_EQ(manager->Create({"orders", 3}, kTopicId, {}, -1).value()->directory().index(), 0);

  (void)manager->Close(true, 5);
  EXPECT_TRUE(files.Exists(folder / "a/.kafka_cleanshutdown"));
  EXPECT_FALSE(files.Exists(folder / "b/.kafka_cleanshutdown"));
}

TEST(LogManager, FlushMessagesOneIsServedByGroupCommitForManyLogsAndWriters) {
  TemporaryFolder folder;
  const auto manager = Opened(Options({folder / "a", folder / "b"}));
  LogConfig config;
  config.flush_messages = 1;
  std::vector<std::shared_ptr<ManagedLog>> logs;
  for (int32_t partition = 0; partition < 8; ++partition) logs.push_back(Made(*manager, partition, config));
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&, writer] {
      for (int round = 0; round < 40; ++round)
        EXPECT_EQ(Append(*logs[(writer + round) % 8]).error, ErrorCode::kNone);
    });
  }
  for (std::thread& writer : writers) writer.join();
  for (const auto& log : logs) {
    EXPECT_TRUE(Eventually([&] { return log->log().Offsets().flushed == 20; }))
        << log->log().Offsets().flushed;
    EXPECT_EQ(log->log().Offsets().high_watermark, 20);
  }
  EXPECT_TRUE(manager->Close(true, -1).ok());
}

TEST(LogManager, FlushMsIsKeptWithoutAnAppendThatAsks) {
  TemporaryFolder folder;
  ManagerOptions options = Options({folder.path()});
  options.housekeeping_ms = 20;
  const auto manager = Opened(std::move(options));
  LogConfig config;
  config.flush_ms = 50;
  const auto log = Made(*manager, 0, config);
  manager->StartHousekeeping();
  EXPECT_EQ(Append(*log).error, ErrorCode::kNone);
  EXPECT_TRUE(Eventually([&] { return log->log().Offsets().flushed == 1; }));
  EXPECT_TRUE(manager->Close(true, -1).ok());
}

TEST(LogManager, TheRecoveryPointOnDiskNeverRunsAheadOfWhatIsFlushed) {
  TemporaryFolder folder;
  const auto manager = Opened(Options({folder.path()}));
  const auto log = Made(*manager, 0);
  (void)Append(*log);
  manager->CheckpointRecoveryPoints();
  EXPECT_EQ(folder.Read(kRecoveryPointCheckpoint), "0\n1\norders 0 0\n");
  ASSERT_TRUE(log->log().Flush().ok());
  manager->CheckpointRecoveryPoints();
  EXPECT_EQ(folder.Read(kRecoveryPointCheckpoint), "0\n1\norders 0 1\n");
  EXPECT_TRUE(manager->Close(false, -1).ok());
}

TEST(LogManager, ACrashWhileLoadingLeavesNoMarkThatClaimsOrder) {
  TemporaryFolder folder;
  ASSERT_TRUE(Opened(Options({folder.path()}))->Close(true, 9).ok());
  const auto second = Opened(Options({folder.path()}));  // Load has taken the mark
  ASSERT_TRUE(second->Close(false, -1).ok());
  const auto third = LogManager::Open(Options({folder.path()}));
  ASSERT_TRUE(third.ok());
  EXPECT_EQ(third.value()->Load().value().broker_epoch, -1);
  EXPECT_TRUE(third.value()->Close(false, -1).ok());
}

TEST(LogManager, AnUnreadableCheckpointMeansRecoveryAndAWarningAndNoRefusal) {
  TemporaryFolder folder;
  {
    const auto manager = Opened(Options({folder.path()}));
    (void)Append(*Made(*manager, 0));
    ASSERT_TRUE(manager->Close(true, -1).ok());
  }
  folder.Write(kRecoveryPointCheckpoint, "torn");
  const auto manager = LogManager::Open(Options({folder.path()}));
  ASSERT_TRUE(manager.ok());
  const auto report = manager.value()->Load();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().logs, 1);
  ASSERT_EQ(report.value().warnings.size(), 1u);
  EXPECT_NE(report.value().warnings[0].find(kRecoveryPointCheckpoint), std::string::npos);
  EXPECT_TRUE(manager.value()->Close(false, -1).ok());
}

TEST(LogManager, FoldersThatAreNoPartitionsAreLeftAlone) {
  TemporaryFolder folder;
  for (const char* name :
       {"lost+found", "remote-log-index-cache", "orders-0.0123456789abcdef0123456789abcdef-future"}) {
    std::filesystem::create_directory(folder / name);
  }
  const auto manager = LogManager::Open(Options({folder.path()}));
  ASSERT_TRUE(manager.ok());
  const auto report = manager.value()->Load();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report.value().logs, 0);
  EXPECT_EQ(report.value().warnings.size(), 2u);
  EXPECT_TRUE(std::filesystem::exists(folder / "lost+found"));
  EXPECT_TRUE(manager.value()->Close(false, -1).ok());
}

TEST(LogManager, LivesThroughCreatingAppendingDeletingAndHousekeepingAllAtOnce) {
  TemporaryFolder folder;
  ManagerOptions options = Options({folder / "a", folder / "b"});
  options.initial_task_delay_ms = 1;
  options.retention_check_ms = options.recovery_checkpoint_ms = options.log_start_checkpoint_ms = 3;
  options.high_watermark_checkpoint_ms = options.housekeeping_ms = options.producer_expiration_check_ms = 2;
  const auto manager = Opened(std::move(options));
  manager->StartHousekeeping();
  LogConfig config;
  config.segment_bytes = 4096;
  config.retention_bytes = 16384;
  config.file_delete_delay_ms = 0;
  config.flush_messages = 3;
  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
  for (int writer = 0; writer < 2; ++writer) {
    threads.emplace_back([&, writer] {
      for (int round = 0; !stop; ++round) {
        const auto made = manager->Create({"orders", (writer * 3 + round) % 5}, kTopicId, config, -1);
        ASSERT_TRUE(made.ok()) << made.fault().message;
        (void)made.value()->log().SetRole({RoleKind::kLeader, 0, 1, {1}, {}, 1});
        for (int count = 0; count < 10; ++count) {
          const ErrorCode code = Append(*made.value()).error;
          EXPECT_TRUE(code == ErrorCode::kNone || code == ErrorCode::kUnknownTopicOrPartition)
              << static_cast<int>(code);
        }
      }
    });
  }
  threads.emplace_back([&] {
    for (int round = 0; !stop; ++round) {
      const auto log = manager->Find({"orders", round % 5});
      EXPECT_TRUE(log == nullptr || manager->Delete(log).ok());
      (void)manager->Stats();
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(1500));
  stop = true;
  for (std::thread& thread : threads) thread.join();
  const size_t left = manager->List().size();
  for (const DirectoryStats& stats : manager->Stats()) EXPECT_EQ(stats.failure, "");
  ASSERT_TRUE(manager->Close(true, -1).ok());
  const auto again = LogManager::Open(Options({folder / "a", folder / "b"}));
  ASSERT_TRUE(again.ok());
  const auto report = again.value()->Load();
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(static_cast<size_t>(report.value().logs), left);
  EXPECT_EQ(report.value().recovered, 0);
  EXPECT_TRUE(again.value()->Close(false, -1).ok());
}

}  // namespace
}  // namespace ottla::log
