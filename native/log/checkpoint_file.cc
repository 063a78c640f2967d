#include "log/checkpoint_file.h"

#include <vector>

#include "log/text_file.h"

namespace ottla::log {
namespace {

std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

Fault Bad(const std::string& path, size_t line, const std::string& expected) {
  return Fault::Corrupt(path + ", line " + std::to_string(line) + ": expected " + expected);
}

std::optional<std::pair<TopicPartition, int64_t>> ParseEntry(std::string_view line) {
  const size_t second = line.find_last_of(' ');
  if (second == std::string_view::npos || second == 0) return std::nullopt;
  const size_t first = line.find_last_of(' ', second - 1);
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  const auto partition = ParseDecimal(line.substr(first + 1, second - first - 1));
  const auto offset = ParseDecimal(line.substr(second + 1));
  if (!partition || !offset || *partition < 0 || *partition > INT32_MAX) return std::nullopt;
  return std::pair{TopicPartition{std::string(line.substr(0, first)), static_cast<int32_t>(*partition)},
                   *offset};
}

}  // namespace

Result<OffsetMap> ReadOffsetCheckpoint(io::FileSystem& files, const std::string& path) {
  auto text = ReadIfPresent(files, path);
  if (!text.ok()) return text.TakeFault();
  OffsetMap offsets;
  if (!text.value()) return offsets;
  const std::vector<std::string_view> lines = Lines(*text.value());
  if (lines.empty() || lines[0] != "0") return Bad(path, 1, "the version, 0");
  const auto count = lines.size() > 1 ? ParseDecimal(lines[1]) : std::nullopt;
  if (!count || *count < 0) return Bad(path, 2, "the number of entries");
  if (static_cast<uint64_t>(*count) != lines.size() - 2) {
    return Bad(path, 2, std::to_string(lines.size() - 2) + ", the number of lines that follow");
  }
  for (size_t line = 2; line < lines.size(); ++line) {
    auto entry = ParseEntry(lines[line]);
    if (!entry) return Bad(path, line + 1, "a topic, a partition and an offset");
    offsets[std::move(entry->first)] = entry->second;
  }
  return offsets;
}

Status WriteOffsetCheckpoint(io::FileSystem& files, const std::string& path, const OffsetMap& offsets) {
  std::string text = "0\n" + std::to_string(offsets.size()) + "\n";
  for (const auto& [partition, offset] : offsets) {
    text += partition.topic + " " + std::to_string(partition.partition) + " " + std::to_string(offset) + "\n";
  }
  return io::ReplaceFile(files, path, text, true);
}

}  // namespace ottla::log
