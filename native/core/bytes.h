// Views of memory somebody else owns, and big-endian loads and stores: Kafka's formats are big-endian
// throughout.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ottla {

struct Bytes {
  const uint8_t* data = nullptr;
  size_t size = 0;

  [[nodiscard]] Bytes Sub(size_t offset, size_t length) const { return {data + offset, length}; }
  [[nodiscard]] Bytes From(size_t offset) const { return {data + offset, size - offset}; }
};

struct MutableBytes {
  uint8_t* data = nullptr;
  size_t size = 0;

  operator Bytes() const { return {data, size}; }  // NOLINT: a writable view is a view
};

template <typename T>
[[nodiscard]] inline T LoadBig(const uint8_t* from) {
  static_assert(sizeof(T) == 1 || sizeof(T) == 2 || sizeof(T) == 4 || sizeof(T) == 8);
  T value;
  std::memcpy(&value, from, sizeof(T));
  if constexpr (sizeof(T) == 2) value = static_cast<T>(__builtin_bswap16(static_cast<uint16_t>(value)));
  if constexpr (sizeof(T) == 4) value = static_cast<T>(__builtin_bswap32(static_cast<uint32_t>(value)));
  if constexpr (sizeof(T) == 8) value = static_cast<T>(__builtin_bswap64(static_cast<uint64_t>(value)));
  return value;
}

template <typename T>
inline void StoreBig(uint8_t* to, T value) {
  static_assert(sizeof(T) == 1 || sizeof(T) == 2 || sizeof(T) == 4 || sizeof(T) == 8);
  if constexpr (sizeof(T) == 2) value = static_cast<T>(__builtin_bswap16(static_cast<uint16_t>(value)));
  if constexpr (sizeof(T) == 4) value = static_cast<T>(__builtin_bswap32(static_cast<uint32_t>(value)));
  if constexpr (sizeof(T) == 8) value = static_cast<T>(__builtin_bswap64(static_cast<uint64_t>(value)));
  std::memcpy(to, &value, sizeof(T));
}

static_assert(std::endian::native == std::endian::little,
              "the loads above swap: Ottla runs on x86-64 and arm64");

}  // namespace ottla
