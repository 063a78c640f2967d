#include "log/directory_name.h"

#include <sys/random.h>

#include <array>

#include "core/check.h"
#include "log/text_file.h"

namespace ottla::log {
namespace {

constexpr size_t kFileNameBytesMax = 255;
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string_view SuffixOf(FolderKind kind) {
  switch (kind) {
    case FolderKind::kDelete:
      return "-delete";
    case FolderKind::kStray:
      return "-stray";
    case FolderKind::kFuture:
      return "-future";
    case FolderKind::kCurrent:
      return "";
  }
  return "";
}

std::optional<TopicPartition> ParseTopicPartition(std::string_view name) {
  const size_t dash = name.find_last_of('-');
  if (dash == std::string_view::npos || dash == 0) return std::nullopt;
  const std::optional<int64_t> partition = ParseDecimal(name.substr(dash + 1));
  if (!partition || *partition < 0 || *partition > INT32_MAX) return std::nullopt;
  return TopicPartition{std::string(name.substr(0, dash)), static_cast<int32_t>(*partition)};
}

std::array<uint8_t, 16> RandomUuid() {
  std::array<uint8_t, 16> bytes;
  const ssize_t count = ::getrandom(bytes.data(), bytes.size(), 0);
  BROKER_CHECK(count == static_cast<ssize_t>(bytes.size()), "getrandom gave %zd of 16 bytes", count);
  bytes[6] = static_cast<uint8_t>((bytes[6] & 0x0f) | 0x40);
  bytes[8] = static_cast<uint8_t>((bytes[8] & 0x3f) | 0x80);
  return bytes;
}

}  // namespace

std::optional<FolderName> ParseFolderName(std::string_view name) {
  for (const FolderKind kind : {FolderKind::kDelete, FolderKind::kStray, FolderKind::kFuture}) {
    const std::string_view suffix = SuffixOf(kind);
    if (!name.ends_with(suffix)) continue;
    const std::string_view body = name.substr(0, name.size() - suffix.size());
    const size_t dot = body.find_last_of('.');
    if (dot == std::string_view::npos || dot + 1 == body.size()) break;
    if (auto partition = ParseTopicPartition(body.substr(0, dot)))
      return FolderName{std::move(*partition), kind};
  }
  if (auto partition = ParseTopicPartition(name))
    return FolderName{std::move(*partition), FolderKind::kCurrent};
  return std::nullopt;
}

std::string MakeFolderName(const TopicPartition& partition, FolderKind kind) {
  BROKER_CHECK(kind != FolderKind::kCurrent, "a folder in use has no suffix");
  std::string tail = "-" + std::to_string(partition.partition) + ".";
  for (const uint8_t byte : RandomUuid()) {
    tail.push_back("0123456789abcdef"[byte >> 4]);
    tail.push_back("0123456789abcdef"[byte & 15]);
  }
  tail.append(SuffixOf(kind));
  return partition.topic.substr(0, kFileNameBytesMax - tail.size()) + tail;
}

std::string MakeUuidText() {
  while (true) {
    const std::array<uint8_t, 16> bytes = RandomUuid();
    std::string text;
    for (size_t i = 0; i < 16; i += 3) {
      const uint32_t group = static_cast<uint32_t>(bytes[i]) << 16 |
                             static_cast<uint32_t>(i + 1 < 16 ? bytes[i + 1] : 0) << 8 |
                             static_cast<uint32_t>(i + 2 < 16 ? bytes[i + 2] : 0);
      const int digits = i + 2 < 16 ? 4 : 2;
      for (int digit = 0; digit < digits; ++digit) text.push_back(kBase64[group >> (18 - 6 * digit) & 63]);
    }
    if (text.front() != '-') return text;
  }
}

bool IsUuidText(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  return text.size() == 22 && text.find_first_not_of(kBase64) == std::string_view::npos;
}

}  // namespace ottla::log
