// What the tests of a manager share: one over temporary folders, logs in it, single appends.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "log/log_manager.h"
#include "native/support/batches.h"

namespace ottla::log {

inline constexpr const char* kTopicId = "BX33T3j3Q8ieuxxrpMMBcA";

inline ManagerOptions Options(std::vector<std::string> directories, io::FileSystem* files = nullptr) {
  ManagerOptions options;
  options.directories = std::move(directories);
  options.files = files;
  return options;
}

inline std::shared_ptr<LogManager> Opened(ManagerOptions options) {
  auto manager = LogManager::Open(std::move(options));
  EXPECT_TRUE(manager.ok()) << (manager.ok() ? "" : manager.fault().message);
  EXPECT_TRUE(manager.value()->Format("cluster", 1).ok());
  auto report = manager.value()->Load();
  EXPECT_TRUE(report.ok()) << (report.ok() ? "" : report.fault().message);
  return manager.value();
}

inline std::shared_ptr<ManagedLog> Made(LogManager& manager, int32_t partition, const LogConfig& config = {},
                                        int32_t directory = -1) {
  auto log = manager.Create({"orders", partition}, kTopicId, config, directory);
  EXPECT_TRUE(log.ok()) << (log.ok() ? "" : log.fault().message);
  EXPECT_EQ(log.value()->log().SetRole({RoleKind::kLeader, 0, 1, {1}, {}, 1}), ErrorCode::kNone);
  return log.value();
}

inline AppendResult Append(ManagedLog& log) {
  auto batch = ottla::testing::MakeBatch({.timestamp = WallClockMs()});
  AppendOptions options;
  options.now_ms = WallClockMs();
  return log.log().AppendAsLeader({batch.data(), batch.size()}, options);
}

template <typename Condition>
bool Eventually(Condition condition) {
  for (int round = 0; round < 2000 && !condition(); ++round)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return condition();
}

}  // namespace ottla::log
