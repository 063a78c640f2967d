// What the log remembers of each producer: epoch, the last five batches, the transaction that is open.
//
// Check decides and changes nothing; Update records a batch that was written. Not thread-safe: the append
// lock stands around it. Rules: KIP-98, KIP-360, KIP-890 (verification), KIP-1228.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/batch_header.h"
#include "batch/control_record.h"
#include "core/result.h"
#include "log/log_types.h"

namespace ottla::log {

struct BatchMeta {
  int32_t last_sequence = -1;
  int64_t last_offset = -1;
  int32_t offset_delta = 0;
  int64_t timestamp = -1;

  [[nodiscard]] int32_t first_sequence() const {
    return static_cast<int32_t>((int64_t{last_sequence} - offset_delta) & INT32_MAX);
  }
  [[nodiscard]] int64_t first_offset() const { return last_offset - offset_delta; }
};

struct ProducerEntry {
  static constexpr uint32_t kBatchesKept = 5;

  int16_t epoch = -1;
  int32_t coordinator_epoch = -1;
  int64_t last_timestamp = -1;
  int64_t txn_first_offset = -1;
  uint32_t batch_count = 0;  // oldest first in batches
  BatchMeta batches[kBatchesKept];

  [[nodiscard]] int32_t last_sequence() const {
    return batch_count == 0 ? -1 : batches[batch_count - 1].last_sequence;
  }
  void AddBatch(const BatchMeta& batch);
  void SetEpoch(int16_t to);
};

/// A transaction whose marker was written.
struct CompletedTxn {
  int64_t producer_id = -1;
  int64_t first_offset = -1;
  int64_t last_offset = -1;  // the marker's
  bool aborted = false;
};

class ProducerStates {
 public:
  struct CheckOptions {
    Origin origin = Origin::kClient;
    int64_t verification_guard = 0;
  };

  /// NONE, DUPLICATE_SEQUENCE_NUMBER with the original in `original`, or why the batch is refused. For
  /// control batches `control` is their record.
  [[nodiscard]] ErrorCode Check(const batch::HeaderView& batch, const batch::ControlRecord* control,
                                const CheckOptions& options, BatchMeta* original) const;
  /// For people: why Check refused the batch.
  [[nodiscard]] std::string Explain(ErrorCode error, const batch::HeaderView& batch,
                                    const batch::ControlRecord* control) const;
  /// Records a batch that stands at its final offsets.
  std::optional<CompletedTxn> Update(const batch::HeaderView& batch, const batch::ControlRecord* control);

  /// Takes back a batch from before the oldest one known of its producer; called from the newest to the
  /// oldest.
  void Recall(int64_t producer_id, int16_t epoch, const BatchMeta& batch);

  /// Where the first open transaction begins, other than `except`'s; -1 none.
  [[nodiscard]] int64_t FirstOngoing(int64_t except_producer = -1) const;

  int64_t VerifyBegin(int64_t producer_id, int16_t epoch, int32_t sequence, int64_t now_ms);
  void Expire(int64_t now_ms, int64_t expiration_ms);
  void Clear();

  [[nodiscard]] std::vector<ProducerStateInfo> List() const;
  [[nodiscard]] size_t size() const { return producers_.size(); }

  /// Kafka's NNN.snapshot, version 1.
  [[nodiscard]] std::string Serialize() const;
  /// Replaces everything; kCorrupt for what Kafka would refuse. Producers expired at now_ms are left out.
  [[nodiscard]] Status Restore(const std::string& content, int64_t now_ms, int64_t expiration_ms);

 private:
  struct Verification {
    int64_t guard = 0;
    int16_t epoch = -1;
    int32_t lowest_sequence = -1;
    int64_t since_ms = 0;
  };

  [[nodiscard]] ErrorCode CheckSequence(const ProducerEntry& entry, const batch::HeaderView& batch) const;

  std::unordered_map<int64_t, ProducerEntry> producers_;
  std::unordered_map<int64_t, Verification> verifications_;
  std::map<int64_t, int64_t> ongoing_;  // first offset -> producer id
  int64_t last_guard_ = 0;
};

}  // namespace ottla::log
