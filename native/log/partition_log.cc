// Opening, closing and looking at a log. What it does with records is in append.cc, reader.cc, role.cc; how
// its files change in shape.cc, truncation.cc, retention.cc, flush.cc; what a crash left in recovery.cc.
#include "log/partition_log.h"

#include "log/log_state.h"

namespace ottla::log {

PartitionLog::PartitionLog(std::unique_ptr<LogState> state) : state_(std::move(state)) {}

PartitionLog::~PartitionLog() {
  if (state_->life.load(std::memory_order_acquire) == Life::kOpen) (void)Close(false);
}

Result<std::shared_ptr<PartitionLog>> PartitionLog::Open(OpenOptions options) {
  auto state = std::make_unique<LogState>(std::move(options));
  RETURN_IF_FAULT(state->Load());
  return std::shared_ptr<PartitionLog>(new PartitionLog(std::move(state)));
}

const std::string& PartitionLog::label() const { return state_->options.label; }

std::string PartitionLog::directory() const {
  std::lock_guard lock(state_->view_mutex);
  return state_->directory;
}

LogOffsets PartitionLog::Offsets() const {
  std::lock_guard lock(state_->view_mutex);
  const View& view = state_->view;
  return {view.log_start, view.last_stable(),     view.high_watermark, view.flushed,
          view.end,       view.role.leader_epoch, view.role.kind,      view.under_min_isr()};
}

EpochEndOffset PartitionLog::EndOffsetForEpoch(int32_t epoch) const {
  int64_t end;
  {
    std::lock_guard lock(state_->view_mutex);
    end = state_->view.end;
  }
  return state_->epochs.EndOffsetFor(epoch, end);
}

int32_t PartitionLog::LatestEpoch() const { return state_->epochs.Latest(); }
int32_t PartitionLog::EpochAt(int64_t offset) const { return state_->epochs.At(offset); }
std::vector<EpochEntry> PartitionLog::EpochEntries() const { return state_->epochs.Entries(); }

std::vector<ProducerStateInfo> PartitionLog::ProducerStates() const {
  std::lock_guard lock(state_->append_mutex);
  return state_->producers.List();
}

std::vector<SegmentInfo> PartitionLog::Segments() const {
  std::shared_ptr<const SegmentList> segments;
  {
    std::lock_guard lock(state_->view_mutex);
    segments = state_->view.segments;
  }
  std::vector<SegmentInfo> list;
  list.reserve(segments->size());
  for (const auto& segment : *segments) {
    list.push_back({segment->base_offset(), segment->size(), segment->max_timestamp().timestamp,
                    segment->last_modified_ms()});
  }
  return list;
}

int64_t PartitionLog::SizeBytes() const {
  std::shared_ptr<const SegmentList> segments;
  {
    std::lock_guard lock(state_->view_mutex);
    segments = state_->view.segments;
  }
  int64_t size = 0;
  for (const auto& segment : *segments) size += segment->size();
  return size;
}

uint32_t PartitionLog::truncation_generation() const {
  std::lock_guard lock(state_->view_mutex);
  return state_->view.generation;
}

bool PartitionLog::offline() const { return state_->life.load(std::memory_order_acquire) == Life::kOffline; }

void PartitionLog::UpdateConfig(const LogConfig& config) {
  WatchedOffsets watched;
  {
    std::lock_guard lock(state_->append_mutex);
    std::lock_guard view_lock(state_->view_mutex);
    state_->view.config = config;
    state_->view.AdvanceLeader();  // flush.messages says how far the leader counts itself
    watched = LogState::WatchedOf(state_->view);
  }
  state_->waiters.Reached(watched);
}

LogConfig PartitionLog::config() const { return state_->ConfigCopy(); }

void PartitionLog::ExpireProducers(int64_t now_ms) {
  std::lock_guard lock(state_->append_mutex);
  state_->producers.Expire(now_ms, state_->view.config.producer_id_expiration_ms);
}

void PartitionLog::MarkOffline(const Fault& fault) {
  Life open = Life::kOpen;
  if (!state_->life.compare_exchange_strong(open, Life::kOffline, std::memory_order_acq_rel)) return;
  {
    // An append that is past its check ends first: nothing is acknowledged after this returns.
    std::lock_guard lock(state_->append_mutex);
    std::lock_guard view_lock(state_->view_mutex);
    state_->view.role.kind = RoleKind::kOffline;
  }
  state_->waiters.Fail(WaitOutcome::kOffline, -1, true);
  if (state_->options.events != nullptr) state_->options.events->Failed(*this, fault);
}

void PartitionLog::MarkDeleted() {
  {
    std::lock_guard lock(state_->append_mutex);
    state_->life.store(Life::kDeleted, std::memory_order_release);
  }
  state_->waiters.Fail(WaitOutcome::kDeleted, -1, true);
}

Status PartitionLog::RenameDirectory(const std::string& to) {
  std::lock_guard flush_lock(state_->flush_mutex);
  std::lock_guard lock(state_->append_mutex);
  RETURN_IF_FAULT(state_->files->Rename(state_->directory, to));
  std::shared_ptr<const SegmentList> segments;
  for (ExpiringFile& file : state_->expiring) file.path = to + file.path.substr(state_->directory.size());
  {
    std::lock_guard view_lock(state_->view_mutex);
    state_->directory = to;
    segments = state_->view.segments;
  }
  for (const auto& segment : *segments) segment->SetDirectory(to);
  return Done{};
}

Status PartitionLog::Close(bool clean) {
  LogState& state = *state_;
  Status flushed = Done{};
  if (clean && state.life.load(std::memory_order_acquire) == Life::kOpen) flushed = Flush();
  {
    std::lock_guard lock(state.append_mutex);
    Life open = Life::kOpen;
    if (!state.life.compare_exchange_strong(open, Life::kClosed, std::memory_order_acq_rel)) return flushed;
    if (clean && flushed.ok()) {
      // Appends may have come between the flush and the lock; nothing comes after. A log that never held a
      // record has nothing to lose: it is made anew where power loss took it.
      const bool used = state.view.end > 0;
      const bool changed = used && !state.AsOpened();
      if (changed || !used) flushed = state.active->Seal();
      if (flushed.ok() && changed) flushed = state.active->Sync(true);
      if (flushed.ok() && changed && state.snapshot_offset != state.view.end)
        flushed = state.WriteSnapshot(state.view.end, true);
      if (flushed.ok() && used && state.epochs_dirty) flushed = state.StoreEpochs(true);
      if (flushed.ok() && changed) flushed = state.files->SyncDirectory(state.directory);
      if (flushed.ok()) {
        std::lock_guard view_lock(state.view_mutex);
        state.view.flushed = state.view.end;
      }
    }
  }
  state.waiters.Fail(WaitOutcome::kOffline, -1, true);
  return flushed;
}

}  // namespace ottla::log
