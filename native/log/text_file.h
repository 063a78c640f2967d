// Small text files that are read whole and replaced whole (io::ReplaceFile): checkpoints, meta.properties,
// partition.metadata, the clean mark.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "io/file.h"

namespace ottla::log {

/// Empty optional when there is no such file.
[[nodiscard]] Result<std::optional<std::string>> ReadIfPresent(io::FileSystem& files,
                                                               const std::string& path);

/// A whole decimal int64 and nothing else; Kafka writes every number of these files so.
[[nodiscard]] std::optional<int64_t> ParseDecimal(std::string_view text);

}  // namespace ottla::log
