#include "core/buffers.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace ottla {
namespace {

Bytes Text(const std::string& text) { return {reinterpret_cast<const uint8_t*>(text.data()), text.size()}; }

TEST(BufferTable, ARetainedFrameKeepsItsBytesAndGivesItsMemoryBackWhenReleased) {
  RequestMemory memory(1000);
  BufferTable table(memory);
  const int32_t id = table.Retain(Text("hello"));
  EXPECT_EQ(memory.used(), 5);
  ASSERT_EQ(table.Find(id).size, 5u);
  EXPECT_EQ(std::memcmp(table.Find(id).data, "hello", 5), 0);
  EXPECT_TRUE(table.Release(id));
  EXPECT_EQ(memory.used(), 0);
  EXPECT_EQ(table.Find(id).data, nullptr);
  EXPECT_FALSE(table.Release(id));
}

TEST(BufferTable, AnIdKeptAfterReleaseFindsNothingThoughItsSlotAndMemoryAreUsedAgain) {
  BufferTable table;
  const int32_t first = table.Allocate(5000);
  const uint8_t* data = table.Find(first).data;
  table.Release(first);
  const int32_t second = table.Allocate(6000);
  EXPECT_EQ(table.Find(second).data, data);  // pooled: both are of the 8 KiB class
  EXPECT_EQ(table.Find(first).data, nullptr);
}

TEST(BufferTable, ARangeThatLeavesItsBufferIsRefused) {
  BufferTable table;
  const int32_t id = table.Allocate(100);
  EXPECT_EQ(table.Range(id, 90, 10).size, 10u);
  EXPECT_EQ(table.Range(id, 91, 10).data, nullptr);
  EXPECT_EQ(table.Range(id, -1, 10).data, nullptr);
  EXPECT_EQ(table.Range(id, 0, -1).data, nullptr);
  EXPECT_EQ(table.Range(id, INT64_MAX, INT64_MAX).data, nullptr);
  EXPECT_NE(table.Range(0, BufferTable::kStagingBytes - 1, 1).data, nullptr);
  EXPECT_EQ(table.Range(0, BufferTable::kStagingBytes, 1).data, nullptr);
  EXPECT_EQ(table.Find(-1).data, nullptr);
  EXPECT_EQ(table.Find(7).data, nullptr);
}

TEST(BufferTable, ALentBufferIsNotGivenOutAgainAndOutlivesItsRelease) {
  BufferTable table;
  const int32_t id = table.Retain(Text("lent"));
  Loan loan = table.Lend(id);
  uint8_t* const data = loan.bytes().data;
  table.Release(id);
  const int32_t other = table.Retain(Text("other"));
  EXPECT_NE(table.Find(other).data, data);
  EXPECT_EQ(std::memcmp(loan.bytes().data, "lent", 4), 0);
  loan.End();
  EXPECT_FALSE(loan);
}

TEST(BufferTable, ThePoolIsBoundedAndTrimmed) {
  BufferTable table;
  std::vector<int32_t> ids;
  for (int i = 0; i < 64; ++i) ids.push_back(table.Allocate(1 << 20));
  for (const int32_t id : ids) table.Release(id);
  EXPECT_LE(table.pooled_bytes(), BufferTable::kPooledBytesMax);
  EXPECT_GT(table.pooled_bytes(), 0u);
  table.Trim();
  EXPECT_EQ(table.pooled_bytes(), 0u);
  EXPECT_EQ(table.live_buffers(), 0u);
}

TEST(RequestMemory, ASmallReservationDoesNotOvertakeALargeOneThatWaits) {
  RequestMemory memory(100);
  std::vector<int> order;
  ASSERT_EQ(memory.Reserve(80, [] {}), 0u);
  EXPECT_NE(memory.Reserve(50, [&] { order.push_back(50); }), 0u);
  EXPECT_NE(memory.Reserve(10, [&] { order.push_back(10); }), 0u);  // would fit now
  EXPECT_TRUE(order.empty());
  memory.ReleaseReserved(80);
  EXPECT_EQ(order, (std::vector<int>{50, 10}));
  EXPECT_EQ(memory.used(), 60);
}

TEST(RequestMemory, OneLargerThanTheLimitIsGrantedWhenItIsTheOnlyReservation) {
  RequestMemory memory(100);
  EXPECT_EQ(memory.Reserve(500, [] {}), 0u);
  bool second = false;
  EXPECT_NE(memory.Reserve(500, [&] { second = true; }), 0u);
  memory.ReleaseReserved(500);
  EXPECT_TRUE(second);
}

TEST(RequestMemory, ReservationsLeaveAnEighthToFramesThatAreSmall) {
  RequestMemory memory(800);
  ASSERT_EQ(memory.Reserve(700, [] {}), 0u);
  EXPECT_NE(memory.Reserve(1, [] {}), 0u);
  EXPECT_FALSE(memory.exhausted());
  memory.Charge(100);
  EXPECT_TRUE(memory.exhausted());
}

TEST(RequestMemory, CancellingTheFirstInLineLetsTheOthersThrough) {
  RequestMemory memory(100);
  ASSERT_EQ(memory.Reserve(60, [] {}), 0u);
  bool small = false;
  const uint64_t large = memory.Reserve(90, [] { FAIL(); });
  EXPECT_NE(memory.Reserve(10, [&] { small = true; }), 0u);
  EXPECT_TRUE(memory.Cancel(large));
  EXPECT_TRUE(small);
  EXPECT_FALSE(memory.Cancel(large));
}

TEST(RequestMemory, WhoAsksToBeToldIsToldWhenUseFallsBelowTheLimit) {
  RequestMemory memory(100);
  memory.Charge(150);
  bool told = false;
  EXPECT_NE(memory.Reserve(0, [&] { told = true; }), 0u);
  memory.Release(40);
  EXPECT_FALSE(told);
  memory.Release(20);
  EXPECT_TRUE(told);
  EXPECT_EQ(memory.used(), 90);
}

TEST(RequestMemory, ManyThreadsNeverHoldMoreThanTheLimitAndAllAreServed) {
  RequestMemory memory(1000);
  std::atomic<int64_t> held = 0;
  std::atomic<int> served = 0;
  constexpr int kRounds = 2000;
  auto work = [&](int64_t bytes) {
    for (int i = 0; i < kRounds; ++i) {
      std::atomic<bool> granted = false;
      if (memory.Reserve(bytes, [&] {
            granted = true;
            granted.notify_one();
          }) != 0)
        granted.wait(false);
      EXPECT_LE(held.fetch_add(bytes) + bytes, 1000);
      held -= bytes;
      ++served;
      memory.ReleaseReserved(bytes);
    }
  };
  std::vector<std::thread> threads;
  for (const int64_t bytes : {100, 300, 700, 999}) threads.emplace_back(work, bytes);
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(served, 4 * kRounds);
  EXPECT_EQ(memory.used(), 0);
}

TEST(BufferTable, AThreadReadsWhatItWasLentWhileTheOwnerGoesOn) {
  BufferTable table;
  for (int i = 0; i < 200; ++i) {
    const std::string text(5000, static_cast<char>('a' + i % 26));
    const int32_t id = table.Retain(Text(text));
    std::thread reader([loan = table.Lend(id), &text]() mutable {
      EXPECT_EQ(std::memcmp(loan.bytes().data, text.data(), text.size()), 0);
      loan.End();
    });
    table.Release(id);
    const int32_t next = table.Allocate(5000);
    std::memset(table.Find(next).data, 0, 5000);
    table.Release(next);
    reader.join();
  }
}

}  // namespace
}  // namespace ottla
