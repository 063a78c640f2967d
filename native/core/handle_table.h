// Integers for JavaScript instead of pointers. A handle carries the generation of its slot, so that one kept
// after its object was closed finds nothing rather than the object that took the slot later.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <vector>

namespace ottla {

/// Thread-safe. Handles are positive and below 2^31: bits 0-19 slot, bits 20-30 generation (1..2047, then
/// around).
template <typename T>
class HandleTable {
 public:
  static constexpr uint32_t kSlotBits = 20;
  static constexpr uint32_t kGenerationMax = (1u << 11) - 1;

  /// Returns 0 when all 2^20 slots are taken.
  [[nodiscard]] int32_t Insert(std::shared_ptr<T> object) {
    std::unique_lock lock(mutex_);
    uint32_t slot;
    if (!free_.empty()) {
      slot = free_.back();
      free_.pop_back();
    } else {
      if (entries_.size() == (1u << kSlotBits)) return 0;
      slot = static_cast<uint32_t>(entries_.size());
      entries_.push_back({});
    }
    Entry& entry = entries_[slot];
    entry.object = std::move(object);
    return static_cast<int32_t>(entry.generation << kSlotBits | slot);
  }

  /// Empty when the handle is unknown or was removed.
  [[nodiscard]] std::shared_ptr<T> Find(int32_t handle) const {
    std::shared_lock lock(mutex_);
    const Entry* entry = At(handle);
    return entry == nullptr ? nullptr : entry->object;
  }

  /// Returns the object so that its last reference is dropped outside the table's lock.
  std::shared_ptr<T> Remove(int32_t handle) {
    std::unique_lock lock(mutex_);
    Entry* entry = const_cast<Entry*>(At(handle));
    if (entry == nullptr) return nullptr;
    entry->generation = entry->generation == kGenerationMax ? 1 : entry->generation + 1;
    free_.push_back(static_cast<uint32_t>(handle) & ((1u << kSlotBits) - 1));
    return std::exchange(entry->object, nullptr);
  }

 private:
  struct Entry {
    uint32_t generation = 1;
    std::shared_ptr<T> object;
  };

  [[nodiscard]] const Entry* At(int32_t handle) const {
    const uint32_t slot = static_cast<uint32_t>(handle) & ((1u << kSlotBits) - 1);
    if (handle <= 0 || slot >= entries_.size()) return nullptr;
    const Entry& entry = entries_[slot];
    return entry.generation == static_cast<uint32_t>(handle) >> kSlotBits && entry.object ? &entry : nullptr;
  }

  mutable std::shared_mutex mutex_;
  std::vector<Entry> entries_;
  std::vector<uint32_t> free_;
};

}  // namespace ottla
