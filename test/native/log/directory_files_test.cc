// The small files of a log directory, byte for byte as Apache Kafka writes them.
#include <gtest/gtest.h>

#include "log/checkpoint_file.h"
#include "log/clean_mark.h"
#include "log/directory_name.h"
#include "log/lock_file.h"
#include "log/meta_properties.h"
#include "log/partition_metadata.h"
#include "native/log/temporary_folder.h"

namespace ottla::log {
namespace {

io::FileSystem& files = *io::FileSystem::Posix();

TEST(Checkpoint, IsVersionCountAndOneLineAnEntry) {
  TemporaryFolder folder;
  ASSERT_TRUE(
      WriteOffsetCheckpoint(files, folder / "c", {{{"a b-c.d", 3}, 12}, {{"seg", 0}, 1LL << 40}}).ok());
  EXPECT_EQ(folder.Read("c"), "0\n2\na b-c.d 3 12\nseg 0 1099511627776\n");
  const auto read = ReadOffsetCheckpoint(files, folder / "c");
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read.value().at({"a b-c.d", 3}), 12);
  EXPECT_EQ(read.value().size(), 2u);
}

TEST(Checkpoint, OneThatIsMissingIsEmpty) {
  TemporaryFolder folder;
  const auto read = ReadOffsetCheckpoint(files, folder / "none");
  ASSERT_TRUE(read.ok());
  EXPECT_TRUE(read.value().empty());
}

TEST(Checkpoint, ABrokenOneIsAFaultThatNamesTheLine) {
  TemporaryFolder folder;
  const std::pair<const char*, const char*> cases[] = {
      {"", "line 1"},
      {"1\n0\n", "line 1"},
      {"0\n", "line 2"},
      {"0\n2\na 0 1\n", "line 2"},
      {"0\n1\na 0\n", "line 3"},
      {"0\n1\na -1 5\n", "line 3"},
      {"0\n1\na 0 5x\n", "line 3"},
  };
  for (const auto& [text, line] : cases) {
    folder.Write("c", text);
    const auto read = ReadOffsetCheckpoint(files, folder / "c");
    ASSERT_FALSE(read.ok()) << text;
    EXPECT_EQ(read.fault().kind, Fault::Kind::kCorrupt);
    EXPECT_NE(read.fault().message.find(line), std::string::npos) << read.fault().message;
  }
}

TEST(MetaProperties, OfApacheKafkaAreRead) {
  TemporaryFolder folder;
  folder.Write("meta.properties",
               "#\n#Sun Nov 22 10:51:13 UTC 2026\nnode.id=1\ndirectory.id=vvhkE1KWSNeKR9B2kYQEkg\nversion=1\n"
               "cluster.id=Z29sZGVuLWdvbGRlbi1nbw\n");
  const auto meta = ReadMetaProperties(files, folder.path());
  ASSERT_TRUE(meta.ok() && meta.value());
  EXPECT_EQ(meta.value()->cluster_id, "Z29sZGVuLWdvbGRlbi1nbw");
  EXPECT_EQ(meta.value()->node_id, 1);
  EXPECT_EQ(meta.value()->directory_id, "vvhkE1KWSNeKR9B2kYQEkg");
}

TEST(MetaProperties, AreWrittenInKafkasOrderAndReadBack) {
  TemporaryFolder folder;
  ASSERT_TRUE(WriteMetaProperties(files, folder.path(), {"a=b:c#\\", 7, "vvhkE1KWSNeKR9B2kYQEkg"}).ok());
  const std::string text = folder.Read("meta.properties");
  EXPECT_EQ(text.substr(0, 3), "#\n#");
  EXPECT_EQ(text.substr(text.find("node.id")),
            "node.id=7\ndirectory.id=vvhkE1KWSNeKR9B2kYQEkg\nversion=1\ncluster.id=a\\=b\\:c\\#\\\\\n");
  EXPECT_EQ(ReadMetaProperties(files, folder.path()).value()->cluster_id, "a=b:c#\\");
}

TEST(MetaProperties, OfZooKeepersTimeAreRefusedWithWhatToDo) {
  TemporaryFolder folder;
  folder.Write("meta.properties", "version=0\nbroker.id=1\n");
  const auto meta = ReadMetaProperties(files, folder.path());
  ASSERT_FALSE(meta.ok());
  EXPECT_NE(meta.fault().message.find("version=0"), std::string::npos);
}

TEST(Properties, FollowJavasRules) {
  const auto found =
      ParseProperties("  ! c\n a : b\\\n   c \r\nk\\ ey\tv\nempty\nu=\\u00e9\\u20ac\nq=\\\\\n");
  ASSERT_TRUE(found);
  const Properties expected = {
      {"a", "bc "}, {"k ey", "v"}, {"empty", ""}, {"u", "\xc3\xa9\xe2\x82\xac"}, {"q", "\\"}};
  EXPECT_EQ(*found, expected);
  EXPECT_FALSE(ParseProperties("a=\\u12"));
}

TEST(PartitionMetadata, HasNoNewlineAtItsEnd) {
  TemporaryFolder folder;
  ASSERT_TRUE(WritePartitionMetadata(files, folder.path(), "BX33T3j3Q8ieuxxrpMMBcA").ok());
  EXPECT_EQ(folder.Read("partition.metadata"), "version: 0\ntopic_id: BX33T3j3Q8ieuxxrpMMBcA");
  EXPECT_EQ(ReadPartitionMetadata(files, folder.path()).value(), "BX33T3j3Q8ieuxxrpMMBcA");
  folder.Write("partition.metadata", "version: 0\ntopic_id: short");
  EXPECT_EQ(ReadPartitionMetadata(files, folder.path()).fault().kind, Fault::Kind::kCorrupt);
}

TEST(CleanMark, CarriesTheBrokerEpochAndAnEmptyOneStillIsAMark) {
  TemporaryFolder folder;
  EXPECT_FALSE(ReadCleanMark(files, folder.path()).value());
  ASSERT_TRUE(WriteCleanMark(files, folder.path(), {151}).ok());
  EXPECT_EQ(folder.Read(".kafka_cleanshutdown"), "{\"version\":0,\"brokerEpoch\":151}");
  EXPECT_EQ(ReadCleanMark(files, folder.path()).value()->broker_epoch, 151);
  folder.Write(".kafka_cleanshutdown", "");
  EXPECT_EQ(ReadCleanMark(files, folder.path()).value()->broker_epoch, -1);
  ASSERT_TRUE(RemoveCleanMark(files, folder.path()).ok());
  EXPECT_FALSE(ReadCleanMark(files, folder.path()).value());
}

TEST(FolderName, IsReadFromItsRightEnd) {
  const auto plain = ParseFolderName("a.b-c-12");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->partition.topic, "a.b-c");
  EXPECT_EQ(plain->partition.partition, 12);
  EXPECT_EQ(plain->kind, FolderKind::kCurrent);
  EXPECT_EQ(ParseFolderName("a--1")->partition.topic, "a-");
  const auto deleted = ParseFolderName("to-delete-0.849506bc5a19450fac16b6c9c3690dd4-delete");
  ASSERT_TRUE(deleted);
  EXPECT_EQ(deleted->partition.topic, "to-delete");
  EXPECT_EQ(deleted->kind, FolderKind::kDelete);
  for (const char* name : {"", "a", "a-", "-1", "a-x", "a-99999999999", "remote-log-index-cache"}) {
    EXPECT_FALSE(ParseFolderName(name)) << name;
  }
}

TEST(FolderName, OfALongTopicIsCutToWhatAFileSystemTakes) {
  const std::string name = MakeFolderName({std::string(249, 'x'), 2147483647}, FolderKind::kDelete);
  EXPECT_EQ(name.size(), 255u);
  EXPECT_EQ(ParseFolderName(name)->kind, FolderKind::kDelete);
  EXPECT_EQ(ParseFolderName(MakeFolderName({"a", 0}, FolderKind::kStray))->kind, FolderKind::kStray);
}

TEST(Uuid, TextIs22CharactersAndNeverBeginsWithADash) {
  for (int round = 0; round < 1000; ++round) {
    const std::string text = MakeUuidText();
    ASSERT_TRUE(IsUuidText(text)) << text;
    ASSERT_NE(text.front(), '-');
  }
  EXPECT_FALSE(IsUuidText("BX33T3j3Q8ieuxxrpMMBc"));
  EXPECT_FALSE(IsUuidText("BX33T3j3Q8ieuxxrpMMBc+"));
}

TEST(Lock, IsRefusedToASecondHolderEvenInThisProcessAndNamesTheFirst) {
  TemporaryFolder folder;
  auto first = LockFile::Acquire(folder.path());
  ASSERT_TRUE(first.ok());
  const auto second = LockFile::Acquire(folder.path());
  ASSERT_FALSE(second.ok());
  EXPECT_EQ(second.fault().kind, Fault::Kind::kBusy);
  EXPECT_NE(second.fault().message.find("this process"), std::string::npos) << second.fault().message;
  // Opening and closing the file elsewhere must not lose the lock, as it would with a POSIX lock.
  EXPECT_FALSE(folder.Read(".lock").empty());
  EXPECT_FALSE(LockFile::Acquire(folder.path()).ok());
  first.value().Release();
  EXPECT_TRUE(LockFile::Acquire(folder.path()).ok());
}

}  // namespace
}  // namespace ottla::log
