// A log in a directory of its own, and short ways to append to it and read it.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "batch/batch_header.h"
#include "log/partition_log.h"
#include "native/support/batches.h"

namespace ottla::log {

class LogFixture : public ::testing::Test {
 protected:
  using BatchSpec = ottla::testing::BatchSpec;

  std::shared_ptr<PartitionLog> OpenLog(bool clean = false, int64_t recovery_point = 0,
                                        int64_t log_start = 0) {
    OpenOptions options;
    options.directory = home_.path() + "/topic-0";
    options.label = "topic-0";
    options.config = config_;
    options.clean_shutdown = clean;
    options.recovery_point = recovery_point;
    options.log_start_offset = log_start;
    options.files = files_;
    options.clock_ms = [](void* now) { return *static_cast<int64_t*>(now); };
    options.clock_context = &now_ms_;
    auto opened = PartitionLog::Open(options);
    EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.fault().message);
    return opened.ok() ? opened.value() : nullptr;
  }

  static Role Leader(int32_t epoch = 0) { return {RoleKind::kLeader, epoch, 1, {1}, {}, 1}; }
  static Role Follower(int32_t epoch = 0) { return {RoleKind::kFollower, epoch, 1, {}, {}, 1}; }

  std::shared_ptr<PartitionLog> OpenLeader(int32_t epoch = 0) {
    auto log = OpenLog();
    EXPECT_EQ(log->SetRole(Leader(epoch)), ErrorCode::kNone);
    return log;
  }

  static AppendResult Append(PartitionLog& log, const BatchSpec& spec, AppendOptions options = {}) {
    auto batch = ottla::testing::MakeBatch(spec);
    if (spec.marker >= 0) options.origin = Origin::kCoordinator;
    if (options.now_ms == 0) options.now_ms = spec.timestamp;
    return log.AppendAsLeader({batch.data(), batch.size()}, options);
  }

  static std::vector<uint8_t> Bytes(const ReadResult& read) {
    std::vector<uint8_t> bytes(static_cast<size_t>(read.length));
    auto got = PartitionLog::ReadPinned(read, bytes.data());
    EXPECT_TRUE(got.ok());
    bytes.resize(got.ok() ? got.value() : 0);
    return bytes;
  }

  /// Base offsets of all batches from `offset` on, reading as a follower would.
  static std::vector<int64_t> BaseOffsets(PartitionLog& log, int64_t offset,
                                          Isolation isolation = Isolation::kLogEnd) {
    std::vector<int64_t> bases;
    for (;;) {
      const ReadResult read = log.Read(offset, 1 << 20, true, isolation);
      EXPECT_EQ(read.error, ErrorCode::kNone);
      if (read.error != ErrorCode::kNone || read.length == 0) return bases;
      const auto bytes = Bytes(read);
      for (size_t at = 0; at + batch::kHeaderBytes <= bytes.size();) {
        const batch::HeaderView header(bytes.data() + at);
        if (at + static_cast<size_t>(header.size()) > bytes.size()) break;
        bases.push_back(header.base_offset());
        offset = header.last_offset() + 1;
        at += static_cast<size_t>(header.size());
      }
    }
  }

  ottla::testing::TemporaryDirectory home_;
  LogConfig config_;
  int64_t now_ms_ = 2000;
  io::FileSystem* files_ = nullptr;
};

}  // namespace ottla::log
