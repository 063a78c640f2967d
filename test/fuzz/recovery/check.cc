#include "fuzz/recovery/check.h"

#include <cstdarg>
#include <cstdio>
#include <memory>

#include "batch/batch_header.h"
#include "fuzz/recovery/damage.h"
#include "fuzz/recovery/samples.h"
#include "native/support/batches.h"

namespace ottla::fuzz {
namespace {

using batch::HeaderView;
using log::ErrorCode;
using log::PartitionLog;

constexpr int64_t kNow = 1700000500000;
// Beyond it offsets overflow; a log that was led there by damage is not used any more.
constexpr int64_t kOffsetsUsed = int64_t{1} << 62;

bool IsAllowed(ErrorCode error, Trust trust) {
  if (error == ErrorCode::kNone) return true;
  return trust == Trust::kTaken &&
         (error == ErrorCode::kKafkaStorageError || error == ErrorCode::kCorruptMessage);
}

/// Takes the whole batches of one read apart; the offset to go on from.
int64_t TakeApart(const std::string& bytes, int64_t offset, Trust trust, Content* content) {
  const auto* at = reinterpret_cast<const uint8_t*>(bytes.data());
  const int64_t asked = offset;
  for (const BatchSpan& span : BatchesOf(bytes)) {
    const HeaderView header(at + span.position);
    if (trust == Trust::kTaken && header.last_offset() < offset) return asked;
    FUZZ_CHECK(header.last_offset() >= offset, "asked from %ld, found a batch that ends at %ld", offset,
               header.last_offset());
    FUZZ_CHECK(trust == Trust::kTaken || CrcFits(at + span.position, span.size),
               "the batch at offset %ld fails its CRC", header.base_offset());
    FUZZ_CHECK(trust == Trust::kTaken || offset == asked || header.base_offset() >= offset,
               "offsets go back to %ld", header.base_offset());
    content->batches.push_back(bytes.substr(span.position, span.size));
    content->bases.push_back(header.base_offset());
    offset = header.last_offset() + 1;
  }
  return offset;
}

}  // namespace

Content CheckAndRead(PartitionLog& log, Trust trust) {
  const log::LogOffsets offsets = log.Offsets();
  FUZZ_CHECK(offsets.log_start >= 0 && offsets.log_start <= offsets.last_stable &&
                 offsets.last_stable <= offsets.high_watermark && offsets.high_watermark <= offsets.end &&
                 offsets.flushed <= offsets.end,
             "start %ld, stable %ld, watermark %ld, end %ld, flushed %ld", offsets.log_start,
             offsets.last_stable, offsets.high_watermark, offsets.end, offsets.flushed);
  Content content;
  for (int64_t offset = offsets.log_start; offset < offsets.end;) {
    const log::ReadResult read = log.Read(offset, 100000, true, log::Isolation::kLogEnd);
    FUZZ_CHECK(IsAllowed(read.error, trust), "reading %ld: error %d", offset, static_cast<int>(read.error));
    if (read.error != ErrorCode::kNone) break;
    FUZZ_CHECK(read.length >= 0 && read.length <= 64 << 20, "%d bytes", read.length);
    std::string bytes(static_cast<size_t>(read.length), '\0');
    auto got = PartitionLog::ReadPinned(read, reinterpret_cast<uint8_t*>(bytes.data()));
    FUZZ_CHECK(got.ok(), "%s", got.fault().message.c_str());
    FUZZ_CHECK(trust == Trust::kTaken || got.value() == bytes.size(), "%zu bytes of %d", got.value(),
               read.length);
    bytes.resize(got.value());
    const int64_t next = TakeApart(bytes, offset, trust, &content);
    // Nothing may be left before the end: a file that bears a segment's name and holds no batch moves the
    // end.
    FUZZ_CHECK(trust == Trust::kTaken || next > offset || bytes.empty(), "no batch at %ld in %zu bytes",
               offset, bytes.size());
    if (next <= offset) break;
    offset = next;
  }
  return content;
}

void LookAround(PartitionLog& log, Random& random, Trust trust) {
  const log::LogOffsets offsets = log.Offsets();
  const auto time = [&] {
    return random.OneIn(2) ? 1700000000000 + static_cast<int64_t>(random.Below(100000))
                           : random.Interesting();
  };
  for (int times = 0; times < 3; times++) {
    const auto found = log.LookupTimestamp(time());
    FUZZ_CHECK(IsAllowed(found.error, trust), "LookupTimestamp: error %d", static_cast<int>(found.error));
  }
  const auto newest = log.LookupMaxTimestamp();
  FUZZ_CHECK(IsAllowed(newest.error, trust), "LookupMaxTimestamp: error %d", static_cast<int>(newest.error));
  (void)log.EndOffsetForEpoch(static_cast<int32_t>(random.Interesting()));
  (void)log.EpochAt(random.Interesting());
  (void)log.ProducerStates();
  (void)log.Segments();
  (void)log.SizeBytes();
  int64_t last = -1;
  int32_t epoch = -1;
  for (const log::EpochEntry& entry : log.EpochEntries()) {
    FUZZ_CHECK(entry.epoch > epoch && entry.start_offset > last && entry.start_offset <= offsets.end,
               "epoch %d starts at %ld, the one before is %d at %ld", entry.epoch, entry.start_offset, epoch,
               last);
    epoch = entry.epoch;
    last = entry.start_offset;
  }
  for (int times = 0; times < 3 && offsets.end > offsets.log_start; times++) {
    const int64_t offset =
        offsets.log_start +
        static_cast<int64_t>(random.Below(static_cast<size_t>(offsets.end - offsets.log_start)));
    const auto isolation = static_cast<log::Isolation>(random.Below(3));
    const auto read = log.Read(offset, static_cast<int32_t>(random.Below(5000)), random.OneIn(2), isolation);
    FUZZ_CHECK(IsAllowed(read.error, trust), "Read(%ld): error %d", offset, static_cast<int>(read.error));
  }
  (void)log.Read(random.Interesting(), static_cast<int32_t>(random.Interesting()), true,
                 log::Isolation::kCommitted);
}

namespace {

void AppendOwn(PartitionLog& log, Random& random, Trust trust) {
  testing::BatchSpec spec;
  spec.records = static_cast<int32_t>(1 + random.Below(4));
  spec.value_bytes = static_cast<int32_t>(random.Below(900));
  spec.timestamp = kNow;
  auto batch = testing::MakeBatch(spec);
  const int64_t end = log.Offsets().end;
  const auto appended = log.AppendAsLeader({batch.data(), batch.size()}, {.now_ms = kNow});
  const bool too_large = static_cast<int64_t>(batch.size()) > log.config().segment_bytes;
  if (too_large && appended.error == ErrorCode::kRecordListTooLarge) return;
  if (log.config().compact && appended.error == ErrorCode::kInvalidRecord) return;  // ours have no keys
  FUZZ_CHECK(IsAllowed(appended.error, trust), "an append: error %d, %s", static_cast<int>(appended.error),
             appended.error_message.c_str());
  if (appended.error != ErrorCode::kNone) return;
  FUZZ_CHECK(appended.base_offset == end && appended.last_offset == end + spec.records - 1,
             "appended at %ld, expected %ld", appended.base_offset, end);
  const auto read = log.Read(end, 1, true, log::Isolation::kLogEnd);
  FUZZ_CHECK(read.error == ErrorCode::kNone && read.first_offset == end &&
                 read.length >= static_cast<int32_t>(batch::kHeaderBytes),
             "reading what was appended at %ld: error %d, offset %ld, %d bytes, the log is %ld to %ld", end,
             static_cast<int>(read.error), read.first_offset, read.length, read.log_start_offset,
             read.log_end_offset);
}

/// Bytes that a client, a leader or a coordinator might send.
void AppendForeign(PartitionLog& log, Random& random, const std::vector<std::string>& batches) {
  std::string bytes;
  std::string story;
  for (size_t count = 1 + random.Below(3); count > 0 && !batches.empty(); count--)
    bytes += batches[random.Below(batches.size())];
  for (size_t times = random.Below(4); times > 0; times--) {
    random.OneIn(3) ? DamageBytes(bytes, random, &story) : DamageBatch(bytes, random, &story);
  }
  // Memory of exactly that size, so that a read beyond it shows.
  auto exact = std::make_unique<uint8_t[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), exact.get());
  const int64_t before = log.Offsets().end;
  log::AppendOptions options{.now_ms = kNow};
  log::AppendResult result;
  if (log.Offsets().role == log::RoleKind::kLeader) {
    options.origin = random.OneIn(3) ? log::Origin::kCoordinator : log::Origin::kClient;
    options.produce_version = static_cast<int16_t>(3 + random.Below(10));
    result = log.AppendAsLeader({exact.get(), bytes.size()}, options);
  } else {
    result = log.AppendAsFollower({exact.get(), bytes.size()}, options);
  }
  FUZZ_CHECK(result.error == ErrorCode::kNone || log.Offsets().end == before,
             "refused with %d, and the end moved", static_cast<int>(result.error));
  FUZZ_CHECK(!log.offline(), "bytes that came took the log offline: %s\n%s", result.error_message.c_str(),
             story.c_str());
}

void ChangeShape(PartitionLog& log, Random& random, Trust trust) {
  const log::LogOffsets offsets = log.Offsets();
  const int64_t length = offsets.end - offsets.log_start;
  const int64_t inside =
      offsets.log_start + static_cast<int64_t>(random.Below(static_cast<size_t>(length) + 1));
  const bool leads = offsets.role == log::RoleKind::kLeader;
  switch (random.Below(8)) {
    case 0: {
      // Where a batch begins, as followers do: within one, the end would be said to be where nothing is
      // stored.
      const auto batch = log.Read(inside, 1, true, log::Isolation::kLogEnd);
      const int64_t to =
          batch.first_offset >= 0 ? std::max(batch.first_offset, offsets.log_start) : offsets.end;
      const ErrorCode cut = log.TruncateTo(to);
      FUZZ_CHECK(leads || IsAllowed(cut, trust), "TruncateTo(%ld): error %d", to, static_cast<int>(cut));
      return;
    }
    case 1:
      return (void)log.DeleteRecordsBefore(inside);
    case 2:
      return (void)log.DeleteOldSegments(random.OneIn(2) ? kNow : 2 * kNow);
    case 3: {
      const ErrorCode rolled = log.Roll(kNow);
      FUZZ_CHECK(IsAllowed(rolled, trust), "Roll: error %d", static_cast<int>(rolled));
      return;
    }
    case 4:
      return (void)log.Flush();
    case 5:
      return (void)log.DeleteExpiredFiles(INT64_MAX);
    case 6:
      return log.ExpireProducers(random.OneIn(2) ? kNow : 2 * kNow);
    default: {
      const int32_t epoch = log.LatestEpoch() < INT32_MAX ? log.LatestEpoch() + 1 : INT32_MAX;
      const auto kind = random.OneIn(2) ? log::RoleKind::kFollower : log::RoleKind::kLeader;
      return (void)log.SetRole({kind, epoch, 1, {1}, {}, 1});
    }
  }
}

}  // namespace

void Use(PartitionLog& log, Random& random, Trust trust, const std::vector<std::string>& batches) {
  const int32_t epoch = log.LatestEpoch() < INT32_MAX ? log.LatestEpoch() + 1 : INT32_MAX;
  FUZZ_CHECK(log.offline() || log.SetRole({log::RoleKind::kLeader, epoch, 1, {1}, {}, 1}) == ErrorCode::kNone,
             "epoch %d", epoch);
  for (size_t steps = 2 + random.Below(8); steps > 0 && !log.offline(); steps--) {
    if (log.Offsets().end > kOffsetsUsed) return;
    const bool leads = log.Offsets().role == log::RoleKind::kLeader;
    if (leads && random.OneIn(2))
      AppendOwn(log, random, trust);
    else if (random.OneIn(2))
      AppendForeign(log, random, batches);
    else
      ChangeShape(log, random, trust);
  }
}

void Broken(const char* claim, const char* file, int line, const std::string& detail) {
  std::fprintf(stderr, "broken: %s (%s:%d)\n  %s\n", claim, file, line, detail.c_str());
  std::abort();
}

std::string Text(const char* format, ...) {
  char text[2000];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  return text;
}

}  // namespace ottla::fuzz
