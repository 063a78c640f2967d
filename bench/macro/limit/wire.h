// Big-endian numbers, varints and frames, for peers that are trusted: nothing is checked.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace limit {

template <typename T>
T Swap(T value) {
  if constexpr (sizeof(T) == 8) return static_cast<T>(__builtin_bswap64(static_cast<uint64_t>(value)));
  if constexpr (sizeof(T) == 4) return static_cast<T>(__builtin_bswap32(static_cast<uint32_t>(value)));
  if constexpr (sizeof(T) == 2) return static_cast<T>(__builtin_bswap16(static_cast<uint16_t>(value)));
  return value;
}

template <typename T>
T Load(const uint8_t* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return Swap(value);
}

class In {
 public:
  explicit In(const uint8_t* at) : at_(at) {}
  template <typename T>
  T Get() {
    const T value = Load<T>(at_);
    at_ += sizeof(T);
    return value;
  }
  uint32_t Unsigned() {
    uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
      const uint8_t byte = *at_++;
      value |= static_cast<uint32_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }
  std::string_view Compact() {
    const uint32_t length = Unsigned();
    const auto* text = reinterpret_cast<const char*>(at_);
    at_ += length > 0 ? length - 1 : 0;
    return {text, length > 0 ? length - 1 : 0};
  }
  void Skip(size_t bytes) { at_ += bytes; }
  const uint8_t* at() const { return at_; }

 private:
  const uint8_t* at_;
};

class Out {
 public:
  template <typename T>
  void Put(T value) {
    const T swapped = Swap(value);
    const auto* bytes = reinterpret_cast<const uint8_t*>(&swapped);
    bytes_.insert(bytes_.end(), bytes, bytes + sizeof swapped);
  }
  void Unsigned(uint32_t value) {
    for (; value >= 0x80; value >>= 7) bytes_.push_back(static_cast<uint8_t>(value | 0x80));
    bytes_.push_back(static_cast<uint8_t>(value));
  }
  void Compact(std::string_view text) {
    Unsigned(static_cast<uint32_t>(text.size()) + 1);
    bytes_.insert(bytes_.end(), text.begin(), text.end());
  }
  /// Opens a frame; Close fills in its size, `behind` bytes of which follow in another way.
  size_t Open() {
    const size_t at = bytes_.size();
    Put<int32_t>(0);
    return at;
  }
  void Close(size_t at, size_t behind = 0) {
    const auto size = Swap(static_cast<int32_t>(bytes_.size() - at - 4 + behind));
    std::memcpy(bytes_.data() + at, &size, 4);
  }
  std::vector<uint8_t>& bytes() { return bytes_; }

 private:
  std::vector<uint8_t> bytes_;
};

}  // namespace limit
