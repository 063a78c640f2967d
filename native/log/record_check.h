// What is checked of a record set before the append lock is taken: it reads bytes that a stranger sent.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "log/log_types.h"
#include "log/segment.h"

namespace ottla::log {

/// The batches of a record set. Eight stand inline: a Produce brings one.
class BatchList {
 public:
  void Add(const BatchInfo& batch) {
    if (count_ == kInline && more_.empty()) more_.assign(few_, few_ + kInline);
    if (count_ < kInline)
      few_[count_] = batch;
    else
      more_.push_back(batch);
    count_++;
  }
  [[nodiscard]] size_t size() const { return count_; }
  [[nodiscard]] BatchInfo* data() { return count_ <= kInline ? few_ : more_.data(); }

 private:
  static constexpr size_t kInline = 8;
  size_t count_ = 0;
  BatchInfo few_[kInline];
  std::vector<BatchInfo> more_;
};

struct CheckedRecords {
  ErrorCode error = ErrorCode::kNone;
  std::string message;
  std::vector<RecordError> record_errors;
  MutableBytes stored;  // what to append: in the caller's memory, or in `rewritten`
  std::unique_ptr<uint8_t[]> rewritten;
  BatchList batches;  // offsets relative to the first batch until they are assigned
  int64_t max_timestamp = -1;
  int64_t append_time_ms = -1;
  int64_t record_count = 0;
  bool any_producer = false;
};

/// A leader's check, by origin: Kafka's rules for what clients may send; re-compression and LogAppendTime are
/// done here.
/// `label`: topic-partition, for messages.
void CheckForLeader(MutableBytes records, const LogConfig& config, const AppendOptions& options,
                    const std::string& label, CheckedRecords* checked);
/// A follower's: whole batches with matching CRC and ascending offsets; a trailing part is left out.
void CheckForFollower(Bytes records, CheckedRecords* checked);

}  // namespace ottla::log
