// Opens damaged log directories, reads, appends, changes and closes them: recovery_fuzz [--seed N] [--rounds
// N] [--seconds N]
//
// Promises that are checked, besides what the sanitizers see (no overflow, no leak, no descriptor left open,
// no allocation above 64 MiB, no round above 20 s):
//   - recovery of everything (recovery point 0) opens whatever stands in the folder, and serves whole batches
//   with a right CRC and
//     ascending offsets only
//   - a log of which only the end of the last segment is damaged, or files that follow from its segments,
//   keeps every batch before
//   - a log that was closed in order holds the same when it is opened again, taken as it is or recovered
//   - what is appended afterwards is read back; bytes from elsewhere are refused or stored, and never take
//   the log offline
#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include "batch/batch_header.h"
#include "core/check.h"
#include "fuzz/recovery/check.h"
#include "fuzz/recovery/damage.h"
#include "fuzz/recovery/homes.h"
#include "fuzz/recovery/samples.h"
#include "native/support/batches.h"

extern "C" const char* __asan_default_options() {
  return "abort_on_error=1:detect_leaks=1:max_allocation_size_mb=64:allocator_may_return_null=0:handle_abort="
         "1:detect_stack_use_after_return=0";
}
extern "C" const char* __ubsan_default_options() {
  return "abort_on_error=1:print_stacktrace=1:halt_on_error=1";
}
extern "C" void __sanitizer_set_death_callback(void (*callback)());
extern "C" int __lsan_do_recoverable_leak_check();

namespace ottla::fuzz {
namespace {

using log::PartitionLog;

constexpr unsigned kRoundSecondsMax = 20;

uint64_t seed_now = 0;
std::string story_now;

void TellSeed() {
  std::fprintf(stderr, "\nseed %llu: --seed %llu --rounds 1\n%s", static_cast<unsigned long long>(seed_now),
               static_cast<unsigned long long>(seed_now), story_now.c_str());
}

struct Counts {
  uint64_t rounds = 0;
  uint64_t opened = 0;
  uint64_t refused = 0;
  uint64_t batches = 0;
};

std::shared_ptr<PartitionLog> Open(const Sample& sample, const std::string& folder, bool clean, int64_t point,
                                   int64_t start, Trust trust, Counts* counts) {
  log::OpenOptions options;
  options.directory = folder;
  options.label = sample.name;
  options.config = sample.config;
  options.clean_shutdown = clean;
  options.gaps_allowed = true;  // one of the samples is compacted
  options.recovery_point = point;
  options.log_start_offset = start;
  options.clock_ms = [](void*) { return int64_t{1700000500000}; };
  auto opened = PartitionLog::Open(std::move(options));
  FUZZ_CHECK(opened.ok() || trust == Trust::kTaken, "recovery refuses: %s", opened.fault().message.c_str());
  opened.ok() ? counts->opened++ : counts->refused++;
  return opened.ok() ? opened.value() : nullptr;
}

int64_t EndOf(const Content& content) {
  if (content.batches.empty()) return -1;
  return batch::HeaderView(reinterpret_cast<const uint8_t*>(content.batches.back().data())).last_offset() + 1;
}

/// Closes in order and opens twice more: the same content.
void Reopen(const Sample& sample, const std::string& folder, std::shared_ptr<PartitionLog> log,
            Counts* counts) {
  const Content before = CheckAndRead(*log, Trust::kRecovered);
  const int64_t start = log->Offsets().log_start;
  const int64_t end = log->Offsets().end;
  if (end > int64_t{1} << 62) return;  // a foreign append led it to where offsets end
  Status closed = log->Close(true);
  FUZZ_CHECK(closed.ok(), "Close: %s", closed.fault().message.c_str());
  log = nullptr;
  for (const bool clean : {true, false}) {
    auto again = Open(sample, folder, clean, clean ? end : 0, start, Trust::kRecovered, counts);
    const Content after = CheckAndRead(*again, Trust::kRecovered);
    // Where offsets are missing before the end (compaction, then a truncation), only what is stored says
    // where it ends.
    const bool ends = EndOf(before) == end ? again->Offsets().end == end : again->Offsets().end <= end;
    FUZZ_CHECK(after.bases == before.bases && after.batches == before.batches && ends,
               "%zu batches up to %ld were closed, %zu up to %ld opened %s", before.batches.size(), end,
               after.batches.size(), again->Offsets().end, clean ? "as they were" : "and recovered");
    FUZZ_CHECK(again->Close(true).ok(), "Close");
  }
}

/// The damage is such that recovery must lose nothing that stands before it.
void ExactRound(const Sample& sample, const std::string& folder, Random& random, Counts* counts) {
  Sample damaged = sample;
  std::string segment;
  size_t cut = SIZE_MAX;
  if (random.OneIn(2)) cut = DamageTail(damaged.files, random, &segment, &story_now);
  for (size_t times = random.Below(5); times > 0; times--) DamageDerived(damaged.files, random, &story_now);
  WriteFolder(folder, damaged.files);
  auto log = Open(damaged, folder, false, 0, sample.log_start, Trust::kRecovered, counts);
  const Content content = CheckAndRead(*log, Trust::kRecovered);
  counts->batches += content.batches.size();
  size_t at = 0;
  for (const auto& [name, bytes] : sample.files) {
    if (!name.ends_with(".log")) continue;
    for (const BatchSpan& span : BatchesOf(bytes)) {
      if (name == segment && span.position + span.size > cut) break;
      const std::string batch = bytes.substr(span.position, span.size);
      if (batch::HeaderView(reinterpret_cast<const uint8_t*>(batch.data())).last_offset() <
          log->Offsets().log_start)
        continue;
      FUZZ_CHECK(at < content.batches.size() && content.batches[at] == batch,
                 "batch %zu, at %zu of %s, is lost or changed", at, span.position, name.c_str());
      at++;
    }
  }
  LookAround(*log, random, Trust::kRecovered);
  Use(*log, random, Trust::kRecovered, content.batches);
  if (!log->offline()) Reopen(damaged, folder, std::move(log), counts);
}

void WildRound(const Sample& sample, const std::string& folder, Random& random, Counts* counts) {
  Sample damaged = sample;
  for (size_t times = 1 + random.Below(6); times > 0; times--)
    DamageAnything(damaged.files, random, &story_now);
  WriteFolder(folder, damaged.files);
  const bool clean = random.OneIn(3);
  const int64_t point = random.OneIn(2) ? 0 : random.OneIn(2) ? sample.recovery_point : random.Interesting();
  const int64_t start = random.OneIn(3)   ? 0
                        : random.OneIn(2) ? sample.log_start
                                          : static_cast<int64_t>(random.Below(300));
  const Trust trust = !clean && point == 0 ? Trust::kRecovered : Trust::kTaken;
  story_now +=
      Text("  opened %s, recovery point %ld, log start %ld\n", clean ? "clean" : "unclean", point, start);
  if (random.OneIn(2)) {
    damaged.config.segment_bytes = static_cast<int32_t>(14 + random.Below(5000));
    damaged.config.index_interval_bytes = static_cast<int32_t>(random.Below(500));
    damaged.config.segment_index_bytes = static_cast<int32_t>(24 + random.Below(200));
  }
  if (random.OneIn(4)) damaged.config.compression = static_cast<int8_t>(random.Below(5));
  damaged.config.log_append_time = random.OneIn(8);
  damaged.config.compact = random.OneIn(8);
  auto log = Open(damaged, folder, clean, point, start, trust, counts);
  if (log == nullptr) return;
  const Content content = CheckAndRead(*log, trust);
  counts->batches += content.batches.size();
  LookAround(*log, random, trust);
  Use(*log, random, trust, content.batches);
  if (trust == Trust::kRecovered && !log->offline()) return Reopen(damaged, folder, std::move(log), counts);
  (void)log->Close(random.OneIn(2));
}

size_t OpenDescriptors() {
  size_t count = 0;
  DIR* folder = ::opendir("/proc/self/fd");
  while (folder != nullptr && ::readdir(folder) != nullptr) count++;
  if (folder != nullptr) ::closedir(folder);
  return count;
}

void Round(const Samples& samples, const std::string& folder, uint64_t seed, Counts* counts) {
  Random random(seed);
  seed_now = seed;
  const size_t before = OpenDescriptors();
  ::alarm(kRoundSecondsMax);
  if (random.OneIn(24)) {
    story_now.clear();
    HomeRound(samples.homes[random.Below(samples.homes.size())], folder, random, &story_now, &counts->opened,
              &counts->refused);
  } else {
    const Sample& sample = samples.partitions[random.Below(samples.partitions.size())];
    story_now = sample.name + "\n";
    random.OneIn(3) ? ExactRound(sample, folder + "/" + sample.name, random, counts)
                    : WildRound(sample, folder + "/" + sample.name, random, counts);
    BROKER_CHECK(io::FileSystem::Posix()->RemoveTree(folder + "/" + sample.name).ok(), "%s", folder.c_str());
  }
  ::alarm(0);
  counts->rounds++;
  const size_t after = OpenDescriptors();
  FUZZ_CHECK(after == before, "%zu descriptors before, %zu after", before, after);
}

int Main(int argc, char** argv) {
  uint64_t seed = 1;
  uint64_t rounds = UINT64_MAX;
  int64_t seconds = 60;
  for (int at = 1; at + 1 < argc; at += 2) {
    const auto value = static_cast<uint64_t>(std::strtoull(argv[at + 1], nullptr, 10));
    if (std::strcmp(argv[at], "--seed") == 0) seed = value;
    if (std::strcmp(argv[at], "--rounds") == 0) rounds = value;
    if (std::strcmp(argv[at], "--seconds") == 0) seconds = static_cast<int64_t>(value);
  }
  __sanitizer_set_death_callback(TellSeed);
  ::signal(SIGALRM, [](int) { FUZZ_CHECK(false, "a round took more than %u s", kRoundSecondsMax); });
  const Samples samples = CollectSamples();
  testing::TemporaryDirectory home;
  Counts counts;
  const std::time_t until = std::time(nullptr) + seconds;
  for (; counts.rounds < rounds && std::time(nullptr) < until; seed++) {
    Round(samples, home.path(), seed, &counts);
    FUZZ_CHECK(counts.rounds % 2000 != 0 || __lsan_do_recoverable_leak_check() == 0,
               "leaks in the last 2000 rounds");
  }
  struct rusage usage;
  ::getrusage(RUSAGE_SELF, &usage);
  std::printf(
      "{\"seed\":%llu,\"rounds\":%llu,\"opened\":%llu,\"refused\":%llu,\"batches\":%llu,\"peakMiB\":%ld}\n",
      static_cast<unsigned long long>(seed), static_cast<unsigned long long>(counts.rounds),
      static_cast<unsigned long long>(counts.opened), static_cast<unsigned long long>(counts.refused),
      static_cast<unsigned long long>(counts.batches), usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace
}  // namespace ottla::fuzz

int main(int argc, char** argv) { return ottla::fuzz::Main(argc, argv); }
