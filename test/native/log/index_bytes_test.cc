// The index files that recovery writes are those that Apache Kafka wrote for the same segment, byte for byte.
// Left out are segments that Kafka closed and opened again halfway (a stop adds a time index entry) and those
// its cleaner wrote.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>

#include "log/partition_log.h"
#include "native/support/batches.h"

#ifndef OTTLA_ROOT
#define OTTLA_ROOT "."
#endif

namespace ottla::log {

struct Case {
  const char* partition;
  int32_t index_interval_bytes;
};

TEST(IndexBytes, RebuiltIndexesEqualKafkas) {
  const std::string golden = std::string(OTTLA_ROOT) + "/test/golden/segments/logdirs.tar.gz";
  ottla::testing::TemporaryDirectory home;
  ASSERT_EQ(std::system(("tar xzf " + golden + " -C " + home.path()).c_str()), 0);
  io::FileSystem& files = *io::FileSystem::Posix();
  size_t compared = 0;
  size_t different = 0;
  for (const Case& one : {Case{"d1/seg-0", 1024}, Case{"d1/seg-1", 1024}, Case{"d2/txn-0", 256}}) {
    const std::string directory = home.path() + "/" + one.partition;
    std::map<std::string, std::string> original;
    const auto listed = files.List(directory);
    for (const auto& entry : listed.value()) {
      if (!entry.name.ends_with("index")) continue;
      original[entry.name] = io::ReadWholeFile(files, directory + "/" + entry.name).value();
      ASSERT_TRUE(files.Remove(directory + "/" + entry.name).ok());
    }
    OpenOptions options;
    options.directory = directory;
    options.label = one.partition;
    options.config.index_interval_bytes = one.index_interval_bytes;
    auto opened = PartitionLog::Open(options);
    ASSERT_TRUE(opened.ok());
    ASSERT_TRUE(opened.value()->Close(true).ok());
    for (const auto& [name, content] : original) {
      if (one.partition == std::string("d1/seg-0") && name.starts_with("00000000000000000320")) continue;
      auto rebuilt = io::ReadWholeFile(files, directory + "/" + name);
      ASSERT_TRUE(rebuilt.ok()) << one.partition << " " << name;
      compared++;
      if (rebuilt.value() == content) continue;
      different++;
      std::printf("  %s %s: Kafka %zu bytes, here %zu\n", one.partition, name.c_str(), content.size(),
                  rebuilt.value().size());
    }
  }
  EXPECT_EQ(different, 0u);
  EXPECT_GE(compared, 10u);
}

}  // namespace ottla::log
