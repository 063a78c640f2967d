// Reads that outlive the call that made them: JavaScript holds a pin id between looking at a log and sending
// its bytes, and a send plan holds the pin itself until its last byte has left.
//
// A pin keeps a segment file open, also when the segment is deleted meanwhile. It does not keep the bytes: a
// follower may truncate them. Whoever sends from a pin asks `Intact()` around each chunk; when it is false
// the length that was promised cannot be kept and the connection has to be closed.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "core/handle_table.h"
#include "core/slice_source.h"
#include "io/page_cache.h"
#include "log/partition_log.h"

namespace ottla::log {

class PinnedRead final : public FileSlice {
 public:
  PinnedRead(std::shared_ptr<const PartitionLog> log, const ReadResult& read)
      : log_(std::move(log)),
        pin_(read.pin),
        fd_(read.fd),
        position_(read.position),
        length_(read.length),
        recent_(read.recent),
        generation_(read.truncation_generation) {}

  /// For sendfile and pread; stays open as long as this object lives.
  [[nodiscard]] int fd() const override { return fd_; }
  /// The readable range of the file.
  [[nodiscard]] int64_t position() const { return position_; }
  [[nodiscard]] int32_t length() const { return length_; }
  /// False once the log was truncated after the read.
  [[nodiscard]] bool Intact() const override { return log_->truncation_generation() == generation_; }

  /// Whoever reads at the tail is not made to ask the kernel.
  [[nodiscard]] bool Cached(int64_t position, int64_t length) const override {
    return recent_ || io::InPageCache(fd_, position, length);
  }

 private:
  std::shared_ptr<const PartitionLog> log_;
  Pin pin_;
  int fd_;
  int64_t position_;
  int32_t length_;
  bool recent_;
  uint32_t generation_;
};

/// Of the whole process, so that an id says everything: transport finds the pin without knowing the engine.
HandleTable<PinnedRead>& Pins();

/// How send plans take them.
class PinSource final : public SliceSource {
 public:
  [[nodiscard]] std::shared_ptr<FileSlice> Take(int32_t pin) override { return Pins().Remove(pin); }
};

}  // namespace ottla::log
