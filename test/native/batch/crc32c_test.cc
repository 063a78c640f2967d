#include "batch/crc32c.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace ottla::batch {

TEST(Crc32c, OfTheNineDigitsIsTheCatalogueValue) {
  const uint8_t digits[] = {'1', '2', '3', '4', '5', '6', '7', '8', '9'};
  EXPECT_EQ(Crc32c({digits, 9}), 0xe3069283u);
  EXPECT_EQ(Crc32cBy(CrcWay::kTable, {digits, 9}), 0xe3069283u);
}

TEST(Crc32c, EveryWayAgreesOnEveryLengthAndAlignment) {
  std::mt19937 random(1);
  std::vector<uint8_t> bytes(20000);
  for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random());
  for (size_t size = 0; size < 20000; size = size < 900 ? size + 1 : size + 397) {
    const size_t skip = std::min<size_t>(size % 9, bytes.size() - size);
    const Bytes view{bytes.data() + skip, size};
    ASSERT_EQ(Crc32cBy(CrcWay::kTable, view), Crc32cBy(CrcWay::kHardware, view)) << size;
  }
}

TEST(Crc32c, ContinuesWhereItStopped) {
  std::vector<uint8_t> bytes(7000, 7);
  const uint32_t half = Crc32c({bytes.data(), 3333});
  EXPECT_EQ(Crc32c({bytes.data() + 3333, 7000 - 3333}, half), Crc32c({bytes.data(), 7000}));
}

}  // namespace ottla::batch
