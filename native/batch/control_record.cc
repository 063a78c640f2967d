#include "batch/control_record.h"

#include "batch/varint.h"

namespace ottla::batch {

bool ParseControlRecord(Bytes payload, ControlRecord* record) {
  VarintReader reader(payload.data, payload.data + payload.size);
  const int32_t length = reader.Int();
  if (reader.failed() || length < 0 || length > reader.remaining()) return false;
  reader.Skip(1);  // attributes
  reader.Long();   // timestamp delta
  reader.Int();    // offset delta
  const int32_t key_length = reader.Int();
  const uint8_t* key = reader.at();
  if (reader.failed() || key_length < 4 || key_length > reader.remaining()) return false;
  reader.Skip(key_length);
  const int16_t type = LoadBig<int16_t>(key + 2);
  record->type = type >= 0 && type <= 6 ? static_cast<ControlType>(type) : ControlType::kUnknown;
  if (type != 0 && type != 1) return true;
  const int32_t value_length = reader.Int();
  const uint8_t* value = reader.at();
  if (reader.failed() || value_length < 6 || value_length > reader.remaining()) return false;
  record->coordinator_epoch = LoadBig<int32_t>(value + 2);
  return true;
}

}  // namespace ottla::batch
