#include "log/epoch_cache.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace ottla::log {

bool EpochCache::Assign(int32_t epoch, int64_t start_offset) {
  std::lock_guard lock(mutex_);
  if (epoch < 0) return false;
  if (!entries_.empty() && entries_.back().epoch == epoch && entries_.back().start_offset <= start_offset)
    return false;
  while (!entries_.empty() &&
         (entries_.back().epoch >= epoch || entries_.back().start_offset >= start_offset)) {
    entries_.pop_back();
  }
  entries_.push_back({epoch, start_offset});
  return true;
}

bool EpochCache::TruncateFromEnd(int64_t end_offset) {
  std::lock_guard lock(mutex_);
  const size_t before = entries_.size();
  while (!entries_.empty() && entries_.back().start_offset >= end_offset) entries_.pop_back();
  return entries_.size() != before;
}

bool EpochCache::TruncateFromStart(int64_t start_offset) {
  std::lock_guard lock(mutex_);
  size_t covering = 0;
  while (covering < entries_.size() && entries_[covering].start_offset <= start_offset) covering++;
  if (covering == 0) return false;
  EpochEntry& first = entries_[covering - 1];
  if (covering == 1 && first.start_offset == start_offset) return false;
  first.start_offset = start_offset;
  entries_.erase(entries_.begin(), entries_.begin() + static_cast<ptrdiff_t>(covering) - 1);
  return true;
}

void EpochCache::Clear() {
  std::lock_guard lock(mutex_);
  entries_.clear();
}

int32_t EpochCache::Latest() const {
  std::lock_guard lock(mutex_);
  return entries_.empty() ? -1 : entries_.back().epoch;
}

int32_t EpochCache::At(int64_t offset) const {
  std::lock_guard lock(mutex_);
  int32_t epoch = -1;
  for (const EpochEntry& entry : entries_) {
    if (entry.start_offset > offset) break;
    epoch = entry.epoch;
  }
  return epoch;
}

// Kafka's rule: the latest epoch ends at the log end; an epoch above it is undefined; one below all entries
// ends where the first entry starts; else the greatest epoch <= the one asked for ends where the next one
// starts.
EpochEndOffset EpochCache::EndOffsetFor(int32_t epoch, int64_t log_end) const {
  std::lock_guard lock(mutex_);
  if (epoch < 0 || entries_.empty()) return {};
  if (epoch == entries_.back().epoch) return {epoch, log_end};
  if (epoch > entries_.back().epoch) return {};
  if (epoch < entries_.front().epoch) return {epoch, entries_.front().start_offset};
  size_t next = 0;
  while (entries_[next].epoch <= epoch) next++;
  return {entries_[next - 1].epoch, entries_[next].start_offset};
}

std::vector<EpochEntry> EpochCache::Entries() const {
  std::lock_guard lock(mutex_);
  return entries_;
}

std::string EpochCache::Encode(int64_t below) const {
  std::lock_guard lock(mutex_);
  size_t count = entries_.size();
  while (count > 0 && entries_[count - 1].start_offset >= below) count--;
  std::string text = "0\n" + std::to_string(count) + "\n";
  for (size_t at = 0; at < count; at++) {
    text += std::to_string(entries_[at].epoch) + " " + std::to_string(entries_[at].start_offset) + "\n";
  }
  return text;
}

bool EpochCache::StartsAtOrAfter(int64_t offset) const {
  std::lock_guard lock(mutex_);
  return !entries_.empty() && entries_.back().start_offset >= offset;
}

Status EpochCache::Decode(const std::string& content) {
  std::lock_guard lock(mutex_);
  entries_.clear();
  std::istringstream text(content);
  int64_t version = -1;
  int64_t count = -1;
  if (!(text >> version >> count) || version != 0 || count < 0) {
    return Fault::Corrupt("leader-epoch-checkpoint: expected version 0 and a count");
  }
  for (int64_t index = 0; index < count; index++) {
    EpochEntry entry;
    if (!(text >> entry.epoch >> entry.start_offset)) {
      entries_.clear();
      return Fault::Corrupt("leader-epoch-checkpoint: fewer entries than the " + std::to_string(count) +
                            " announced");
    }
    const bool ascends = entries_.empty() ? entry.epoch >= 0 && entry.start_offset >= 0
                                          : entry.epoch > entries_.back().epoch &&
                                                entry.start_offset > entries_.back().start_offset;
    if (!ascends) {
      entries_.clear();
      return Fault::Corrupt("leader-epoch-checkpoint: entry " + std::to_string(index) + " does not ascend");
    }
    entries_.push_back(entry);
  }
  return Done{};
}

}  // namespace ottla::log
