// Three ways: slicing by eight tables anywhere, three interleaved SSE4.2 streams joined by carry-less
// multiplication on x86-64, the CRC instructions on arm64. One stream waits three cycles for each
// instruction; three hide that.
#include "batch/crc32c.h"

#include <array>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_acle.h>
#include <sys/auxv.h>
#ifndef HWCAP_CRC32
#define HWCAP_CRC32 (1 << 7)
#endif
#endif

namespace ottla::batch {
namespace {

constexpr uint32_t kPolynomial = 0x82f63b78;  // reflected

constexpr std::array<std::array<uint32_t, 256>, 8> MakeTables() {
  std::array<std::array<uint32_t, 256>, 8> tables{};
  for (uint32_t byte = 0; byte < 256; byte++) {
    uint32_t crc = byte;
    for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    tables[0][byte] = crc;
  }
  for (uint32_t byte = 0; byte < 256; byte++) {
    for (size_t slice = 1; slice < 8; slice++) {
      const uint32_t before = tables[slice - 1][byte];
      tables[slice][byte] = (before >> 8) ^ tables[0][before & 0xff];
    }
  }
  return tables;
}
constexpr auto kTables = MakeTables();

uint64_t Load64(const uint8_t* from) {
  uint64_t value;
  std::memcpy(&value, from, 8);
  return value;
}

uint32_t ByTable(const uint8_t* data, size_t size, uint32_t state) {
  for (; size >= 8; data += 8, size -= 8) {
    const uint64_t word = Load64(data) ^ state;
    state = kTables[7][word & 0xff] ^ kTables[6][(word >> 8) & 0xff] ^ kTables[5][(word >> 16) & 0xff] ^
            kTables[4][(word >> 24) & 0xff] ^ kTables[3][(word >> 32) & 0xff] ^
            kTables[2][(word >> 40) & 0xff] ^ kTables[1][(word >> 48) & 0xff] ^ kTables[0][word >> 56];
  }
  for (; size > 0; data++, size--) state = (state >> 8) ^ kTables[0][(state ^ *data) & 0xff];
  return state;
}

#if defined(__x86_64__)

/// x^(8 * bytes - 33) modulo the polynomial, reflected: multiplying a stream's state with it and reducing the
/// 64-bit product by one crc32 instruction shifts the state over `bytes` bytes.
constexpr uint32_t ShiftConstant(size_t bytes) {
  uint32_t value = 1u << 31;  // x^0
  for (size_t exponent = 0; exponent < bytes * 8 - 33; exponent++) {
    value = (value >> 1) ^ ((value & 1) != 0 ? kPolynomial : 0);
  }
  return value;
}

template <size_t kStride>
__attribute__((target("sse4.2,pclmul"))) inline uint64_t ThreeStreams(const uint8_t*& data, size_t& size,
                                                                      uint64_t state) {
  constexpr uint32_t kShiftOne = ShiftConstant(kStride);
  constexpr uint32_t kShiftTwo = ShiftConstant(kStride * 2);
  while (size >= kStride * 3) {
    uint64_t first = state;
    uint64_t second = 0;
    uint64_t third = 0;
    for (size_t at = 0; at < kStride; at += 8) {
      first = _mm_crc32_u64(first, Load64(data + at));
      second = _mm_crc32_u64(second, Load64(data + kStride + at));
      third = _mm_crc32_u64(third, Load64(data + 2 * kStride + at));
    }
    const __m128i one = _mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<int64_t>(first)),
                                             _mm_cvtsi32_si128(static_cast<int>(kShiftTwo)), 0);
    const __m128i two = _mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<int64_t>(second)),
                                             _mm_cvtsi32_si128(static_cast<int>(kShiftOne)), 0);
    const uint64_t product = static_cast<uint64_t>(_mm_cvtsi128_si64(_mm_xor_si128(one, two)));
    state = third ^ _mm_crc32_u64(0, product);
    data += kStride * 3;
    size -= kStride * 3;
  }
  return state;
}

__attribute__((target("sse4.2,pclmul"))) uint32_t BySse42(const uint8_t* data, size_t size, uint32_t begin) {
  uint64_t state = begin;
  state = ThreeStreams<2048>(data, size, state);
  state = ThreeStreams<256>(data, size, state);
  for (; size >= 8; data += 8, size -= 8) state = _mm_crc32_u64(state, Load64(data));
  uint32_t rest = static_cast<uint32_t>(state);
  for (; size > 0; data++, size--) rest = _mm_crc32_u8(rest, *data);
  return rest;
}

#elif defined(__aarch64__)

__attribute__((target("+crc"))) uint32_t ByArmCrc(const uint8_t* data, size_t size, uint32_t state) {
  for (; size >= 8; data += 8, size -= 8) state = __crc32cd(state, Load64(data));
  for (; size > 0; data++, size--) state = __crc32cb(state, *data);
  return state;
}

#endif

using Way = uint32_t (*)(const uint8_t*, size_t, uint32_t);

Way Choose() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("sse4.2") && __builtin_cpu_supports("pclmul")) return BySse42;
#elif defined(__aarch64__)
  if ((getauxval(AT_HWCAP) & HWCAP_CRC32) != 0) return ByArmCrc;
#endif
  return ByTable;
}

const Way kBest = Choose();

}  // namespace

uint32_t Crc32c(Bytes bytes, uint32_t crc) { return ~kBest(bytes.data, bytes.size, ~crc); }

uint32_t Crc32cBy(CrcWay way, Bytes bytes, uint32_t crc) {
  return ~(way == CrcWay::kTable ? &ByTable : kBest)(bytes.data, bytes.size, ~crc);
}

}  // namespace ottla::batch
