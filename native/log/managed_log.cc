#include "log/managed_log.h"

#include "log/flusher.h"
#include "log/log_manager.h"
#include "log/partition_metadata.h"

namespace ottla::log {

HandleTable<ManagedLog>& Logs() {
  static auto* table = new HandleTable<ManagedLog>();  // never destroyed: threads may outlive static objects
  return *table;
}

// Before log_ is set the log is being opened by the manager, which sees every fault in the result of Open.

Status ManagedLog::Name(io::FileSystem& files, const std::string& topic_id) {
  const std::string folder = directory_->PathOf(partition_.Text());
  Status named = WritePartitionMetadata(files, folder, topic_id);
  if (!named.ok()) {
    if (named.fault().kind == Fault::Kind::kIo) Failed(*log_, named.fault());
    return named;
  }
  std::lock_guard lock(topic_id_mutex_);
  topic_id_ = topic_id;
  return Done{};
}

Status ManagedLog::Flush() {
  Status flushed = log_->Flush();
  if (!flushed.ok() && flushed.fault().kind == Fault::Kind::kIo) Failed(*log_, flushed.fault());
  return flushed;
}

void ManagedLog::FlushWanted(PartitionLog&) {
  if (open_.load(std::memory_order_acquire)) flusher_.WantSync(shared_from_this());
}

void ManagedLog::RoomCheckWanted(PartitionLog&) {
  if (open_.load(std::memory_order_acquire)) flusher_.WantRoomCheck(shared_from_this());
}

void ManagedLog::SegmentNearlyFull(PartitionLog&) {
  if (open_.load(std::memory_order_acquire)) flusher_.WantNextSegment(shared_from_this());
}

void ManagedLog::Rolled(PartitionLog&) {
  if (open_.load(std::memory_order_acquire)) flusher_.WantSync(shared_from_this());
}

void ManagedLog::Failed(PartitionLog&, const Fault& fault) {
  if (open_.load(std::memory_order_acquire)) manager_->FailDirectory(*directory_, fault);
}

}  // namespace ottla::log
