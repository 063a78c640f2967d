// The memory that requests stand in, and the numbers JavaScript names it by.
//
// One BufferTable per environment (main thread, every shard). Buffer 0 is the environment's staging buffer;
// every other id is a retained frame, a frame larger than staging, or an arena. Ids carry a generation: one
// kept after its buffer was released finds nothing. Memory of a released buffer is pooled by size class;
// whoever still looks at it through a JavaScript view or a Loan keeps it mapped (never handed to somebody
// else while lent), so nothing here can dangle.
//
// One RequestMemory per process bounds what frames hold (`queued.max.request.bytes`). Reservations are first
// come first served: a small one never overtakes a large one that waits. An eighth of the limit is kept from
// reservations, so that peers which announce large frames and send nothing cannot keep small ones from
// ending.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "core/bytes.h"

namespace ottla {

/// Thread-safe: shards of one process share it.
class RequestMemory {
 public:
  static constexpr int64_t kDefaultLimit = 128 << 20;

  /// The one all environments of the process use.
  static RequestMemory& Process();

  explicit RequestMemory(int64_t limit = kDefaultLimit) : limit_(limit) {}

  void SetLimit(int64_t limit);
  [[nodiscard]] int64_t limit() const { return limit_.load(std::memory_order_relaxed); }
  [[nodiscard]] int64_t used() const { return used_.load(std::memory_order_relaxed); }
  [[nodiscard]] bool exhausted() const { return used() >= limit(); }

  /// Reserves now and returns 0, or returns a ticket (> 0): `granted` runs once, on whatever thread released
  /// memory and under no lock, when the reservation has been made. A reservation of any size is granted when
  /// it is the only one. With `bytes` 0 the ticket asks to be told when memory is below its limit again.
  [[nodiscard]] uint64_t Reserve(int64_t bytes, std::function<void()> granted);

  /// Forgets a ticket. False when it was granted already: the caller then owns the reservation and releases
  /// it.
  bool Cancel(uint64_t ticket);

  /// Gives a granted reservation back.
  void ReleaseReserved(int64_t bytes);

  /// Counts memory that had to be taken at once (a retained frame, bytes already read). May overshoot;
  /// reading pauses.
  void Charge(int64_t bytes);
  void Release(int64_t bytes);

 private:
  struct Waiting {
    uint64_t ticket;
    int64_t bytes;
    std::function<void()> granted;
  };

  [[nodiscard]] bool Fits(int64_t bytes) const {
    if (bytes == 0) return used_ < limit_;
    return reserved_ == 0 || used_ + bytes <= limit_ - limit_ / 8;
  }
  void GrantWaiting();

  std::atomic<int64_t> limit_;
  std::atomic<int64_t> used_ = 0;  // everything, reservations included
  int64_t reserved_ = 0;
  std::mutex mutex_;
  std::deque<Waiting> waiting_;
  uint64_t next_ticket_ = 1;
};

/// One piece of memory, kept by the table, by JavaScript views and by loans; freed with the last of them.
class Block {
 public:
  /// Of at least `size` bytes. From 128 KiB up it is mapped without reserve: a page costs memory once it is
  /// written.
  explicit Block(size_t size, int32_t serial = 0);
  ~Block();
  Block(const Block&) = delete;
  Block& operator=(const Block&) = delete;

  [[nodiscard]] uint8_t* data() const { return data_; }
  [[nodiscard]] size_t capacity() const { return capacity_; }
  /// Names the memory, where an id names one use of it: JavaScript keeps its view of a pooled block by this
  /// number.
  [[nodiscard]] int32_t serial() const { return serial_; }
  /// Gives the pages back to the machine at once though views may live on; they then read zeros.
  void Discard();

 private:
  friend class BufferTable;
  friend class Loan;

  uint8_t* data_;
  size_t capacity_;
  int32_t serial_;
  bool mapped_;
  std::atomic<int32_t> loans_ = 0;
};

/// A buffer lent to another thread: its bytes stay what they are until the loan ends, whatever its owner
/// does.
class Loan {
 public:
  Loan() = default;
  Loan(std::shared_ptr<Block> block, size_t size);
  Loan(Loan&&) noexcept = default;
  Loan& operator=(Loan&& other) noexcept;
  ~Loan() { End(); }

  [[nodiscard]] explicit operator bool() const { return block_ != nullptr; }
  [[nodiscard]] MutableBytes bytes() const {
    return block_ ? MutableBytes{block_->data(), size_} : MutableBytes{};
  }
  void End();

 private:
  std::shared_ptr<Block> block_;
  size_t size_ = 0;
};

/// Belongs to one environment's thread; only Loans leave it.
class BufferTable {
 public:
  static constexpr int32_t kStaging = 0;
  static constexpr size_t kStagingBytes = 256 << 10;
  static constexpr size_t kPooledBytesMax =
      8 << 20;  // what the free lists may hold, and the largest class they have

  explicit BufferTable(RequestMemory& memory = RequestMemory::Process());
  ~BufferTable();
  BufferTable(const BufferTable&) = delete;
  BufferTable& operator=(const BufferTable&) = delete;

  /// The memory a (bufferId, offset, length) of JavaScript is checked against; {nullptr, 0} for an id that is
  /// not in use.
  [[nodiscard]] MutableBytes Find(int32_t id) const;
  /// The checked range itself; {nullptr, 0} when the id is not in use or the range leaves the buffer.
  [[nodiscard]] MutableBytes Range(int32_t id, int64_t offset, int64_t length) const;

  /// Memory that is not a request's (arenas, coordinator batches): not counted. 0 when 2^20 ids are taken.
  [[nodiscard]] int32_t Allocate(size_t size);
  /// Copies `bytes` into a buffer of its own, counted as request memory until released. 0 when no id is left.
  [[nodiscard]] int32_t Retain(Bytes bytes);
  /// A buffer whose `size` bytes the caller has reserved already; Release gives the reservation back.
  [[nodiscard]] int32_t AllocateReserved(size_t size);

  /// For a buffer that is filled piece by piece: counts `bytes` more of it as request memory.
  void Count(int32_t id, int64_t bytes);

  /// False when the id is not in use.
  bool Release(int32_t id);

  /// For native threads. Empty when the id is not in use. Staging is never lent: retain first.
  [[nodiscard]] Loan Lend(int32_t id) const;
  /// For JavaScript views, which keep the block as long as they live; null when the id is not in use.
  [[nodiscard]] std::shared_ptr<Block> BlockOf(int32_t id) const;

  /// Gives pooled memory back to the machine; the reactor calls it when it has been idle.
  void Trim();

  /// Serials of blocks that were given up since the last call: views of them are to be forgotten.
  [[nodiscard]] std::vector<int32_t> TakeForgotten() { return std::exchange(forgotten_, {}); }

  [[nodiscard]] size_t pooled_bytes() const { return pooled_bytes_; }
  [[nodiscard]] size_t live_buffers() const { return live_; }
  [[nodiscard]] RequestMemory& memory() const { return memory_; }

 private:
  static constexpr uint32_t kSlotBits = 20;
  static constexpr uint32_t kGenerationMax = (1u << 11) - 1;
  static constexpr size_t kClassMin = 12;  // 4 KiB
  static constexpr size_t kClasses = 12;   // ... 8 MiB

  struct Entry {
    uint32_t generation = 1;
    size_t size = 0;
    int64_t counted = 0;
    bool reserved = false;
    std::shared_ptr<Block> block;
  };

  [[nodiscard]] const Entry* At(int32_t id) const;
  [[nodiscard]] int32_t Take(size_t size, int64_t counted, bool reserved);
  [[nodiscard]] std::shared_ptr<Block> BlockFor(size_t size);
  static size_t ClassOf(size_t size);

  RequestMemory& memory_;
  std::shared_ptr<Block> staging_;
  std::vector<Entry> entries_;  // [0] is never used: slot 0 belongs to staging
  std::vector<uint32_t> free_slots_;
  std::array<std::vector<std::shared_ptr<Block>>, kClasses> pool_;
  std::vector<int32_t> forgotten_;
  int32_t next_serial_ = 1;
  size_t pooled_bytes_ = 0;
  size_t live_ = 0;
};

}  // namespace ottla
