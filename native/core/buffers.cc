#include "core/buffers.h"

#include <sys/mman.h>

#include <bit>
#include <utility>

#include "core/check.h"

namespace ottla {

namespace {
constexpr size_t kMappedFrom = 128 << 10;
constexpr size_t kPage = 4096;

size_t RoundUp(size_t size, size_t step) { return (size + step - 1) / step * step; }
}  // namespace

RequestMemory& RequestMemory::Process() {
  static RequestMemory* const memory =
      new RequestMemory();  // outlives every thread that may still release to it
  return *memory;
}

void RequestMemory::SetLimit(int64_t limit) {
  limit_ = limit;
  GrantWaiting();
}

uint64_t RequestMemory::Reserve(int64_t bytes, std::function<void()> granted) {
  std::lock_guard lock(mutex_);
  if (waiting_.empty() && Fits(bytes)) {
    used_ += bytes;
    reserved_ += bytes;
    return 0;
  }
  const uint64_t ticket = next_ticket_++;
  waiting_.push_back({ticket, bytes, std::move(granted)});
  return ticket;
}

bool RequestMemory::Cancel(uint64_t ticket) {
  bool found = false;
  {
    std::lock_guard lock(mutex_);
    for (auto at = waiting_.begin(); at != waiting_.end(); ++at) {
      if (at->ticket != ticket) continue;
      waiting_.erase(at);
      found = true;
      break;
    }
  }
  if (found) GrantWaiting();  // the one cancelled may have been what the others stood behind
  return found;
}

void RequestMemory::ReleaseReserved(int64_t bytes) {
  {
    std::lock_guard lock(mutex_);
    reserved_ -= bytes;
    BROKER_CHECK(reserved_ >= 0, "a reservation was released twice: %lld", static_cast<long long>(reserved_));
  }
  Release(bytes);
}

void RequestMemory::Charge(int64_t bytes) {
  std::lock_guard lock(mutex_);
  used_ += bytes;
}

void RequestMemory::Release(int64_t bytes) {
  {
    std::lock_guard lock(mutex_);
    used_ -= bytes;
    BROKER_CHECK(used_ >= 0, "request memory released twice: used %lld", static_cast<long long>(used_));
    if (waiting_.empty()) return;
  }
  GrantWaiting();
}

void RequestMemory::GrantWaiting() {
  std::vector<std::function<void()>> granted;
  {
    std::lock_guard lock(mutex_);
    while (!waiting_.empty()) {
      Waiting& first = waiting_.front();
      if (!Fits(first.bytes)) break;
      used_ += first.bytes;
      reserved_ += first.bytes;
      granted.push_back(std::move(first.granted));
      waiting_.pop_front();
    }
  }
  for (auto& run : granted) run();
}

Block::Block(size_t size, int32_t serial) : serial_(serial), mapped_(size >= kMappedFrom) {
  capacity_ = RoundUp(size == 0 ? 1 : size, kPage);
  if (mapped_) {
    void* memory =
        mmap(nullptr, capacity_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    BROKER_CHECK(memory != MAP_FAILED, "mmap of %zu bytes: errno %d", capacity_, errno);
    data_ = static_cast<uint8_t*>(memory);
  } else {
    // calloc, so that no view of JavaScript ever shows what the heap held before.
    data_ = static_cast<uint8_t*>(std::calloc(1, capacity_));
    BROKER_CHECK(data_ != nullptr, "out of memory: %zu bytes", capacity_);
  }
}

Block::~Block() {
  if (mapped_) {
    munmap(data_, capacity_);
  } else {
    std::free(data_);
  }
}

void Block::Discard() {
  if (mapped_) madvise(data_, capacity_, MADV_DONTNEED);
}

Loan::Loan(std::shared_ptr<Block> block, size_t size) : block_(std::move(block)), size_(size) {
  if (block_) block_->loans_.fetch_add(1, std::memory_order_relaxed);
}

Loan& Loan::operator=(Loan&& other) noexcept {
  if (this == &other) return *this;
  End();
  block_ = std::move(other.block_);
  size_ = other.size_;
  return *this;
}

void Loan::End() {
  if (!block_) return;
  block_->loans_.fetch_sub(1, std::memory_order_release);
  block_.reset();
}

BufferTable::BufferTable(RequestMemory& memory)
    : memory_(memory), staging_(std::make_shared<Block>(kStagingBytes)), entries_(1) {}

BufferTable::~BufferTable() {
  for (const Entry& entry : entries_) {
    if (!entry.block || entry.counted == 0) continue;
    entry.reserved ? memory_.ReleaseReserved(entry.counted) : memory_.Release(entry.counted);
  }
}

const BufferTable::Entry* BufferTable::At(int32_t id) const {
  const uint32_t slot = static_cast<uint32_t>(id) & ((1u << kSlotBits) - 1);
  if (id <= 0 || slot == 0 || slot >= entries_.size()) return nullptr;
  const Entry& entry = entries_[slot];
  return entry.block && entry.generation == static_cast<uint32_t>(id) >> kSlotBits ? &entry : nullptr;
}

MutableBytes BufferTable::Find(int32_t id) const {
  if (id == kStaging) return {staging_->data(), kStagingBytes};
  const Entry* entry = At(id);
  return entry == nullptr ? MutableBytes{} : MutableBytes{entry->block->data(), entry->size};
}

MutableBytes BufferTable::Range(int32_t id, int64_t offset, int64_t length) const {
  const MutableBytes whole = Find(id);
  if (offset < 0 || length < 0 || static_cast<uint64_t>(offset) > whole.size) return {};
  if (static_cast<uint64_t>(length) > whole.size - static_cast<uint64_t>(offset)) return {};
  return {whole.data + offset, static_cast<size_t>(length)};
}

int32_t BufferTable::Allocate(size_t size) { return Take(size, 0, false); }

int32_t BufferTable::Retain(Bytes bytes) {
  const int32_t id = Take(bytes.size, static_cast<int64_t>(bytes.size), false);
  if (id == 0) return 0;
  memory_.Charge(static_cast<int64_t>(bytes.size));
  if (bytes.size > 0) std::memcpy(Find(id).data, bytes.data, bytes.size);
  return id;
}

int32_t BufferTable::AllocateReserved(size_t size) { return Take(size, static_cast<int64_t>(size), true); }

void BufferTable::Count(int32_t id, int64_t bytes) {
  Entry* entry = const_cast<Entry*>(At(id));
  BROKER_CHECK(entry != nullptr && !entry->reserved, "buffer %d", id);
  entry->counted += bytes;
  memory_.Charge(bytes);
}

int32_t BufferTable::Take(size_t size, int64_t counted, bool reserved) {
  uint32_t slot;
  if (!free_slots_.empty()) {
    slot = free_slots_.back();
    free_slots_.pop_back();
  } else {
    if (entries_.size() == (1u << kSlotBits)) return 0;
    slot = static_cast<uint32_t>(entries_.size());
    entries_.emplace_back();
  }
  Entry& entry = entries_[slot];
  entry.size = size;
  entry.counted = counted;
  entry.reserved = reserved;
  entry.block = BlockFor(size);
  ++live_;
  return static_cast<int32_t>(entry.generation << kSlotBits | slot);
}

size_t BufferTable::ClassOf(size_t size) {
  const size_t bits = size <= 1 ? 0 : static_cast<size_t>(std::bit_width(size - 1));
  return bits <= kClassMin ? 0 : bits - kClassMin;
}

std::shared_ptr<Block> BufferTable::BlockFor(size_t size) {
  const size_t size_class = ClassOf(size);
  if (size_class >= kClasses) return std::make_shared<Block>(size, next_serial_++);
  auto& free = pool_[size_class];
  if (free.empty()) {
    return std::make_shared<Block>(size_t{1} << (kClassMin + size_class), next_serial_++);
  }
  std::shared_ptr<Block> block = std::move(free.back());
  free.pop_back();
  pooled_bytes_ -= block->capacity();
  return block;
}

bool BufferTable::Release(int32_t id) {
  Entry* entry = const_cast<Entry*>(At(id));
  if (entry == nullptr) return false;
  std::shared_ptr<Block> block = std::move(entry->block);
  const int64_t counted = std::exchange(entry->counted, 0);
  entry->generation = entry->generation == kGenerationMax ? 1 : entry->generation + 1;
  free_slots_.push_back(static_cast<uint32_t>(id) & ((1u << kSlotBits) - 1));
  --live_;

  const size_t size_class = ClassOf(block->capacity());
  // A block that is lent is left to its borrower: given out again, the next frame would be written under its
  // eyes.
  const bool lent = block->loans_.load(std::memory_order_acquire) > 0;
  if (!lent && size_class < kClasses && pooled_bytes_ + block->capacity() <= kPooledBytesMax) {
    pooled_bytes_ += block->capacity();
    pool_[size_class].push_back(std::move(block));
  } else {
    forgotten_.push_back(block->serial());
    if (!lent) block->Discard();
  }
  if (counted > 0) entry->reserved ? memory_.ReleaseReserved(counted) : memory_.Release(counted);
  return true;
}

Loan BufferTable::Lend(int32_t id) const {
  const Entry* entry = At(id);
  return entry == nullptr ? Loan{} : Loan{entry->block, entry->size};
}

std::shared_ptr<Block> BufferTable::BlockOf(int32_t id) const {
  if (id == kStaging) return staging_;
  const Entry* entry = At(id);
  return entry == nullptr ? nullptr : entry->block;
}

void BufferTable::Trim() {
  for (auto& free : pool_) {
    for (auto& block : free) {
      forgotten_.push_back(block->serial());
      block->Discard();
    }
    free.clear();
  }
  pooled_bytes_ = 0;
}

}  // namespace ottla
