// One file for each partition, and what a broker must do to a batch before it is in there.
#pragma once

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "../../../native/batch/crc32c.h"
#include "../../../native/records-rs/include/ottla_records.h"
#include "wire.h"

namespace limit {

constexpr size_t kWriteBytesMax = 256 * 1024;  // larger writes to fresh pages are slower

struct Partition {
  int fd = -1;
  int64_t next_offset = 0;
  int64_t size = 0;
  std::vector<std::pair<int64_t, int64_t>> batches;  // base offset, position
  bool unflushed = false;
};

enum class Mode { kPlain, kValidate, kFlush };

class Logs {
 public:
  Logs(std::string folder, Mode mode) : folder_(std::move(folder)), mode_(mode) {}

  bool flushes() const { return mode_ == Mode::kFlush; }

  /// One fdatasync for each file written to since the last call, side by side.
  void Flush() {
    std::vector<std::thread> others;
    for (Partition* partition : std::exchange(unflushed_, {})) {
      partition->unflushed = false;
      others.emplace_back([fd = partition->fd] { fdatasync(fd); });
    }
    for (std::thread& other : others) other.join();
  }

  Partition& Of(std::string_view topic, int32_t index) {
    const std::string name = std::string(topic) + "-" + std::to_string(index);
    const auto found = partitions_.find(name);
    if (found != partitions_.end()) return found->second;
    Partition& made = partitions_[name];
    made.fd = open((folder_ + "/" + name).c_str(), O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0644);
    return made;
  }

  /// The base offset, or -1.
  int64_t Append(Partition& partition, uint8_t* batch, size_t length) {
    if (ottla::batch::Crc32c({batch + 21, length - 21}) != Load<uint32_t>(batch + 17)) return -1;
    if (mode_ == Mode::kValidate && !Valid(batch, length)) return -1;
    const int64_t base = Swap(partition.next_offset);
    std::memcpy(batch, &base, 8);
    const int32_t epoch = 0;
    std::memcpy(batch + 12, &epoch, 4);
    for (size_t at = 0; at < length;) {
      const size_t part = std::min(kWriteBytesMax, length - at);
      const ssize_t wrote = pwrite(partition.fd, batch + at, part, partition.size + static_cast<int64_t>(at));
      if (wrote <= 0) return -1;
      at += static_cast<size_t>(wrote);
    }
    if (flushes() && !std::exchange(partition.unflushed, true)) unflushed_.push_back(&partition);
    const int64_t offset = partition.next_offset;
    partition.batches.emplace_back(offset, partition.size);
    partition.next_offset += Load<int32_t>(batch + 23) + 1;
    partition.size += static_cast<int64_t>(length);
    return offset;
  }

 private:
  static bool Valid(uint8_t* batch, size_t length) {
    OttlaValidateOptions options{};
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    options.now_ms = now.tv_sec * 1000 + now.tv_nsec / 1000000;
    options.timestamp_before_max_ms = INT64_MAX;
    options.timestamp_after_max_ms = 3600000;
    options.max_message_bytes = -1;
    options.level = OTTLA_LEVEL_DEFAULT;
    options.produce_version = 12;
    options.target_codec = OTTLA_CODEC_PRODUCER;
    options.crc_verified = 1;
    OttlaValidateResult result{};
    return ottla_records_validate(&options, batch, length, nullptr, nullptr, 0, &result) == OTTLA_NONE;
  }

  std::string folder_;
  Mode mode_;
  std::vector<Partition*> unflushed_;
  std::map<std::string, Partition> partitions_;
};

}  // namespace limit
