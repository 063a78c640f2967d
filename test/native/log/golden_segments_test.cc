// Two data directories that Apache Kafka wrote, one stopped cleanly and one killed, answer as Kafka answered
// for them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "log/partition_log.h"
#include "native/support/batches.h"

#ifndef OTTLA_ROOT
#define OTTLA_ROOT "."
#endif

namespace ottla::log {
namespace {

struct Expected {
  std::map<std::string, int64_t> fields;
};

std::map<std::string, Expected> ReadExpected(const std::string& path) {
  std::map<std::string, Expected> partitions;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string kind;
    std::string name;
    words >> kind >> name;
    if (kind != "partition") continue;
    for (std::string field; words >> field;) {
      const size_t equals = field.find('=');
      partitions[name].fields[field.substr(0, equals)] = std::atoll(field.c_str() + equals + 1);
    }
  }
  return partitions;
}

/// A checkpoint: version, count, then "topic partition offset" lines.
std::map<std::string, int64_t> ReadCheckpoint(const std::string& path) {
  std::map<std::string, int64_t> offsets;
  std::ifstream file(path);
  int64_t version = 0;
  int64_t count = 0;
  file >> version >> count;
  std::string topic;
  int32_t partition = 0;
  int64_t offset = 0;
  while (file >> topic >> partition >> offset) offsets[topic + "-" + std::to_string(partition)] = offset;
  return offsets;
}

class GoldenSegments : public ::testing::TestWithParam<const char*> {};

TEST_P(GoldenSegments, OpenAndAnswerAsKafkaDid) {
  const std::string golden = std::string(OTTLA_ROOT) + "/test/golden/segments/" + GetParam();
  ottla::testing::TemporaryDirectory home;
  ASSERT_EQ(std::system(("tar xzf " + golden + ".tar.gz -C " + home.path()).c_str()), 0);
  auto expected = ReadExpected(golden + ".expected.tsv");
  ASSERT_GT(expected.size(), 20u);
  io::FileSystem& files = *io::FileSystem::Posix();
  size_t answered = 0;
  for (const char* directory : {"d1", "d2"}) {
    const std::string root = home.path() + "/" + directory;
    const bool clean = files.Exists(root + "/.kafka_cleanshutdown");
    auto starts = ReadCheckpoint(root + "/log-start-offset-checkpoint");
    auto points = ReadCheckpoint(root + "/recovery-point-offset-checkpoint");
    auto listed = files.List(root);
    ASSERT_TRUE(listed.ok());
    for (const auto& entry : listed.value()) {
      if (expected.count(entry.name) == 0) continue;
      SCOPED_TRACE(entry.name);
      OpenOptions options;
      options.directory = root + "/" + entry.name;
      options.label = entry.name;
      options.clean_shutdown = clean;
      options.recovery_point = points[entry.name];
      options.log_start_offset = starts[entry.name];
      auto opened = PartitionLog::Open(options);
      ASSERT_TRUE(opened.ok()) << opened.fault().message;
      PartitionLog& log = *opened.value();
      ASSERT_EQ(log.SetRole({RoleKind::kLeader, log.LatestEpoch() + 1, 1, {1}, {}, 1}), ErrorCode::kNone);
      auto& fields = expected[entry.name].fields;
      EXPECT_EQ(log.Offsets().log_start, fields["earliest"]);
      EXPECT_EQ(log.Offsets().end, fields["latest"]);
      EXPECT_EQ(log.Offsets().last_stable, fields["lastStable"]);
      EXPECT_EQ(log.LookupMaxTimestamp().offset, fields["maxTimestampOffset"]);
      EXPECT_EQ(log.LookupTimestamp(1700000100000).offset, fields["at1700000100000"]);
      answered++;
    }
  }
  EXPECT_EQ(answered, expected.size());
}

INSTANTIATE_TEST_SUITE_P(Directories, GoldenSegments, ::testing::Values("logdirs", "logdirs-killed"),
                         [](const auto& info) {
                           return std::string(info.param) == "logdirs" ? "Clean" : "Killed";
                         });

}  // namespace
}  // namespace ottla::log
