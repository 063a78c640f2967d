#include "log/record_times.h"

#include <algorithm>

#include "batch/batch_header.h"
#include "ottla_records.h"

namespace ottla::log {

bool FirstRecordAtOrAfter(Bytes batch, int64_t timestamp, int64_t from_offset, RecordTime* record) {
  const batch::HeaderView header(batch.data);
  if (header.log_append_time()) {
    // Every record has the batch's time.
    if (header.max_timestamp() < timestamp || header.last_offset() < from_offset) return false;
    *record = {std::max(header.base_offset(), from_offset), header.max_timestamp()};
    return true;
  }
  RecordTime found;
  const int16_t error = ottla_records_find_time(batch.data, batch.size, timestamp, from_offset, &found.offset,
                                                &found.timestamp);
  if (error != OTTLA_NONE || found.offset < 0) return false;
  *record = found;
  return true;
}

}  // namespace ottla::log
