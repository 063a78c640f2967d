#include "log/producer_state.h"

#include <algorithm>

#include "log/elapsed.h"

namespace ottla::log {

void ProducerEntry::AddBatch(const BatchMeta& batch) {
  if (batch_count == kBatchesKept) {
    std::move(batches + 1, batches + kBatchesKept, batches);
    batch_count--;
  }
  batches[batch_count++] = batch;
}

void ProducerEntry::SetEpoch(int16_t to) {
  if (epoch == to) return;
  epoch = to;
  batch_count = 0;
}

ErrorCode ProducerStates::CheckSequence(const ProducerEntry& entry, const batch::HeaderView& batch) const {
  const int32_t first = batch.base_sequence();
  // Nothing known (retention or DeleteRecords removed it): any sequence may follow.
  if (entry.epoch < 0) return ErrorCode::kNone;
  if (batch.producer_epoch() != entry.epoch) {
    return first == 0 ? ErrorCode::kNone : ErrorCode::kOutOfOrderSequenceNumber;
  }
  const int32_t last = entry.last_sequence();
  const bool follows = (last == INT32_MAX && first == 0) || first == int64_t{last} + 1;
  return follows ? ErrorCode::kNone : ErrorCode::kOutOfOrderSequenceNumber;
}

ErrorCode ProducerStates::Check(const batch::HeaderView& batch, const batch::ControlRecord* control,
                                const CheckOptions& options, BatchMeta* original) const {
  if (options.origin == Origin::kReplication) return ErrorCode::kNone;
  static const ProducerEntry kUnknown;
  const auto found = producers_.find(batch.producer_id());
  const ProducerEntry& entry = found == producers_.end() ? kUnknown : found->second;
  const bool client = options.origin == Origin::kClient;

  if (control != nullptr) {
    if (batch.producer_epoch() < entry.epoch) return ErrorCode::kInvalidProducerEpoch;
    const bool marker =
        control->type == batch::ControlType::kAbort || control->type == batch::ControlType::kCommit;
    if (marker && entry.coordinator_epoch > control->coordinator_epoch)
      return ErrorCode::kTransactionCoordinatorFenced;
    return ErrorCode::kNone;
  }
  if (client && batch.producer_epoch() == entry.epoch) {
    for (uint32_t at = 0; at < entry.batch_count; at++) {
      if (entry.batches[at].first_sequence() == batch.base_sequence() &&
          entry.batches[at].last_sequence == batch.last_sequence()) {
        *original = entry.batches[at];
        return ErrorCode::kDuplicateSequenceNumber;
      }
    }
  }
  const auto verification = verifications_.find(batch.producer_id());
  if (client && batch.transactional()) {
    const bool ongoing = entry.txn_first_offset >= 0 && entry.epoch == batch.producer_epoch();
    const bool verified = verification != verifications_.end() && options.verification_guard != 0 &&
                          verification->second.guard == options.verification_guard;
    if (!ongoing && !verified) return ErrorCode::kInvalidTxnState;
  }
  if (batch.producer_epoch() < entry.epoch) return ErrorCode::kInvalidProducerEpoch;
  if (client) {
    // A later batch of the same producer was verified after an earlier one that is still on its way.
    if (verification != verifications_.end() && verification->second.lowest_sequence >= 0 &&
        batch.base_sequence() > verification->second.lowest_sequence) {
      return ErrorCode::kOutOfOrderSequenceNumber;
    }
    const ErrorCode order = CheckSequence(entry, batch);
    if (order != ErrorCode::kNone) return order;
  }
  if (entry.txn_first_offset >= 0 && entry.epoch == batch.producer_epoch() && !batch.transactional()) {
    return ErrorCode::kInvalidTxnState;
  }
  return ErrorCode::kNone;
}

std::string ProducerStates::Explain(ErrorCode error, const batch::HeaderView& batch,
                                    const batch::ControlRecord* control) const {
  static const ProducerEntry kUnknown;
  const auto found = producers_.find(batch.producer_id());
  const ProducerEntry& entry = found == producers_.end() ? kUnknown : found->second;
  const std::string who =
      "Producer " + std::to_string(batch.producer_id()) + ", epoch " + std::to_string(batch.producer_epoch());
  switch (error) {
    case ErrorCode::kOutOfOrderSequenceNumber:
      return who + ": sequence " + std::to_string(batch.base_sequence()) + " does not follow " +
             std::to_string(entry.last_sequence()) + " of epoch " + std::to_string(entry.epoch);
    case ErrorCode::kInvalidProducerEpoch:
      return who + ": a newer epoch, " + std::to_string(entry.epoch) + ", has fenced it";
    case ErrorCode::kInvalidTxnState:
      return who + (batch.transactional() ? ": the partition is not part of a transaction of it"
                                          : ": the batch is not transactional, and its transaction is open");
    case ErrorCode::kTransactionCoordinatorFenced:
      return who + ": coordinator epoch " +
             std::to_string(control == nullptr ? -1 : control->coordinator_epoch) + " was fenced by " +
             std::to_string(entry.coordinator_epoch);
    default:
      return who + " was refused";
  }
}

std::optional<CompletedTxn> ProducerStates::Update(const batch::HeaderView& batch,
                                                   const batch::ControlRecord* control) {
  const int64_t producer_id = batch.producer_id();
  if (control != nullptr) {
    if (control->type != batch::ControlType::kAbort && control->type != batch::ControlType::kCommit)
      return std::nullopt;
    verifications_.erase(producer_id);
    ProducerEntry& entry = producers_[producer_id];
    std::optional<CompletedTxn> completed;
    if (entry.txn_first_offset >= 0) {
      // A marker with no data behind it changes no stable offset.
      completed = CompletedTxn{producer_id, entry.txn_first_offset, batch.last_offset(),
                               control->type == batch::ControlType::kAbort};
      ongoing_.erase(entry.txn_first_offset);
      entry.txn_first_offset = -1;
    }
    entry.SetEpoch(batch.producer_epoch());
    entry.coordinator_epoch = control->coordinator_epoch;
    entry.last_timestamp = batch.max_timestamp();
    return completed;
  }
  ProducerEntry& entry = producers_[producer_id];
  entry.SetEpoch(batch.producer_epoch());
  entry.AddBatch(
      {batch.last_sequence(), batch.last_offset(), batch.last_offset_delta(), batch.max_timestamp()});
  entry.last_timestamp = batch.max_timestamp();
  if (batch.transactional()) {
    if (!verifications_.empty()) verifications_.erase(producer_id);
    if (entry.txn_first_offset < 0) {
      entry.txn_first_offset = batch.base_offset();
      ongoing_[batch.base_offset()] = producer_id;
    }
  }
  return std::nullopt;
}

int64_t ProducerStates::FirstOngoing(int64_t except_producer) const {
  for (const auto& [first_offset, producer_id] : ongoing_) {
    if (producer_id != except_producer) return first_offset;
  }
  return -1;
}

int64_t ProducerStates::VerifyBegin(int64_t producer_id, int16_t epoch, int32_t sequence, int64_t now_ms) {
  const auto entry = producers_.find(producer_id);
  if (entry != producers_.end() && entry->second.txn_first_offset >= 0 && entry->second.epoch == epoch)
    return 0;
  Verification& verification = verifications_[producer_id];
  if (verification.guard == 0) verification = {++last_guard_, epoch, sequence, now_ms};
  if (verification.epoch < epoch) {
    verification.epoch = epoch;
    verification.lowest_sequence = sequence;
  } else if (verification.epoch == epoch) {
    verification.lowest_sequence = std::min(verification.lowest_sequence, sequence);
  }
  return verification.guard;
}

void ProducerStates::Expire(int64_t now_ms, int64_t expiration_ms) {
  std::erase_if(producers_, [&](const auto& item) {
    return item.second.txn_first_offset < 0 && ElapsedMs(item.second.last_timestamp, now_ms) >= expiration_ms;
  });
  std::erase_if(verifications_,
                [&](const auto& item) { return now_ms - item.second.since_ms >= expiration_ms; });
}

void ProducerStates::Clear() {
  producers_.clear();
  ongoing_.clear();
  verifications_.clear();
}

std::vector<ProducerStateInfo> ProducerStates::List() const {
  std::vector<ProducerStateInfo> list;
  list.reserve(producers_.size());
  for (const auto& [id, entry] : producers_) {
    list.push_back({id, entry.epoch, entry.last_sequence(), entry.last_timestamp, entry.coordinator_epoch,
                    entry.txn_first_offset});
  }
  std::sort(list.begin(), list.end(),
            [](const auto& a, const auto& b) { return a.producer_id < b.producer_id; });
  return list;
}

}  // namespace ottla::log
