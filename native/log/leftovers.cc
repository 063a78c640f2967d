#include "log/leftovers.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "log/batch_scanner.h"
#include "log/segment.h"

namespace ottla::log {
namespace {

constexpr std::string_view kDeleted = ".deleted";
constexpr std::string_view kCleaned = ".cleaned";
constexpr std::string_view kSwap = ".swap";

/// The offset that a name of the form 20 digits + suffix bears.
std::optional<int64_t> OffsetOf(std::string_view name, std::string_view suffix) {
  if (name.size() != 20 + suffix.size() || !name.ends_with(suffix)) return std::nullopt;
  int64_t offset = 0;
  for (const char digit : name.substr(0, 20)) {
    if (digit < '0' || digit > '9' || offset > (INT64_MAX - 9) / 10) return std::nullopt;
    offset = offset * 10 + (digit - '0');
  }
  return offset;
}

std::optional<int64_t> LeadingOffset(std::string_view name) {
  return name.size() < 20 ? std::nullopt : OffsetOf(name.substr(0, 20), "");
}

/// The offset after the last whole batch of a file that is not a segment yet.
Result<int64_t> NextOffsetOf(io::FileSystem& files, const std::string& path, int64_t base_offset) {
  auto opened = files.Open(path, io::OpenMode::kRead);
  if (!opened.ok()) return opened.TakeFault();
  auto size = opened.value()->Size();
  if (!size.ok()) return size.TakeFault();
  int64_t next = base_offset;
  BatchScanner scanner(*opened.value(), 0, size.value());
  while (scanner.Next() == BatchScanner::Step::kBatch) next = scanner.header().last_offset() + 1;
  return next;
}

Status FinishSwaps(io::FileSystem& files, const std::string& directory,
                   const std::vector<std::string>& swaps) {
  int64_t lowest = INT64_MAX;
  int64_t highest = -1;
  for (const std::string& name : swaps) {
    const auto base = OffsetOf(name, ".log.swap");
    if (!base.has_value()) continue;
    auto next = NextOffsetOf(files, directory + "/" + name, *base);
    if (!next.ok()) return next.TakeFault();
    lowest = std::min(lowest, *base);
    highest = std::max(highest, next.value() - 1);
  }
  if (highest >= lowest) {
    auto listed = files.List(directory);
    if (!listed.ok()) return listed.TakeFault();
    for (const io::DirectoryEntry& entry : listed.value()) {
      for (const std::string_view kind : {".log", ".index", ".timeindex", ".txnindex"}) {
        const auto base = OffsetOf(entry.name, kind);
        if (!base.has_value() || *base < lowest || *base > highest) continue;
        RETURN_IF_FAULT(files.Remove(directory + "/" + entry.name));
      }
    }
  }
  for (const std::string& name : swaps) {
    const std::string from = directory + "/" + name;
    RETURN_IF_FAULT(files.Rename(from, from.substr(0, from.size() - kSwap.size())));
  }
  return Done{};
}

}  // namespace

Result<DirectoryContent> FinishLeftovers(io::FileSystem& files, const std::string& directory) {
  auto listed = files.List(directory);
  if (!listed.ok()) return listed.TakeFault();
  int64_t lowest_cleaned = INT64_MAX;
  std::vector<std::string> swaps;
  for (const io::DirectoryEntry& entry : listed.value()) {
    if (entry.is_directory) continue;
    const bool cleaned = entry.name.ends_with(kCleaned);
    if (cleaned || entry.name.ends_with(kDeleted)) {
      if (cleaned) lowest_cleaned = std::min(lowest_cleaned, LeadingOffset(entry.name).value_or(INT64_MAX));
      RETURN_IF_FAULT(files.Remove(directory + "/" + entry.name));
    } else if (entry.name.ends_with(kSwap)) {
      swaps.push_back(entry.name);
    } else if (entry.name.ends_with(".tmp") || entry.name == "next-segment") {
      RETURN_IF_FAULT(files.Remove(directory + "/" + entry.name));
    }
  }
  std::vector<std::string> finished;
  for (const std::string& name : swaps) {
    if (LeadingOffset(name).value_or(INT64_MAX) >= lowest_cleaned) {
      RETURN_IF_FAULT(files.Remove(directory + "/" + name));
    } else {
      finished.push_back(name);
    }
  }
  if (!finished.empty()) {
    RETURN_IF_FAULT(FinishSwaps(files, directory, finished));
    listed = files.List(directory);
    if (!listed.ok()) return listed.TakeFault();
  }
  DirectoryContent content;
  for (const io::DirectoryEntry& entry : listed.value()) {
    if (entry.is_directory) continue;
    if (const auto base = OffsetOf(entry.name, ".log")) content.segments.push_back(*base);
    if (const auto offset = OffsetOf(entry.name, ".snapshot")) content.snapshots.push_back(*offset);
  }
  for (const io::DirectoryEntry& entry : listed.value()) {
    for (const std::string_view kind : {".index", ".timeindex", ".txnindex"}) {
      const auto base = OffsetOf(entry.name, kind);
      if (!base.has_value() || std::binary_search(content.segments.begin(), content.segments.end(), *base))
        continue;
      RETURN_IF_FAULT(files.Remove(directory + "/" + entry.name));
    }
  }
  return content;
}

}  // namespace ottla::log
