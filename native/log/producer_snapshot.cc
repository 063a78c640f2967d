// The producer state as NNN.snapshot holds it (version 1):
//
//   int16 version | uint32 crc32c of the rest | int32 count | count times, 46 bytes:
//   int64 producer id | int16 epoch | int32 last sequence | int64 last offset | int32 offset delta
//   int64 timestamp
//   int32 coordinator epoch | int64 first offset of the open transaction
#include "batch/crc32c.h"
#include "log/elapsed.h"
#include "log/producer_state.h"

namespace ottla::log {
namespace {

constexpr size_t kPrefixBytes = 10;
constexpr size_t kEntryBytes = 46;
constexpr size_t kCrcRangeBegin = 6;
constexpr int16_t kVersion = 1;

}  // namespace

std::string ProducerStates::Serialize() const {
  std::string content(kPrefixBytes + producers_.size() * kEntryBytes, '\0');
  auto* bytes = reinterpret_cast<uint8_t*>(content.data());
  uint8_t* to = bytes + kPrefixBytes;
  for (const auto& [id, entry] : producers_) {
    const BatchMeta last = entry.batch_count == 0 ? BatchMeta{} : entry.batches[entry.batch_count - 1];
    StoreBig(to, id);
    StoreBig(to + 8, entry.epoch);
    StoreBig(to + 10, entry.last_sequence());
    StoreBig(to + 14, last.last_offset);
    StoreBig(to + 22, last.offset_delta);
    StoreBig(to + 26, entry.last_timestamp);
    StoreBig(to + 34, entry.coordinator_epoch);
    StoreBig(to + 38, entry.txn_first_offset);
    to += kEntryBytes;
  }
  StoreBig(bytes, kVersion);
  StoreBig(bytes + 6, static_cast<int32_t>(producers_.size()));
  StoreBig(bytes + 2, batch::Crc32c({bytes + kCrcRangeBegin, content.size() - kCrcRangeBegin}));
  return content;
}

Status ProducerStates::Restore(const std::string& content, int64_t now_ms, int64_t expiration_ms) {
  Clear();
  const auto* bytes = reinterpret_cast<const uint8_t*>(content.data());
  if (content.size() < kPrefixBytes) return Fault::Corrupt("producer snapshot: cut short");
  if (LoadBig<int16_t>(bytes) != kVersion) return Fault::Corrupt("producer snapshot: unknown version");
  if (LoadBig<uint32_t>(bytes + 2) !=
      batch::Crc32c({bytes + kCrcRangeBegin, content.size() - kCrcRangeBegin})) {
    return Fault::Corrupt("producer snapshot: its CRC does not match");
  }
  const int32_t count = LoadBig<int32_t>(bytes + 6);
  if (count < 0 || kPrefixBytes + static_cast<size_t>(count) * kEntryBytes != content.size()) {
    return Fault::Corrupt("producer snapshot: " + std::to_string(count) + " entries do not fit its size");
  }
  const uint8_t* at = bytes + kPrefixBytes;
  for (int32_t index = 0; index < count; index++, at += kEntryBytes) {
    ProducerEntry entry;
    entry.epoch = LoadBig<int16_t>(at + 8);
    entry.last_timestamp = LoadBig<int64_t>(at + 26);
    entry.coordinator_epoch = LoadBig<int32_t>(at + 34);
    entry.txn_first_offset = LoadBig<int64_t>(at + 38);
    const int64_t last_offset = LoadBig<int64_t>(at + 14);
    if (last_offset >= 0) {
      entry.AddBatch(
          {LoadBig<int32_t>(at + 10), last_offset, LoadBig<int32_t>(at + 22), entry.last_timestamp});
    }
    if (entry.txn_first_offset < 0 && ElapsedMs(entry.last_timestamp, now_ms) >= expiration_ms) continue;
    const int64_t id = LoadBig<int64_t>(at);
    producers_[id] = entry;
    if (entry.txn_first_offset >= 0) ongoing_[entry.txn_first_offset] = id;
  }
  return Done{};
}

}  // namespace ottla::log
