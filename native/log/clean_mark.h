// .kafka_cleanshutdown: the broker stopped in order, every file is complete, and nothing needs recovery.
// {"version":0,"brokerEpoch":151}; the epoch is reported by the next registration (KIP-966).
//
// It is read and REMOVED before logs are opened: a crash while opening must not leave a mark that claims
// order.
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "io/file.h"

namespace ottla::log {

inline constexpr const char* kCleanMarkName = ".kafka_cleanshutdown";

struct CleanMark {
  int64_t broker_epoch = -1;  // -1 where the mark does not say
};

/// Empty optional: there is no mark. A mark without readable content (older Kafka wrote an empty file) still
/// is one.
[[nodiscard]] Result<std::optional<CleanMark>> ReadCleanMark(io::FileSystem& files,
                                                             const std::string& directory);

[[nodiscard]] Status WriteCleanMark(io::FileSystem& files, const std::string& directory,
                                    const CleanMark& mark);

[[nodiscard]] Status RemoveCleanMark(io::FileSystem& files, const std::string& directory);

}  // namespace ottla::log
