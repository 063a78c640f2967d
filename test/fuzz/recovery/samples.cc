#include "fuzz/recovery/samples.h"

#include <cstdlib>

#include "batch/batch_header.h"
#include "batch/crc32c.h"
#include "core/check.h"
#include "native/support/batches.h"

#ifndef OTTLA_ROOT
#define OTTLA_ROOT "."
#endif

namespace ottla::fuzz {
namespace {

using log::ErrorCode;
using testing::BatchSpec;

constexpr size_t kSampleBytesMax =
    64 << 10;  // Kafka allocates an index of 10 MiB; its zeros say the same in less

io::FileSystem& Disk() { return *io::FileSystem::Posix(); }

std::map<std::string, int64_t> CheckpointOf(const Files& files, const std::string& name) {
  std::map<std::string, int64_t> offsets;
  const auto found = files.find(name);
  if (found == files.end()) return offsets;
  const std::string& text = found->second;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    const size_t second = line.rfind(' ');
    if (second == std::string::npos) continue;
    std::string partition = line.substr(0, second);
    partition[partition.rfind(' ')] = '-';
    offsets[partition] = std::atoll(line.c_str() + second);
  }
  return offsets;
}

void AddGolden(const std::string& name, Samples* samples) {
  testing::TemporaryDirectory home;
  const std::string archive = std::string(OTTLA_ROOT) + "/test/golden/segments/" + name + ".tar.gz";
  const std::string unpack = "tar xzf '" + archive + "' -C " + home.path();
  BROKER_CHECK(std::system(unpack.c_str()) == 0, "%s", unpack.c_str());
  for (const char* directory : {"d1", "d2"}) {
    const std::string root = home.path() + "/" + directory;
    Home read;
    read.files = ReadFolder(root);
    auto points = CheckpointOf(read.files, "recovery-point-offset-checkpoint");
    auto starts = CheckpointOf(read.files, "log-start-offset-checkpoint");
    auto listed = Disk().List(root);
    BROKER_CHECK(listed.ok(), "%s", root.c_str());
    for (const io::DirectoryEntry& entry : listed.value()) {
      if (!entry.is_directory) continue;
      Files files = ReadFolder(root + "/" + entry.name);
      read.folders[entry.name] = files;
      // Empty partitions are all alike: a few of the home's are enough.
      size_t bytes = 0;
      for (const auto& [file, content] : files) bytes += file.ends_with(".log") ? content.size() : 0;
      if (bytes == 0) continue;
      samples->partitions.push_back(
          {entry.name, std::move(files), {}, points[entry.name], starts[entry.name]});
    }
    samples->homes.push_back(std::move(read));
  }
}

struct Written {
  const char* name;
  log::LogConfig config;
  bool clean;
};

void Append(log::PartitionLog& log, BatchSpec spec, int64_t guard = 0) {
  auto batch = testing::MakeBatch(spec);
  log::AppendOptions options;
  options.now_ms = spec.timestamp;
  options.verification_guard = guard;
  if (spec.marker >= 0) options.origin = log::Origin::kCoordinator;
  const auto appended = log.AppendAsLeader({batch.data(), batch.size()}, options);
  BROKER_CHECK(appended.error == ErrorCode::kNone, "the sample is refused: %s",
               appended.error_message.c_str());
}

/// Plain batches, an idempotent producer, transactions committed, aborted and left open, over several epochs.
void Fill(log::PartitionLog& log) {
  int32_t sequence = 0;
  for (int32_t round = 0; round < 40; round++) {
    if (round % 15 == 0) (void)log.SetRole({log::RoleKind::kLeader, round / 15, 1, {1}, {}, 1});
    const int64_t time = 1700000000000 + round * 1000;
    Append(log,
           {.records = 1 + round % 5, .value_bytes = 20 + round * 3, .timestamp = time, .timestamp_step = 7});
    if (round % 3 == 0) {
      Append(log,
             {.records = 2, .timestamp = time, .producer_id = 7, .producer_epoch = 0, .sequence = sequence});
      sequence += 2;
    }
    if (round % 8 != 0) continue;
    const int64_t guard = log.VerifyBegin(9 + round % 2, 0, 0, true);
    Append(log,
           {.records = 3,
            .timestamp = time,
            .producer_id = 9 + round % 2,
            .producer_epoch = static_cast<int16_t>(round),
            .sequence = 0,
            .transactional = true},
           guard);
    if (round == 32) continue;
    Append(log, {.timestamp = time,
                 .producer_id = 9 + round % 2,
                 .producer_epoch = static_cast<int16_t>(round),
                 .transactional = true,
                 .marker = round % 16 == 0 ? 0 : 1});
  }
}

void AddWritten(const Written& plan, Samples* samples) {
  testing::TemporaryDirectory home;
  log::OpenOptions options;
  options.directory = home.path() + "/" + plan.name;
  options.label = plan.name;
  options.config = plan.config;
  options.clock_ms = [](void*) { return int64_t{1700000100000}; };
  auto opened = log::PartitionLog::Open(options);
  BROKER_CHECK(opened.ok(), "%s", opened.fault().message.c_str());
  log::PartitionLog& log = *opened.value();
  Fill(log);
  int64_t start = 0;
  if (plan.config.retention_bytes >= 0) {
    start = log.Offsets().high_watermark / 3;
    BROKER_CHECK(log.DeleteRecordsBefore(start) == ErrorCode::kNone, "DeleteRecordsBefore");
    (void)log.DeleteOldSegments(1700000100000);
  }
  int64_t point = 0;
  if (!plan.clean) {
    BROKER_CHECK(log.Flush().ok(), "Flush");
    point = log.RecoveryPoint() / 2;
  }
  BROKER_CHECK(log.Close(plan.clean).ok(), "Close");
  samples->partitions.push_back({plan.name, ReadFolder(options.directory), plan.config, point, start});
}

}  // namespace

Files ReadFolder(const std::string& path) {
  Files files;
  auto listed = Disk().List(path);
  BROKER_CHECK(listed.ok(), "%s: %s", path.c_str(), listed.fault().message.c_str());
  for (const io::DirectoryEntry& entry : listed.value()) {
    if (entry.is_directory) continue;
    auto content = io::ReadWholeFile(Disk(), path + "/" + entry.name);
    BROKER_CHECK(content.ok(), "%s", content.fault().message.c_str());
    if (content.value().size() > kSampleBytesMax) content.value().resize(kSampleBytesMax / 24 * 24);
    files[entry.name] = std::move(content.value());
  }
  return files;
}

void WriteFolder(const std::string& path, const Files& files) {
  BROKER_CHECK(Disk().RemoveTree(path).ok() && Disk().MakeDirectories(path).ok(), "%s", path.c_str());
  for (const auto& [name, content] : files) {
    auto file = Disk().Open(path + "/" + name, io::OpenMode::kTruncate);
    BROKER_CHECK(file.ok(), "%s: %s", name.c_str(), file.fault().message.c_str());
    const Bytes bytes{reinterpret_cast<const uint8_t*>(content.data()), content.size()};
    BROKER_CHECK(file.value()->WriteAt(0, bytes).ok(), "%s", name.c_str());
  }
}

std::vector<BatchSpan> BatchesOf(const std::string& content) {
  std::vector<BatchSpan> spans;
  const auto* bytes = reinterpret_cast<const uint8_t*>(content.data());
  for (size_t at = 0; at + batch::kHeaderBytes <= content.size();) {
    const int64_t size = batch::HeaderView(bytes + at).size();
    if (size < static_cast<int64_t>(batch::kHeaderBytes) || size > static_cast<int64_t>(content.size() - at))
      break;
    spans.push_back({at, static_cast<size_t>(size)});
    at += static_cast<size_t>(size);
  }
  return spans;
}

bool CrcFits(const uint8_t* batch, size_t size) {
  return batch::Crc32c({batch + batch::kCrcRangeBegin, size - batch::kCrcRangeBegin}) ==
         batch::HeaderView(batch).crc();
}

void SealBatch(std::string& content, BatchSpan span) {
  auto* batch = reinterpret_cast<uint8_t*>(content.data()) + span.position;
  StoreBig(batch + 17, batch::Crc32c({batch + batch::kCrcRangeBegin, span.size - batch::kCrcRangeBegin}));
}

Samples CollectSamples() {
  Samples samples;
  for (const char* name : {"logdirs", "logdirs-killed"}) AddGolden(name, &samples);
  log::LogConfig small;
  small.segment_bytes = 4000;
  small.index_interval_bytes = 200;
  log::LogConfig trimmed = small;
  trimmed.retention_bytes = 1 << 20;
  log::LogConfig stamped = small;
  stamped.log_append_time = true;
  stamped.segment_bytes = 1 << 20;
  stamped.index_interval_bytes = 0;
  for (const Written& plan : {Written{"written-0", small, true}, Written{"written-1", small, false},
                              Written{"trimmed-0", trimmed, true}, Written{"stamped-0", stamped, false}}) {
    AddWritten(plan, &samples);
  }
  return samples;
}

}  // namespace ottla::fuzz
