// Luck from a seed: the same seed makes the same round on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace ottla::fuzz {

class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15 + 0x2545f4914f6cdd1d) {}

  uint64_t Next() {
    uint64_t mixed = state_ += 0x9e3779b97f4a7c15;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
  }
  /// In [0, bound); 0 when the bound is.
  size_t Below(size_t bound) { return bound == 0 ? 0 : Next() % bound; }
  bool OneIn(size_t chances) { return Below(chances) == 0; }

  /// Numbers that break arithmetic, and now and then any other.
  int64_t Interesting() {
    static constexpr int64_t kNumbers[] = {0,
                                           1,
                                           -1,
                                           2,
                                           61,
                                           49,
                                           127,
                                           255,
                                           256,
                                           65535,
                                           INT16_MIN,
                                           INT16_MAX,
                                           INT32_MAX,
                                           INT32_MIN,
                                           INT32_MAX - 1,
                                           int64_t{INT32_MAX} + 1,
                                           INT64_MAX,
                                           INT64_MIN,
                                           INT64_MAX - 1,
                                           INT64_MAX - INT32_MAX,
                                           INT64_MIN + 1};
    constexpr size_t kCount = sizeof kNumbers / sizeof *kNumbers;
    const size_t which = Below(kCount + 4);
    return which < kCount ? kNumbers[which] : static_cast<int64_t>(Next() >> Below(64));
  }
  std::string Garbage(size_t size) {
    std::string bytes(size, '\0');
    for (char& byte : bytes) byte = static_cast<char>(Next());
    return bytes;
  }

 private:
  uint64_t state_;
};

}  // namespace ottla::fuzz
