#include "log/partition_metadata.h"

#include "log/directory_name.h"
#include "log/text_file.h"

namespace ottla::log {

Result<std::optional<std::string>> ReadPartitionMetadata(io::FileSystem& files, const std::string& folder) {
  const std::string path = folder + "/" + kPartitionMetadataName;
  auto text = ReadIfPresent(files, path);
  if (!text.ok()) return text.TakeFault();
  // Empty: power loss before the first flush. The next create says the id again.
  if (!text.value() || text.value()->empty()) return std::optional<std::string>();
  constexpr std::string_view kVersion = "version: 0\n";
  constexpr std::string_view kTopicId = "topic_id: ";
  std::string_view rest = *text.value();
  if (!rest.starts_with(kVersion)) return Fault::Corrupt(path + ": expected `version: 0` in the first line");
  rest.remove_prefix(kVersion.size());
  if (!rest.starts_with(kTopicId)) return Fault::Corrupt(path + ": expected `topic_id:` in the second line");
  rest.remove_prefix(kTopicId.size());
  while (!rest.empty() && (rest.back() == '\n' || rest.back() == '\r' || rest.back() == ' '))
    rest.remove_suffix(1);
  if (!IsUuidText(rest)) return Fault::Corrupt(path + ": " + std::string(rest) + " is not a topic id");
  return std::optional<std::string>(rest);
}

Status WriteNewPartitionMetadata(io::FileSystem& files, const std::string& folder,
                                 const std::string& topic_id) {
  auto opened = files.Open(folder + "/" + kPartitionMetadataName, io::OpenMode::kTruncate);
  if (!opened.ok()) return opened.TakeFault();
  const std::string text = "version: 0\ntopic_id: " + topic_id;
  return opened.value()->WriteAt(0, {reinterpret_cast<const uint8_t*>(text.data()), text.size()});
}

Status WritePartitionMetadata(io::FileSystem& files, const std::string& folder, const std::string& topic_id) {
  return io::ReplaceFile(files, folder + "/" + kPartitionMetadataName, "version: 0\ntopic_id: " + topic_id,
                         false);
}

}  // namespace ottla::log
