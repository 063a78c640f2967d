#include "log/record_check.h"

#include <algorithm>
#include <new>

#include "batch/batch_header.h"
#include "batch/crc32c.h"
#include "ottla_records.h"

namespace ottla::log {
namespace {

using batch::HeaderView;

void Refuse(CheckedRecords* checked, ErrorCode error, std::string message) {
  checked->error = error;
  checked->message = std::move(message);
}

bool CrcMatches(Bytes whole) {
  return batch::Crc32c(whole.From(batch::kCrcRangeBegin)) == HeaderView(whole.data).crc();
}

/// The size of the batch at the beginning, 0 when it is not whole; refuses what no batch can be.
size_t WholeBatch(Bytes records, CheckedRecords* checked) {
  if (records.size < batch::kHeaderBytes) return 0;
  const HeaderView header(records.data);
  if (header.size() < static_cast<int64_t>(batch::kHeaderBytes)) {
    Refuse(checked, ErrorCode::kCorruptMessage, "Record batch length is below its header's");
    return 0;
  }
  if (header.size() > static_cast<int64_t>(records.size)) return 0;
  if (header.magic() != 2) {
    Refuse(checked, ErrorCode::kUnsupportedForMessageFormat, "Only magic 2 is stored");
    return 0;
  }
  return static_cast<size_t>(header.size());
}

}  // namespace

namespace {

bool IsWholeAndMatches(Bytes records) {
  if (records.size < batch::kHeaderBytes) return false;
  const int64_t size = HeaderView(records.data).size();
  if (size < static_cast<int64_t>(batch::kHeaderBytes) || size > static_cast<int64_t>(records.size))
    return false;
  return CrcMatches(records.Sub(0, static_cast<size_t>(size)));
}

uint8_t* ReserveRewritten(void* context, size_t bytes) {
  auto* checked = static_cast<CheckedRecords*>(context);
  checked->rewritten.reset(new (std::nothrow) uint8_t[bytes]);
  return checked->rewritten.get();
}

uint8_t OriginFor(Origin origin) {
  switch (origin) {
    case Origin::kClient:
      return OTTLA_ORIGIN_CLIENT;
    case Origin::kRaftLeader:
      return OTTLA_ORIGIN_RAFT_LEADER;
    case Origin::kCoordinator:
    case Origin::kReplication:
      break;
  }
  return OTTLA_ORIGIN_COORDINATOR;
}

/// Bounds of what is taken; an unlimited one wraps around, as Java's does.
std::string Wrapped(uint64_t bound) { return std::to_string(static_cast<int64_t>(bound)); }

/// The words are Kafka's: people search for them, and clients' tests look for them.
std::string DescribeRecordError(const OttlaRecordError& error, const LogConfig& config, int64_t now_ms,
                                const std::string& label) {
  const auto now = static_cast<uint64_t>(now_ms);
  switch (error.reason) {
    case OTTLA_RECORD_NO_KEY:
      return "Compacted topic cannot accept message without key in topic partition " + label;
    case OTTLA_RECORD_TIMESTAMP_RANGE:
      return "Timestamp " + std::to_string(error.timestamp) + " of message with offset " +
             std::to_string(error.index) + " is out of range. The timestamp should be within [" +
             Wrapped(now - static_cast<uint64_t>(config.timestamp_before_max_ms)) + ", " +
             Wrapped(now + static_cast<uint64_t>(config.timestamp_after_max_ms)) + "]";
    default:
      return "A producer may not send records with timestamp type LogAppendTime";
  }
}

void DescribeRefusal(const OttlaValidateResult& result, const OttlaRecordError* errors,
                     const LogConfig& config, int64_t now_ms, const std::string& label,
                     CheckedRecords* checked) {
  Refuse(checked, static_cast<ErrorCode>(result.error_code), ottla_records_message(result.message));
  for (uint32_t index = 0; index < result.record_error_count; index++) {
    checked->record_errors.push_back(
        {errors[index].index, DescribeRecordError(errors[index], config, now_ms, label)});
  }
  if (checked->record_errors.empty()) return;
  checked->message = "One or more records have been rejected due to ";
  if (checked->error == ErrorCode::kInvalidTimestamp) {
    checked->message += "invalid timestamp";
    return;
  }
  checked->message += std::to_string(result.record_error_total) +
                      " record errors in total, and only showing the first three errors at most: [";
  for (size_t index = 0; index < std::min<size_t>(3, checked->record_errors.size()); index++) {
    const RecordError& error = checked->record_errors[index];
    checked->message += (index > 0 ? ", RecordError(batchIndex=" : "RecordError(batchIndex=") +
                        std::to_string(error.batch_index) + ", message='" + error.message + "')";
  }
  checked->message += "]";
}

OttlaValidateOptions OptionsFor(const LogConfig& config, const AppendOptions& options) {
  OttlaValidateOptions to{};
  to.now_ms = options.now_ms;
  to.timestamp_before_max_ms = config.timestamp_before_max_ms;
  to.timestamp_after_max_ms = config.timestamp_after_max_ms;
  to.max_message_bytes = options.origin == Origin::kClient ? config.max_message_bytes : -1;
  to.level = config.compression_level == 0 ? OTTLA_LEVEL_DEFAULT : config.compression_level;
  to.produce_version = options.origin == Origin::kClient ? options.produce_version : int16_t{-1};
  to.target_codec = config.compression;
  to.timestamp_type = config.log_append_time ? OTTLA_LOG_APPEND_TIME : OTTLA_CREATE_TIME;
  to.origin = OriginFor(options.origin);
  to.compacted = config.compact ? 1 : 0;
  return to;
}

}  // namespace

void CheckForLeader(MutableBytes records, const LogConfig& config, const AppendOptions& options,
                    const std::string& label, CheckedRecords* checked) {
  constexpr size_t kRecordErrorsShown = 100;
  const bool client = options.origin == Origin::kClient;
  OttlaValidateOptions rules = OptionsFor(config, options);
  // Coordinators append several batches at once, written by us: only one batch can be re-compressed, so
  // theirs stay as they are.
  if (!client) rules.target_codec = OTTLA_CODEC_PRODUCER;
  const OttlaSink sink{checked, ReserveRewritten};
  OttlaRecordError errors[kRecordErrorsShown];
  int64_t next = 0;
  size_t at = 0;
  do {
    OttlaValidateResult result{};
    // Checked here because this way is several times faster; a mismatch is left to be found again there, in
    // Kafka's order of checks.
    rules.crc_verified = IsWholeAndMatches({records.data + at, records.size - at}) ? 1 : 0;
    if (ottla_records_validate(&rules, records.data + at, records.size - at, &sink, errors,
                               kRecordErrorsShown, &result) != OTTLA_NONE) {
      return DescribeRefusal(result, errors, config, options.now_ms, label, checked);
    }
    // Counts are compared for clients only; what a coordinator sends must at least not move the end back.
    if (result.last_offset_delta < 0)
      return Refuse(checked, ErrorCode::kInvalidRecord, "The last offset delta is negative");
    checked->stored = result.rewritten != 0 ? MutableBytes{result.rewritten_data, result.stored_bytes}
                                            : MutableBytes{records.data, at + result.stored_bytes};
    checked->batches.Add({next, next + result.last_offset_delta, result.max_timestamp,
                          static_cast<int32_t>(result.stored_bytes)});
    checked->max_timestamp = std::max(checked->max_timestamp, result.max_timestamp);
    checked->record_count += result.record_count;
    checked->any_producer |= result.producer_id != batch::kNoProducerId;
    next += int64_t{result.last_offset_delta} + 1;
    at += result.batch_bytes;
  } while (!client && at < records.size);
  if (config.log_append_time) checked->append_time_ms = options.now_ms;
}

void CheckForFollower(Bytes records, CheckedRecords* checked) {
  size_t at = 0;
  int64_t last = -1;
  while (at < records.size) {
    const Bytes rest = records.From(at);
    const size_t size = WholeBatch(rest, checked);
    if (checked->error != ErrorCode::kNone) return;
    if (size == 0) break;
    const HeaderView header(rest.data);
    if (!CrcMatches(rest.Sub(0, size))) {
      return Refuse(checked, ErrorCode::kCorruptMessage, "Record batch CRC does not match");
    }
    if (header.base_offset() <= last || header.last_offset_delta() < 0 ||
        header.base_offset() >= INT64_MAX - header.last_offset_delta()) {
      return Refuse(checked, ErrorCode::kCorruptMessage, "Offsets of the record batches do not ascend");
    }
    last = header.last_offset();
    if (at > 0 && last - checked->batches.data()[0].base_offset > INT32_MAX) {
      return Refuse(checked, ErrorCode::kCorruptMessage,
                    "Offsets of the record batches do not fit one segment");
    }
    checked->batches.Add({header.base_offset(), last, header.max_timestamp(), static_cast<int32_t>(size)});
    checked->max_timestamp = std::max(checked->max_timestamp, header.max_timestamp());
    checked->record_count += header.record_count();
    checked->any_producer |= header.has_producer();
    at += size;
  }
  // Followers never write into these bytes.
  checked->stored = {const_cast<uint8_t*>(records.data), at};
}

}  // namespace ottla::log
