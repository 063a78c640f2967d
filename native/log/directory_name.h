// Names of the folders inside a log directory. One folder is one partition:
//
//   <topic>-<partition>                     in use
//   <topic>-<partition>.<uuid>-delete       being deleted: renamed at once, removed after
//   file.delete.delay.ms <topic>-<partition>.<uuid>-stray        found at start without a replica in the
//   metadata: kept, not served <topic>-<partition>.<uuid>-future       a copy on its way to another log
//   directory (KIP-113)
//
// A topic may contain dots and dashes, so a name is read from its right end.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ottla::log {

struct TopicPartition {
  std::string topic;
  int32_t partition = 0;

  [[nodiscard]] std::string Text() const { return topic + "-" + std::to_string(partition); }
  auto operator<=>(const TopicPartition&) const = default;
};

struct TopicPartitionHash {
  size_t operator()(const TopicPartition& of) const {
    return std::hash<std::string>()(of.topic) * 31 + static_cast<size_t>(of.partition);
  }
};

/// The metadata log's folder; it is opened by the quorum and not by the sweep over the partitions.
inline constexpr const char* kMetadataTopic = "__cluster_metadata";

/// Written by the broker itself.
[[nodiscard]] inline bool IsInternalTopic(const std::string& topic) {
  return topic == kMetadataTopic || topic == "__consumer_offsets" || topic == "__transaction_state" ||
         topic == "__share_group_state";
}

enum class FolderKind : uint8_t { kCurrent, kDelete, kStray, kFuture };

struct FolderName {
  TopicPartition partition;
  FolderKind kind = FolderKind::kCurrent;
};

/// Empty when the name is not one of the four forms.
[[nodiscard]] std::optional<FolderName> ParseFolderName(std::string_view name);

/// `<topic>-<partition>.<32 hexadecimal digits>-delete` (or -stray, -future), the topic cut so that the name
/// has at most 255 bytes, as file systems demand. `kind` must not be kCurrent.
[[nodiscard]] std::string MakeFolderName(const TopicPartition& partition, FolderKind kind);

/// 16 random bytes as a version 4 UUID in 22 characters of URL-safe base64, never beginning with a dash
/// (KIP-516: ids of topics and directories are shown to command lines).
[[nodiscard]] std::string MakeUuidText();

/// True for what Kafka's Uuid.fromString takes: at most 24 characters of URL-safe base64 that decode to 16
/// bytes.
[[nodiscard]] bool IsUuidText(std::string_view text);

}  // namespace ottla::log
