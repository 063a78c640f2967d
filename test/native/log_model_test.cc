// Threads at random work on one log, against a model that is put together afterwards from what each was told.
//
// The owner (one thread, as in the broker) changes role and epoch, truncates and appends as a follower.
// Appenders, readers, waiters, a follower's fetches, a flusher and a retention thread run beside it. Every
// batch's base timestamp is a unique id.
//   OTTLA_MODEL_SECONDS (2)   how long        OTTLA_MODEL_SEED (random, printed)   where luck begins
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <map>
#include <mutex>
#include <random>
#include <thread>

#include "native/support/log_fixture.h"
#include "native/support/model.h"

namespace ottla::log {
namespace {

using Clock = std::chrono::steady_clock;
using ottla::testing::ModelSeconds;
using ottla::testing::ModelSeed;

/// One leader epoch: what the owner did when it began, and what was acknowledged during it.
struct EpochHistory {
  int64_t truncated_to = -1;
  std::map<int64_t, AppendedBatch> appended;  // by base offset
};

struct Wait {
  std::atomic<int> fired{0};
  std::atomic<int> outcome{-1};
  WaitKind kind = WaitKind::kLogEnd;
  int64_t end = 0;
};

class World {
 public:
  World(std::shared_ptr<PartitionLog> log, uint64_t seed) : log_(std::move(log)), seed_(seed) {}

  void Run(double seconds) {
    SetLeader();
    std::vector<std::thread> threads;
    const auto until = Clock::now() + std::chrono::duration<double>(seconds);
    const auto loop = [&](auto method, uint64_t salt) {
      threads.emplace_back([this, method, salt, until] {
        std::mt19937_64 random(seed_ * 1000 + salt);
        while (Clock::now() < until && !stopped_) (this->*method)(random);
      });
    };
    loop(&World::AppendSome, 1);
    loop(&World::AppendSome, 2);
    loop(&World::AppendIdempotent, 3);
    loop(&World::ReadSome, 4);
    loop(&World::ReadSome, 5);
    loop(&World::WaitSome, 6);
    loop(&World::FetchAsFollower, 7);
    loop(&World::Maintain, 8);
    loop(&World::Own, 9);
    for (std::thread& thread : threads) thread.join();
  }

  /// The log as the model has it, from its start on.
  std::vector<AppendedBatch> Model() {
    std::vector<AppendedBatch> batches;
    int64_t end = 0;
    for (const auto& [epoch, history] : epochs_) {
      if (history.truncated_to >= 0 && history.truncated_to < end) {
        while (!batches.empty() && batches.back().last >= history.truncated_to) batches.pop_back();
        end = history.truncated_to;
      }
      for (const auto& [base, batch] : history.appended) {
        EXPECT_EQ(base, end) << "epoch " << epoch;
        batches.push_back(batch);
        end = batch.last + 1;
      }
    }
    model_end_ = end;
    return batches;
  }

  void Check() {
    const std::vector<AppendedBatch> model = Model();
    const LogOffsets offsets = log_->Offsets();
    EXPECT_EQ(offsets.end, model_end_);
    std::vector<AppendedBatch> found;
    ReadAll(*log_, offsets.log_start, &found);
    std::vector<AppendedBatch> expected;
    for (const AppendedBatch& batch : model) {
      if (batch.last >= offsets.log_start) expected.push_back(batch);
    }
    ASSERT_EQ(found.size(), expected.size());
    for (size_t at = 0; at < found.size(); at++) {
      ASSERT_EQ(found[at].base, expected[at].base);
      ASSERT_EQ(found[at].last, expected[at].last);
      ASSERT_EQ(found[at].id, expected[at].id);
    }
    for (const auto& wait : waits_) {
      if (wait->fired != 0) continue;
      EXPECT_GT(wait->end, Reached(offsets, wait->kind)) << "a wake-up was lost";
    }
    EXPECT_TRUE(log_->Close(true).ok());
    size_t reached = 0;
    for (const auto& wait : waits_) {
      EXPECT_EQ(wait->fired, 1);
      if (wait->outcome == static_cast<int>(WaitOutcome::kReached)) reached++;
    }
    std::printf(
        "  model: %zu batches at the end, %zu epochs, %lld reads, %zu waits (%zu reached), %lld duplicates\n",
        found.size(), epochs_.size(), static_cast<long long>(reads_.load()), waits_.size(), reached,
        static_cast<long long>(duplicates_.load()));
  }

 private:
  void Record(int32_t epoch, const AppendedBatch& batch) {
    std::lock_guard lock(mutex_);
    const bool fresh = epochs_[epoch].appended.emplace(batch.base, batch).second;
    EXPECT_TRUE(fresh) << "two appends were given offset " << batch.base << " in epoch " << epoch;
  }

  void AppendSome(std::mt19937_64& random) {
    const int64_t id = next_id_++;
    auto bytes = ottla::testing::MakeBatch({.records = static_cast<int32_t>(1 + random() % 4),
                                            .value_bytes = static_cast<int32_t>(random() % 300),
                                            .timestamp = id});
    const AppendResult result = log_->AppendAsLeader({bytes.data(), bytes.size()}, {.now_ms = id});
    if (result.error == ErrorCode::kNone) {
      Record(result.leader_epoch, {result.base_offset, result.last_offset, id});
    } else {
      EXPECT_EQ(result.error, ErrorCode::kNotLeaderOrFollower);
    }
  }

  void AppendIdempotent(std::mt19937_64& random) {
    // One producer: sends in sequence, repeats at random, starts a new epoch when told that it is out of
    // order.
    const int64_t id = next_id_++;
    const auto sent = ottla::testing::MakeBatch({.records = 2,
                                                 .value_bytes = 20,
                                                 .timestamp = id,
                                                 .producer_id = 77,
                                                 .producer_epoch = producer_epoch_,
                                                 .sequence = sequence_});
    AppendResult first;
    for (int attempt = 0; attempt < 1 + static_cast<int>(random() % 3); attempt++) {
      auto bytes = sent;  // an append writes offsets into it
      const AppendResult result = log_->AppendAsLeader({bytes.data(), bytes.size()}, {.now_ms = id});
      if (result.error == ErrorCode::kOutOfOrderSequenceNumber ||
          result.error == ErrorCode::kInvalidProducerEpoch) {
        producer_epoch_++;
        sequence_ = 0;
        return;
      }
      if (result.error != ErrorCode::kNone) {
        EXPECT_EQ(result.error, ErrorCode::kNotLeaderOrFollower)
            << result.error_message << " epoch " << producer_epoch_;
        break;
      }
      if (result.duplicate) {
        duplicates_++;
        if (first.base_offset >= 0) {
          EXPECT_EQ(result.base_offset, first.base_offset);
        }
        continue;
      }
      // Written twice only if a truncation took the first away.
      Record(result.leader_epoch, {result.base_offset, result.last_offset, id});
      first = result;
    }
    if (first.base_offset >= 0) sequence_ += 2;
  }

  void ReadSome(std::mt19937_64& random) {
    const LogOffsets before = log_->Offsets();
    EXPECT_LE(before.last_stable, before.high_watermark);
    EXPECT_LE(before.high_watermark, before.end);
    const int64_t span = before.end - before.log_start;
    const int64_t offset =
        random() % 4 == 0 ? before.end
                          : before.log_start +
                                (span > 0 ? static_cast<int64_t>(random() % static_cast<uint64_t>(span)) : 0);
    const Isolation isolation = static_cast<Isolation>(random() % 3);
    const ReadResult read =
        log_->Read(offset, static_cast<int32_t>(random() % 5000), random() % 2 == 0, isolation);
    reads_++;
    if (read.error == ErrorCode::kOffsetOutOfRange) return;
    ASSERT_EQ(read.error, ErrorCode::kNone);
    if (read.length == 0) return;
    std::vector<uint8_t> bytes(static_cast<size_t>(read.length));
    const size_t got = PartitionLog::ReadPinned(read, bytes.data()).value();
    if (log_->truncation_generation() != read.truncation_generation) return;
    ASSERT_EQ(got, bytes.size());
    const int64_t bound = isolation == Isolation::kLogEnd          ? read.log_end_offset
                          : isolation == Isolation::kHighWatermark ? read.high_watermark
                                                                   : read.last_stable_offset;
    int64_t expected = -1;
    for (size_t at = 0; at + batch::kHeaderBytes <= bytes.size();) {
      const batch::HeaderView header(bytes.data() + at);
      ASSERT_GE(header.size(), static_cast<int64_t>(batch::kHeaderBytes));
      if (at + static_cast<size_t>(header.size()) > bytes.size()) break;
      if (expected >= 0)
        EXPECT_GE(header.base_offset(), expected);  // a cut inside a batch leaves a gap
      else
        EXPECT_LE(offset, header.last_offset());
      EXPECT_LT(header.last_offset(), bound);
      ExpectIs(header);
      expected = header.last_offset() + 1;
      at += static_cast<size_t>(header.size());
    }
  }

  static int64_t Reached(const LogOffsets& offsets, WaitKind kind) {
    switch (kind) {
      case WaitKind::kHighWatermark:
        return offsets.high_watermark;
      case WaitKind::kLastStable:
        return offsets.last_stable;
      case WaitKind::kFlushed:
        return offsets.flushed;
      case WaitKind::kLogEnd:
        break;
    }
    return offsets.end;
  }

  /// What was acknowledged at an offset in an epoch is what is read there.
  void ExpectIs(const batch::HeaderView& header) {
    std::lock_guard lock(mutex_);
    const auto epoch = epochs_.find(header.leader_epoch());
    if (epoch == epochs_.end()) return;
    const auto batch = epoch->second.appended.find(header.base_offset());
    if (batch != epoch->second.appended.end()) {
      EXPECT_EQ(batch->second.id, header.base_timestamp());
    }
  }

  void WaitSome(std::mt19937_64& random) {
    const LogOffsets now = log_->Offsets();
    auto wait = std::make_unique<Wait>();
    wait->end = now.end + static_cast<int64_t>(random() % 20);
    Waiter waiter;
    wait->kind = waiter.kind = static_cast<WaitKind>(random() % 4);
    waiter.leader_epoch = random() % 4 == 0 ? -1 : now.leader_epoch;
    waiter.end_offset = wait->end;
    waiter.context = wait.get();
    waiter.token = 1;
    waiter.callback = [](void* context, uint64_t, WaitOutcome outcome) {
      auto* fired = static_cast<Wait*>(context);
      fired->outcome = static_cast<int>(outcome);
      fired->fired++;
    };
    Wait* raw = wait.get();
    waits_.push_back(std::move(wait));
    log_->Register(waiter);
    if (random() % 3 == 0) {
      const bool cancelled = log_->Cancel(raw, 1);
      // Called by the cancel, or by a thread that took the waiter before it and may still be on its way to
      // the callback.
      const auto late = Clock::now() + std::chrono::seconds(10);
      while (!cancelled && raw->fired == 0 && Clock::now() < late) std::this_thread::yield();
      EXPECT_EQ(raw->fired, 1) << cancelled;
    }
    if (waits_.size() % 64 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }

  void FetchAsFollower(std::mt19937_64& random) {
    const int64_t end = log_->Offsets().end;
    log_->UpdateFollowerPosition(2, end - static_cast<int64_t>(random() % 3));
    if (random() % 8 == 0) std::this_thread::yield();
  }

  void Maintain(std::mt19937_64& random) {
    switch (random() % 6) {
      case 0:
        EXPECT_TRUE(log_->Flush().ok());
        break;
      case 1:
        (void)log_->Roll(next_id_);
        break;
      case 2: {
        const LogOffsets now = log_->Offsets();
        (void)log_->DeleteRecordsBefore(now.log_start + (now.high_watermark - now.log_start) / 3);
        break;
      }
      case 3:
        (void)log_->DeleteOldSegments(next_id_);
        break;
      case 4:
        (void)log_->DeleteExpiredFiles(INT64_MAX - 1);
        break;
      default:
        (void)log_->LookupTimestamp(static_cast<int64_t>(random() % 5000));
        break;
    }
    (void)log_->ProducerStates();
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 3000));
  }

  void SetLeader() {
    epoch_++;
    const bool alone = epoch_ % 2 == 0;
    Role role{
        RoleKind::kLeader, epoch_, 1, alone ? std::vector<int32_t>{1} : std::vector<int32_t>{1, 2}, {}, 1};
    {
      std::lock_guard lock(mutex_);
      epochs_[epoch_];
    }
    EXPECT_EQ(log_->SetRole(role), ErrorCode::kNone);
  }

  void Own(std::mt19937_64& random) {
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 8000));
    if (random() % 3 == 0) return SetLeader();
    epoch_++;
    EXPECT_EQ(log_->SetRole({RoleKind::kFollower, epoch_, 1, {}, {}, 1}), ErrorCode::kNone);
    const LogOffsets now = log_->Offsets();
    int64_t end = now.end;
    {
      std::lock_guard lock(mutex_);
      EpochHistory& history = epochs_[epoch_];
      if (random() % 2 == 0)
        history.truncated_to = end = std::max(now.log_start, end - static_cast<int64_t>(random() % 30));
    }
    if (end < now.end) {
      // The log start may pass the point meanwhile: then the log starts over there, which the model cannot
      // tell from a cut.
      EXPECT_EQ(log_->TruncateTo(end), ErrorCode::kNone);
    }
    for (uint64_t count = random() % 5; count > 0; count--) {
      const int64_t id = next_id_++;
      auto bytes = ottla::testing::MakeBatch(
          {.base_offset = end, .records = 3, .value_bytes = 50, .timestamp = id, .leader_epoch = epoch_});
      EXPECT_EQ(
          log_->AppendAsFollower({bytes.data(), bytes.size()}, {.leader_epoch = epoch_, .now_ms = id}).error,
          ErrorCode::kNone);
      Record(epoch_, {end, end + 2, id});
      end += 3;
      log_->AdvanceHighWatermark(end - static_cast<int64_t>(random() % 4));
    }
    SetLeader();
  }

  const std::shared_ptr<PartitionLog> log_;
  const uint64_t seed_;
  std::atomic<bool> stopped_{false};
  std::atomic<int64_t> next_id_{1000};
  std::atomic<int64_t> reads_{0};
  std::atomic<int64_t> duplicates_{0};
  std::mutex mutex_;
  std::map<int32_t, EpochHistory> epochs_;
  int32_t epoch_ = 0;           // owner
  int16_t producer_epoch_ = 0;  // the idempotent appender
  int32_t sequence_ = 0;
  std::vector<std::unique_ptr<Wait>> waits_;  // the waiting thread
  int64_t model_end_ = 0;
};

class LogModel : public LogFixture {};

TEST_F(LogModel, ThreadsAtRandomAgreeWithTheModel) {
  config_.segment_bytes = 20000;
  config_.index_interval_bytes = 300;
  config_.file_delete_delay_ms = 1;
  World world(OpenLog(), ModelSeed());
  world.Run(ModelSeconds());
  world.Check();
}

}  // namespace
}  // namespace ottla::log
