// Zig-zag varints of records, read within bounds.
#pragma once

#include <cstdint>

namespace ottla::batch {

/// Reads and moves on; failed() stays true after the first value that does not fit.
class VarintReader {
 public:
  VarintReader(const uint8_t* from, const uint8_t* end) : at_(from), end_(end) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] const uint8_t* at() const { return at_; }
  [[nodiscard]] int64_t remaining() const { return end_ - at_; }

  int64_t Long() {
    uint64_t value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at_ == end_) break;
      const uint8_t byte = *at_++;
      value |= static_cast<uint64_t>(byte & 0x7f) << (shift < 64 ? shift : 63);
      if ((byte & 0x80) == 0) return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
    }
    failed_ = true;
    return 0;
  }

  int32_t Int() {
    const int64_t value = Long();
    if (value < INT32_MIN || value > INT32_MAX) failed_ = true;
    return static_cast<int32_t>(value);
  }

  void Skip(int64_t bytes) {
    if (bytes < 0 || bytes > remaining()) {
      failed_ = true;
    } else if (!failed_) {
      at_ += bytes;
    }
  }

 private:
  const uint8_t* at_;
  const uint8_t* const end_;
  bool failed_ = false;
};

}  // namespace ottla::batch
