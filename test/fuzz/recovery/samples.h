// What is damaged: partition folders as Apache Kafka and as this log left them, held in memory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "log/partition_log.h"

namespace ottla::fuzz {

/// Name -> content.
using Files = std::map<std::string, std::string>;

struct Sample {
  std::string name;  // of the partition
  Files files;
  log::LogConfig config;
  int64_t recovery_point = 0;
  int64_t log_start = 0;
};

/// A log directory: its own files and its partitions' folders.
struct Home {
  Files files;
  std::map<std::string, Files> folders;
};

struct Samples {
  std::vector<Sample> partitions;
  std::vector<Home> homes;
};

/// From test/golden/segments, and from logs written for this.
[[nodiscard]] Samples CollectSamples();

[[nodiscard]] Files ReadFolder(const std::string& path);
/// Makes the folder hold exactly these.
void WriteFolder(const std::string& path, const Files& files);

/// One batch of a file of the form NNN.log, by position.
struct BatchSpan {
  size_t position = 0;
  size_t size = 0;
};
/// The batches from the beginning on, up to the first that is not whole.
[[nodiscard]] std::vector<BatchSpan> BatchesOf(const std::string& content);
/// Gives the batch a CRC that fits.
void SealBatch(std::string& content, BatchSpan span);
[[nodiscard]] bool CrcFits(const uint8_t* batch, size_t size);

}  // namespace ottla::fuzz
