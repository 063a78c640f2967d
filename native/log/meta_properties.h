// meta.properties: whose directory this is. A Java properties file with version 1 (KRaft, KIP-858):
//
//   #
//   #Sun Nov 22 10:51:13 UTC 2026
//   node.id=1
//   directory.id=vvhkE1KWSNeKR9B2kYQEkg
//   version=1
//   cluster.id=Z29sZGVuLWdvbGRlbi1nbw
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/result.h"
#include "io/file.h"

namespace ottla::log {

inline constexpr const char* kMetaPropertiesName = "meta.properties";

using Properties = std::map<std::string, std::string>;

/// Java's format: comments with # or !, separators = : or white space, continued lines, escapes, \uXXXX.
/// Empty when an escape cannot be read.
[[nodiscard]] std::optional<Properties> ParseProperties(std::string_view text);

struct MetaProperties {
  std::string cluster_id;
  int32_t node_id = -1;
  std::string directory_id;  // 22 characters of URL-safe base64; empty: not assigned yet
};

/// Empty optional when the directory has none (not formatted). A file of another version or without its keys
/// is kCorrupt, with what was found.
[[nodiscard]] Result<std::optional<MetaProperties>> ReadMetaProperties(io::FileSystem& files,
                                                                       const std::string& directory);

[[nodiscard]] Status WriteMetaProperties(io::FileSystem& files, const std::string& directory,
                                         const MetaProperties& meta);

}  // namespace ottla::log
