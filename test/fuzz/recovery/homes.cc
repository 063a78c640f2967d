#include "fuzz/recovery/homes.h"

#include <utility>

#include "core/check.h"
#include "fuzz/recovery/check.h"
#include "fuzz/recovery/damage.h"
#include "log/log_manager.h"

namespace ottla::fuzz {
namespace {

/// A few of the home's partitions: every one of them in each round would say little more.
Home Some(const Home& home, Random& random) {
  Home some;
  some.files = home.files;
  for (const auto& folder : home.folders) {
    if (random.OneIn(6)) some.folders.insert(folder);
  }
  return some;
}

void Damage(Home& home, Random& random, std::string* story) {
  if (random.OneIn(3)) home.files.erase(".kafka_cleanshutdown");
  for (size_t times = random.Below(4); times > 0; times--) DamageAnything(home.files, random, story);
  for (auto& [name, files] : home.folders) {
    if (!random.OneIn(3)) continue;
    *story += name + "\n";
    for (size_t times = random.Below(3); times > 0; times--) DamageAnything(files, random, story);
  }
  if (home.folders.empty() || !random.OneIn(5)) return;
  static constexpr const char* kNames[] = {
      "-1",        "a-",    "a--1", "a-99999999999", "topic-0.x-delete", "topic-0..-delete",
      "t-1-stray", "plain", "t-00", "x-0.1-future"};
  const char* name = kNames[random.Below(sizeof kNames / sizeof *kNames)];
  home.folders[name] = home.folders.begin()->second;
  *story += "  folder " + std::string(name) + "\n";
}

void UseAll(log::LogManager& manager, Random& random) {
  for (const auto& managed : manager.List()) {
    log::PartitionLog& log = managed->log();
    const Content content = CheckAndRead(log, Trust::kTaken);
    LookAround(log, random, Trust::kTaken);
    Use(log, random, Trust::kTaken, content.batches);
  }
  const int64_t now = random.OneIn(2) ? log::WallClockMs() : 1700000500000;
  manager.CheckRetention(now);
  manager.ExpireProducers(now);
  manager.CheckpointRecoveryPoints();
  manager.CheckpointLogStarts();
  manager.CheckpointHighWatermarks();
  manager.SweepFiles(now);
  for (const auto& managed : manager.List()) {
    if (random.OneIn(4)) (void)(random.OneIn(2) ? manager.Delete(managed) : manager.SetAside(managed));
  }
  (void)manager.Stats();
}

}  // namespace

void HomeRound(const Home& home, const std::string& folder, Random& random, std::string* story,
               uint64_t* opened, uint64_t* refused) {
  Home damaged = Some(home, random);
  Damage(damaged, random, story);
  const std::string root = folder + "/home";
  WriteFolder(root, damaged.files);
  for (const auto& [name, files] : damaged.folders) WriteFolder(root + "/" + name, files);
  for (int times = 0; times < 2; times++) {
    log::ManagerOptions options;
    options.directories = {root};
    auto manager = log::LogManager::Open(std::move(options));
    if (!manager.ok()) {
      ++*refused;
      break;
    }
    auto loaded = manager.value()->Load();
    loaded.ok() ? * opened += static_cast<uint64_t>(loaded.value().logs) : ++*refused;
    if (loaded.ok()) UseAll(*manager.value(), random);
    (void)manager.value()->Close(random.OneIn(2), 5);
  }
  BROKER_CHECK(io::FileSystem::Posix()->RemoveTree(root).ok(), "%s", root.c_str());
}

}  // namespace ottla::fuzz
