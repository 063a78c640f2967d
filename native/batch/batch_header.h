// The header of a record batch, magic 2, read and written in place.
//
//   0 baseOffset 8 | 8 batchLength 4 | 12 partitionLeaderEpoch 4 | 16 magic 1 | 17 crc 4 | 21 attributes 2
//   23 lastOffsetDelta 4 | 27 baseTimestamp 8 | 35 maxTimestamp 8 | 43 producerId 8 | 51 producerEpoch 2
//   53 baseSequence 4 | 57 recordsCount 4 | 61 records
//
// Offset and leader epoch stand before the CRC's range, so the broker assigns them without computing it
// again.
#pragma once

#include "core/bytes.h"

namespace ottla::batch {

inline constexpr size_t kHeaderBytes = 61;
inline constexpr size_t kLengthEnd = 12;  // base offset and length: what batchLength does not count
inline constexpr size_t kCrcRangeBegin = 21;
inline constexpr int64_t kNoProducerId = -1;

/// A view; the caller has checked that kHeaderBytes are there.
class HeaderView {
 public:
  explicit HeaderView(const uint8_t* data) : data_(data) {}

  [[nodiscard]] int64_t base_offset() const { return LoadBig<int64_t>(data_); }
  [[nodiscard]] int32_t length_field() const { return LoadBig<int32_t>(data_ + 8); }
  /// On disk; meaningless unless length_field() is sane.
  [[nodiscard]] int64_t size() const { return int64_t{length_field()} + static_cast<int64_t>(kLengthEnd); }
  [[nodiscard]] int32_t leader_epoch() const { return LoadBig<int32_t>(data_ + 12); }
  [[nodiscard]] int8_t magic() const { return static_cast<int8_t>(data_[16]); }
  [[nodiscard]] uint32_t crc() const { return LoadBig<uint32_t>(data_ + 17); }
  [[nodiscard]] int16_t attributes() const { return LoadBig<int16_t>(data_ + 21); }
  [[nodiscard]] int32_t last_offset_delta() const { return LoadBig<int32_t>(data_ + 23); }
  [[nodiscard]] int64_t base_timestamp() const { return LoadBig<int64_t>(data_ + 27); }
  [[nodiscard]] int64_t max_timestamp() const { return LoadBig<int64_t>(data_ + 35); }
  [[nodiscard]] int64_t producer_id() const { return LoadBig<int64_t>(data_ + 43); }
  [[nodiscard]] int16_t producer_epoch() const { return LoadBig<int16_t>(data_ + 51); }
  [[nodiscard]] int32_t base_sequence() const { return LoadBig<int32_t>(data_ + 53); }
  [[nodiscard]] int32_t record_count() const { return LoadBig<int32_t>(data_ + 57); }

  [[nodiscard]] int64_t last_offset() const { return base_offset() + last_offset_delta(); }
  [[nodiscard]] int codec() const { return attributes() & 7; }
  [[nodiscard]] bool log_append_time() const { return (attributes() & 8) != 0; }
  [[nodiscard]] bool transactional() const { return (attributes() & 16) != 0; }
  [[nodiscard]] bool control() const { return (attributes() & 32) != 0; }
  [[nodiscard]] bool has_delete_horizon() const { return (attributes() & 64) != 0; }
  [[nodiscard]] bool has_producer() const { return producer_id() != kNoProducerId; }
  /// Sequences wrap at 2^31.
  [[nodiscard]] int32_t last_sequence() const {
    if (base_sequence() < 0) return -1;
    return static_cast<int32_t>((int64_t{base_sequence()} + last_offset_delta()) & INT32_MAX);
  }

 private:
  const uint8_t* data_;
};

inline void SetBaseOffset(uint8_t* batch, int64_t offset) { StoreBig(batch, offset); }
inline void SetLeaderEpoch(uint8_t* batch, int32_t epoch) { StoreBig(batch + 12, epoch); }

}  // namespace ottla::batch
