// The races named in DESIGN, each forced: a thread is held at a named place while another passes it.
#include <condition_variable>
#include <cstring>
#include <functional>
#include <mutex>
#include <thread>

#include "log/test_hooks.h"
#include "native/support/log_fixture.h"

#ifdef OTTLA_TEST_HOOKS

namespace ottla::log {
namespace {

/// Holds the first thread that comes to `place` until Release.
class Hold {
 public:
  explicit Hold(const char* place) : place_(place) {
    current_ = this;
    test_pause = [](const char* at) { current_->At(at); };
  }
  ~Hold() { test_pause = nullptr; }

  void AwaitArrival() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return arrived_; });
  }
  void Release() {
    std::lock_guard lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }

 private:
  void At(const char* at) {
    std::unique_lock lock(mutex_);
    if (arrived_ || std::strcmp(at, place_) != 0) return;
    arrived_ = true;
    changed_.notify_all();
    changed_.wait(lock, [&] { return released_; });
  }

  static inline Hold* current_ = nullptr;
  const char* const place_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool arrived_ = false;
  bool released_ = false;
};

struct Counted {
  std::atomic<int> fired{0};
  std::atomic<WaitOutcome> outcome{WaitOutcome::kCancelled};
  static void Fire(void* context, uint64_t, WaitOutcome outcome) {
    auto* counted = static_cast<Counted*>(context);
    counted->outcome = outcome;
    counted->fired++;
  }
};

class Race : public LogFixture {
 protected:
  /// Runs `held` on a thread until it stops at `place`, then `meanwhile`, then lets the thread go on.
  static void While(const char* place, const std::function<void()>& held,
                    const std::function<void()>& meanwhile) {
    Hold hold(place);
    std::thread thread(held);
    hold.AwaitArrival();
    meanwhile();
    hold.Release();
    thread.join();
  }
  static void AppendFollower(PartitionLog& log, int64_t base, int64_t timestamp) {
    auto batch = ottla::testing::MakeBatch(
        {.base_offset = base, .records = 1, .timestamp = timestamp, .leader_epoch = 2});
    EXPECT_EQ(log.AppendAsFollower({batch.data(), batch.size()}, {}).error, ErrorCode::kNone);
  }
};

TEST_F(Race, AnAppendBetweenAddingAWaiterAndItsComparisonWakesItOnce) {
  auto log = OpenLeader();
  Counted counted;
  While(
      "waiter added", [&] { log->Register({WaitKind::kHighWatermark, 0, 1, Counted::Fire, &counted, 1}); },
      [&] {
        Append(*log, {});
        EXPECT_EQ(counted.fired, 1);
      });
  EXPECT_EQ(counted.fired, 1);
  EXPECT_EQ(counted.outcome, WaitOutcome::kReached);
}

TEST_F(Race, AWaiterOfTheOldEpochAddedAfterARoleChangeDoesNotHearOfTheNewEpochsRecords) {
  auto log = OpenLeader(1);
  Counted counted;
  While(
      "waiter added", [&] { log->Register({WaitKind::kHighWatermark, 1, 1, Counted::Fire, &counted, 1}); },
      [&] {
        log->SetRole(Leader(2));
        Append(*log, {});
      });
  EXPECT_EQ(counted.fired, 1);
  EXPECT_EQ(counted.outcome, WaitOutcome::kRoleChanged);
}

TEST_F(Race, AWaiterThatComesWhileARoleChangesFailsOnce) {
  auto log = OpenLeader(1);
  Counted counted;
  While(
      "role changed", [&] { log->SetRole(Follower(2)); },
      [&] {
        log->Register({WaitKind::kHighWatermark, 1, 5, Counted::Fire, &counted, 1});
        EXPECT_EQ(counted.fired, 1);
      });
  EXPECT_EQ(counted.fired, 1);
  EXPECT_EQ(counted.outcome, WaitOutcome::kRoleChanged);
}

TEST_F(Race, AnAppendCheckedUnderTheOldRoleIsRefusedUnderTheNew) {
  auto log = OpenLeader(1);
  AppendResult result;
  While("append checked", [&] { result = Append(*log, {}); }, [&] { log->SetRole(Follower(2)); });
  EXPECT_EQ(result.error, ErrorCode::kNotLeaderOrFollower);
  EXPECT_EQ(log->Offsets().end, 0);
}

TEST_F(Race, ATruncationBeneathAReadShowsInItsGeneration) {
  auto log = OpenLeader(1);
  for (int round = 0; round < 5; round++) Append(*log, {});
  ReadResult read;
  While(
      "read bounded", [&] { read = log->Read(2, 1 << 20, true, Isolation::kHighWatermark); },
      [&] {
        log->SetRole(Follower(2));
        log->TruncateTo(1);
        for (int64_t base = 1; base < 9; base++) AppendFollower(*log, base, 5000);
      });
  EXPECT_EQ(read.error, ErrorCode::kNone);
  EXPECT_NE(read.truncation_generation, log->truncation_generation());
}

TEST_F(Race, ReadersSeeTheNewEndBeforeTheFileIsCut) {
  auto log = OpenLeader(1);
  for (int round = 0; round < 5; round++) Append(*log, {});
  log->SetRole(Follower(2));
  While(
      "truncation published", [&] { log->TruncateTo(2); },
      [&] {
        EXPECT_EQ(log->Read(3, 100, true, Isolation::kLogEnd).error, ErrorCode::kOffsetOutOfRange);
        EXPECT_EQ(BaseOffsets(*log, 0), (std::vector<int64_t>{0, 1}));
      });
}

TEST_F(Race, AFlushOvertakenByATruncationDoesNotVouchForWhatCameAfter) {
  auto log = OpenLeader(1);
  for (int round = 0; round < 5; round++) Append(*log, {});
  log->SetRole(Follower(2));
  While(
      "flush synced", [&] { EXPECT_TRUE(log->Flush().ok()); },
      [&] {
        log->TruncateTo(1);
        for (int64_t base = 1; base < 9; base++) AppendFollower(*log, base, 5000);
      });
  EXPECT_LE(log->RecoveryPoint(), 1);
}

TEST_F(Race, AppendsDuringAFlushAreNotCountedAsFlushed) {
  auto log = OpenLeader(1);
  Append(*log, {});
  While("flush begins", [&] { EXPECT_TRUE(log->Flush().ok()); }, [&] { Append(*log, {}); });
  EXPECT_EQ(log->RecoveryPoint(), 1);
  EXPECT_TRUE(log->Flush().ok());
  EXPECT_EQ(log->RecoveryPoint(), 2);
}

TEST_F(Race, ReadersLookThingsUpWhileIndexesAreSynced) {
  auto log = OpenLeader(1);
  for (int round = 0; round < 5; round++) Append(*log, {});
  ASSERT_EQ(log->Roll(5000), ErrorCode::kNone);
  While(
      "indexes syncing", [&] { EXPECT_TRUE(log->Flush().ok()); },
      [&] {
        EXPECT_EQ(log->Read(2, 100, true, Isolation::kLogEnd).first_offset, 2);
        EXPECT_EQ(log->LookupTimestamp(0).offset, 0);
      });
  EXPECT_EQ(log->RecoveryPoint(), 5);
}

TEST_F(Race, ReadersGoOnWhileASegmentIsRolled) {
  auto log = OpenLeader(1);
  for (int round = 0; round < 5; round++) Append(*log, {});
  While(
      "rolling", [&] { EXPECT_EQ(log->Roll(5000), ErrorCode::kNone); },
      [&] { EXPECT_EQ(BaseOffsets(*log, 0, Isolation::kHighWatermark).size(), 5u); });
  EXPECT_EQ(log->Segments().size(), 2u);
}

TEST_F(Race, GoingOfflineFailsAWaiterAddedMeanwhileOnce) {
  auto log = OpenLeader(1);
  Counted counted;
  While(
      "waiter added", [&] { log->Register({WaitKind::kLogEnd, -1, 9, Counted::Fire, &counted, 1}); },
      [&] { log->MarkOffline(Fault::Io("test", EIO)); });
  EXPECT_EQ(counted.fired, 1);
  EXPECT_EQ(counted.outcome, WaitOutcome::kOffline);
}

}  // namespace
}  // namespace ottla::log

#endif
