// What the model tests of the log share: what was appended, the whole log read back, duration and seed.
#pragma once

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <random>
#include <vector>

#include "batch/batch_header.h"
#include "log/partition_log.h"

namespace ottla::log {

struct AppendedBatch {
  int64_t base = 0;
  int64_t last = 0;
  int64_t id = 0;
};

inline void ReadAll(PartitionLog& log, int64_t offset, std::vector<AppendedBatch>* found) {
  for (;;) {
    const ReadResult read = log.Read(offset, 1 << 16, true, Isolation::kLogEnd);
    ASSERT_EQ(read.error, ErrorCode::kNone);
    if (read.length == 0) return;
    std::vector<uint8_t> bytes(static_cast<size_t>(read.length));
    ASSERT_EQ(PartitionLog::ReadPinned(read, bytes.data()).value(), bytes.size());
    for (size_t at = 0; at + batch::kHeaderBytes <= bytes.size();) {
      const batch::HeaderView header(bytes.data() + at);
      if (at + static_cast<size_t>(header.size()) > bytes.size()) break;
      found->push_back({header.base_offset(), header.last_offset(), header.base_timestamp()});
      offset = header.last_offset() + 1;
      at += static_cast<size_t>(header.size());
    }
  }
}

}  // namespace ottla::log

namespace ottla::testing {

inline double ModelSeconds() {
  const char* given = std::getenv("OTTLA_MODEL_SECONDS");
  return given == nullptr ? 2 : std::atof(given);
}

inline uint64_t ModelSeed() {
  const char* given = std::getenv("OTTLA_MODEL_SEED");
  const uint64_t seed = given == nullptr ? std::random_device{}() : std::strtoull(given, nullptr, 10);
  std::printf("  OTTLA_MODEL_SEED=%llu\n", static_cast<unsigned long long>(seed));
  return seed;
}

}  // namespace ottla::testing
