#include "log/record_check.h"

#include <algorithm>

#include "batch/batch_header.h"
#include "batch/crc32c.h"

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

void CheckForLeader(MutableBytes records, const LogConfig& config, const AppendOptions& options, CheckedRecords* checked) {
  int64_t next = 0;
  size_t at = 0;
  while (at < records.size) {
    const Bytes rest{records.data + at, records.size - at};
    const size_t size = WholeBatch(rest, checked);
    if (checked->error != ErrorCode::kNone) return;
    if (size == 0) return Refuse(checked, ErrorCode::kCorruptMessage, "The last record batch is cut short");
    const HeaderView header(rest.data);
    if (static_cast<int64_t>(size) > config.max_message_bytes && options.origin == Origin::kClient) {
      return Refuse(checked, ErrorCode::kMessageTooLarge, "Record batch is larger than max.message.bytes");
    }
    if (!CrcMatches(rest.Sub(0, size))) {
      return Refuse(checked, ErrorCode::kCorruptMessage, "Record batch CRC does not match");
    }
    if (header.last_offset_delta() < 0 || header.record_count() < 0 ||
        (options.origin == Origin::kClient && header.record_count() != int64_t{header.last_offset_delta()} + 1)) {
      return Refuse(checked, ErrorCode::kInvalidRecord, "Record count does not fit the offset delta");
    }
    if (options.origin == Origin::kClient && header.control()) {
      return Refuse(checked, ErrorCode::kInvalidRecord, "Clients are not allowed to write control records");
    }
    if (options.origin == Origin::kClient && at + size < records.size) {
      return Refuse(checked, ErrorCode::kInvalidRecord, "Compressed outer record has magic 2: one batch per partition");
    }
    checked->batches.Add({next, next + header.last_offset_delta(), header.max_timestamp(), static_cast<int32_t>(size)});
    checked->max_timestamp = std::max(checked->max_timestamp, header.max_timestamp());
    checked->record_count += header.record_count();
    checked->any_producer |= header.has_producer();
    next += int64_t{header.last_offset_delta()} + 1;
    at += size;
  }
  if (at == 0) return Refuse(checked, ErrorCode::kInvalidRecord, "No record batch");
  checked->stored = records;
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
    if (header.base_offset() <= last || header.last_offset_delta() < 0) {
      return Refuse(checked, ErrorCode::kCorruptMessage, "Offsets of the record batches do not ascend");
    }
    last = header.last_offset();
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
