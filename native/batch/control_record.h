// The one record of a control batch.
#pragma once

#include <cstdint>

#include "core/bytes.h"

namespace ottla::batch {

enum class ControlType : int16_t {
  kAbort = 0,
  kCommit = 1,
  kLeaderChange = 2,
  kSnapshotHeader = 3,
  kSnapshotFooter = 4,
  kKraftVersion = 5,
  kKraftVoters = 6,
  kUnknown = -1
};

struct ControlRecord {
  ControlType type = ControlType::kUnknown;
  int32_t coordinator_epoch = -1;  // transaction markers
};

/// `payload` is what follows the batch header. False when it is no well-formed control record.
[[nodiscard]] bool ParseControlRecord(Bytes payload, ControlRecord* record);

}  // namespace ottla::batch
