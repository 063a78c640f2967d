// partition.metadata: which topic a partition's folder belongs to. A topic deleted and created again under
// its name has another id, and the folder of the old one must not be taken for the new one's (KIP-516).
//
//   version: 0
//   topic_id: BX33T3j3Q8ieuxxrpMMBcA          (no newline at the end)
#pragma once

#include <optional>
#include <string>

#include "core/result.h"
#include "io/file.h"

namespace ottla::log {

inline constexpr const char* kPartitionMetadataName = "partition.metadata";

/// The topic id as 22 characters of URL-safe base64; empty optional when there is no file, or an empty one.
[[nodiscard]] Result<std::optional<std::string>> ReadPartitionMetadata(io::FileSystem& files,
                                                                       const std::string& folder);

/// Not synced: the first flush of the log does that.
[[nodiscard]] Status WritePartitionMetadata(io::FileSystem& files, const std::string& folder,
                                            const std::string& topic_id);
/// For a folder that is being made: in place, for an empty file is as good as none to the reader above.
[[nodiscard]] Status WriteNewPartitionMetadata(io::FileSystem& files, const std::string& folder,
                                               const std::string& topic_id);

}  // namespace ottla::log
