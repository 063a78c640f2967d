// Record batches for tests: uncompressed, with records of a given value size.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/bytes.h"

namespace ottla::testing {

struct BatchSpec {
  int64_t base_offset = 0;
  int32_t records = 1;
  int32_t value_bytes = 10;
  int64_t timestamp = 1000;  // of the first record
  int64_t timestamp_step = 0;
  int64_t producer_id = -1;
  int16_t producer_epoch = -1;
  int32_t sequence = -1;
  int32_t leader_epoch = -1;
  bool transactional = false;
  int marker = -1;  // 0 abort, 1 commit: a control batch with one record
  int32_t coordinator_epoch = 0;
  uint8_t fill = 'v';
};

[[nodiscard]] std::vector<uint8_t> MakeBatch(const BatchSpec& spec);
/// After a change in place.
void SealCrc(std::vector<uint8_t>& batch);

/// A directory that is removed with the object.
class TemporaryDirectory {
 public:
  TemporaryDirectory();
  ~TemporaryDirectory();
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace ottla::testing
