#include "log/record_times.h"

#include <algorithm>

#include "batch/batch_header.h"
#include "batch/varint.h"

namespace ottla::log {

bool FirstRecordAtOrAfter(Bytes batch, int64_t timestamp, int64_t from_offset, RecordTime* record) {
  const batch::HeaderView header(batch.data);
  if (header.log_append_time()) {
    // Every record has the batch's time.
    if (header.max_timestamp() < timestamp || header.last_offset() < from_offset) return false;
    *record = {std::max(header.base_offset(), from_offset), header.max_timestamp()};
    return true;
  }
  batch::VarintReader reader(batch.data + batch::kHeaderBytes, batch.data + batch.size);
  for (int32_t index = 0; index < header.record_count(); index++) {
    const int32_t length = reader.Int();
    const uint8_t* begin = reader.at();
    reader.Skip(1);
    const int64_t at = header.base_timestamp() + reader.Long();
    const int64_t offset = header.base_offset() + reader.Int();
    if (reader.failed()) return false;
    if (at >= timestamp && offset >= from_offset) {
      *record = {offset, at};
      return true;
    }
    reader.Skip(length - (reader.at() - begin));
    if (reader.failed()) return false;
  }
  return false;
}

}  // namespace ottla::log
