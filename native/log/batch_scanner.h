// Walks the batches of a segment file from a batch boundary on, reading a chunk at a time.
#pragma once

#include <cstdint>
#include <vector>

#include "batch/batch_header.h"
#include "core/result.h"
#include "io/file.h"

namespace ottla::log {

class BatchScanner {
 public:
  static constexpr size_t kHeaderChunk = 1024;
  static constexpr size_t kWholeChunk = 1 << 20;

  /// Looks at [position, limit); chunk: kHeaderChunk to walk headers, kWholeChunk to read everything.
  BatchScanner(const io::File& file, int64_t position, int64_t limit, size_t chunk = kHeaderChunk)
      : file_(file), next_(position), limit_(limit), chunk_(chunk) {}

  enum class Step {
    kBatch,    // header(), position() and size() describe a batch that lies within the limit
    kEnd,      // exactly at the limit
    kTorn,     // the limit comes before the batch's end
    kCorrupt,  // no magic 2 header here
    kFault     // fault()
  };
  [[nodiscard]] Step Next();

  [[nodiscard]] batch::HeaderView header() const {
    return batch::HeaderView(buffer_.data() + (position_ - buffer_at_));
  }
  [[nodiscard]] int64_t position() const { return position_; }
  [[nodiscard]] int64_t size() const { return size_; }
  [[nodiscard]] const Fault& fault() const { return fault_; }
  /// All bytes of the current batch, valid until the next call; empty after a fault or when the file is
  /// shorter.
  [[nodiscard]] Bytes Whole();

 private:
  /// Makes [from, from + size) stand in the buffer; false: the file ends before, or faulted.
  bool Fill(int64_t from, size_t size);

  const io::File& file_;
  int64_t next_;
  const int64_t limit_;
  const size_t chunk_;
  std::vector<uint8_t> buffer_;
  int64_t buffer_at_ = 0;
  int64_t position_ = 0;
  int64_t size_ = 0;
  bool faulted_ = false;
  Fault fault_;
};

}  // namespace ottla::log
