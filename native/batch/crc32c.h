// CRC-32C (Castagnoli), as record batches, producer snapshots and Apache Kafka compute it.
#pragma once

#include <cstdint>

#include "core/bytes.h"

namespace ottla::batch {

/// Continues `crc` (0 to begin) over the bytes. The fastest way this processor has, chosen at the first call.
[[nodiscard]] uint32_t Crc32c(Bytes bytes, uint32_t crc = 0);

/// The ways one by one, for tests; `kHardware` falls back to the table where the processor lacks it.
enum class CrcWay { kTable, kHardware };
[[nodiscard]] uint32_t Crc32cBy(CrcWay way, Bytes bytes, uint32_t crc = 0);

}  // namespace ottla::batch
