// The second half of an append, and what it leaves to be done once the append lock is gone.
#pragma once

#include <optional>
#include <vector>

#include "log/log_state.h"
#include "log/record_check.h"

namespace ottla::log {

struct AppendEffects {
  std::optional<Fault> fault;
  WatchedOffsets watched;
  bool wake = false;
  bool rolled = false;
  bool flush_wanted = false;
  bool room_check_wanted = false;
  bool nearly_full = false;

  /// Append lock held.
  void Commit(LogState& state, CheckedRecords& checked, const AppendOptions& options, AppendResult* result);
  /// No lock held.
  void Run(PartitionLog& log, LogState& state);

 private:
  void Publish(LogState& state, const std::vector<CompletedTxn>& completed, CheckedRecords& checked,
               const AppendOptions& options, AppendResult* result);
};

}  // namespace ottla::log
