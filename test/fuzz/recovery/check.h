// What must hold of a log that was opened on damaged files, and ways to use one.
#pragma once

#include <string>
#include <vector>

#include "fuzz/recovery/random.h"
#include "log/partition_log.h"

namespace ottla::fuzz {

/// Says what is wrong, with the seed and the story of the damage, and ends the process.
#define FUZZ_CHECK(claim, ...)                                                                         \
  do {                                                                                                 \
    if (!(claim)) ::ottla::fuzz::Broken(#claim, __FILE__, __LINE__, ::ottla::fuzz::Text(__VA_ARGS__)); \
  } while (0)

[[noreturn]] void Broken(const char* claim, const char* file, int line, const std::string& detail);
[[nodiscard]] std::string Text(const char* format = "", ...) __attribute__((format(printf, 1, 2)));

/// How much may be wrong in what a log answers.
enum class Trust : uint8_t {
  kRecovered,  // every segment was scanned: what is read is whole, CRC-checked and ascending, and nothing
               // fails
  kTaken,      // files were taken as they are: errors and damaged batches may come, nothing else
};

struct Content {
  std::vector<std::string> batches;
  std::vector<int64_t> bases;
};

/// Offsets in order, and every read from the log start to the end.
[[nodiscard]] Content CheckAndRead(log::PartitionLog& log, Trust trust);

/// Look-ups of every kind; only that they end and that a recovered log answers them.
void LookAround(log::PartitionLog& log, Random& random, Trust trust);

/// Appends, truncations, rolls, retention: what is accepted is read back.
void Use(log::PartitionLog& log, Random& random, Trust trust, const std::vector<std::string>& batches);

}  // namespace ottla::fuzz
