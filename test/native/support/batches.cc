#include "native/support/batches.h"

#include <cstdlib>
#include <string>

#include "batch/batch_header.h"
#include "batch/crc32c.h"
#include "core/check.h"
#include "io/file.h"

namespace ottla::testing {
namespace {

void PutVarint(std::vector<uint8_t>& to, int64_t value) {
  uint64_t zigzag = (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63);
  while (zigzag >= 0x80) {
    to.push_back(static_cast<uint8_t>(zigzag | 0x80));
    zigzag >>= 7;
  }
  to.push_back(static_cast<uint8_t>(zigzag));
}

std::vector<uint8_t> MakeRecord(const BatchSpec& spec, int32_t index) {
  std::vector<uint8_t> body;
  body.push_back(0);
  PutVarint(body, spec.timestamp_step * index);
  PutVarint(body, index);
  if (spec.marker >= 0) {
    PutVarint(body, 4);
    body.insert(body.end(), {0, 0, 0, static_cast<uint8_t>(spec.marker)});
    PutVarint(body, 6);
    uint8_t value[6] = {};
    StoreBig(value + 2, spec.coordinator_epoch);
    body.insert(body.end(), value, value + 6);
  } else {
    PutVarint(body, -1);
    PutVarint(body, spec.value_bytes);
    body.insert(body.end(), static_cast<size_t>(spec.value_bytes), spec.fill);
  }
  PutVarint(body, 0);
  std::vector<uint8_t> record;
  PutVarint(record, static_cast<int64_t>(body.size()));
  record.insert(record.end(), body.begin(), body.end());
  return record;
}

}  // namespace

std::vector<uint8_t> MakeBatch(const BatchSpec& spec) {
  std::vector<uint8_t> batch(batch::kHeaderBytes);
  for (int32_t index = 0; index < spec.records; index++) {
    const auto record = MakeRecord(spec, index);
    batch.insert(batch.end(), record.begin(), record.end());
  }
  uint8_t* at = batch.data();
  StoreBig(at, spec.base_offset);
  StoreBig(at + 8, static_cast<int32_t>(batch.size() - batch::kLengthEnd));
  StoreBig(at + 12, spec.leader_epoch);
  at[16] = 2;
  StoreBig<int16_t>(at + 21,
                    static_cast<int16_t>((spec.transactional ? 16 : 0) | (spec.marker >= 0 ? 32 : 0)));
  StoreBig(at + 23, spec.records - 1);
  StoreBig(at + 27, spec.timestamp);
  StoreBig(at + 35, spec.timestamp + spec.timestamp_step * (spec.records - 1));
  StoreBig(at + 43, spec.producer_id);
  StoreBig(at + 51, spec.producer_epoch);
  StoreBig(at + 53, spec.sequence);
  StoreBig(at + 57, spec.records);
  SealCrc(batch);
  return batch;
}

void SealCrc(std::vector<uint8_t>& batch) {
  StoreBig(batch.data() + 17,
           batch::Crc32c({batch.data() + batch::kCrcRangeBegin, batch.size() - batch::kCrcRangeBegin}));
}

TemporaryDirectory::TemporaryDirectory() {
  const char* base = std::getenv("TMPDIR");
  std::string name = std::string(base != nullptr ? base : "/tmp") + "/ottla-test-XXXXXX";
  BROKER_CHECK(mkdtemp(name.data()) != nullptr, "mkdtemp %s", name.c_str());
  path_ = name;
}

TemporaryDirectory::~TemporaryDirectory() { (void)io::FileSystem::Posix()->RemoveTree(path_); }

}  // namespace ottla::testing
