// Looks for a record by its timestamp inside one batch.
#pragma once

#include "core/bytes.h"

namespace ottla::log {

struct RecordTime {
  int64_t offset = -1;
  int64_t timestamp = -1;
};

/// The first record with timestamp >= `timestamp` and offset >= `from_offset`; false when there is none or
/// the batch is broken.
[[nodiscard]] bool FirstRecordAtOrAfter(Bytes batch, int64_t timestamp, int64_t from_offset,
                                        RecordTime* record);

}  // namespace ottla::log
