#include "log/record_times.h"

#include <algorithm>
#include <memory>
#include <new>

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
  std::unique_ptr<uint8_t[]> payload;
  const OttlaSink sink{&payload, [](void* context, size_t bytes) -> uint8_t* {
                         auto* to = static_cast<std::unique_ptr<uint8_t[]>*>(context);
                         to->reset(new (std::nothrow) uint8_t[bytes]);
                         return to->get();
                       }};
  OttlaBatch open;
  if (ottla_records_open(batch.data, batch.size, 0, 0, &sink, &open) != OTTLA_NONE) return false;
  OttlaRecord records[64];
  for (;;) {
    size_t count = 0;
    if (ottla_records_next(&open, records, 64, &count) != OTTLA_NONE || count == 0) return false;
    for (size_t index = 0; index < count; index++) {
      if (records[index].timestamp < timestamp || records[index].offset < from_offset) continue;
      *record = {records[index].offset, records[index].timestamp};
      return true;
    }
  }
}

}  // namespace ottla::log
