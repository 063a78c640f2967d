#include "log/clean_mark.h"

#include "log/text_file.h"

namespace ottla::log {

Result<std::optional<CleanMark>> ReadCleanMark(io::FileSystem& files, const std::string& directory) {
  auto text = ReadIfPresent(files, directory + "/" + kCleanMarkName);
  if (!text.ok()) return text.TakeFault();
  if (!text.value()) return std::optional<CleanMark>();
  CleanMark mark;
  constexpr std::string_view kKey = "\"brokerEpoch\"";
  std::string_view rest = *text.value();
  const size_t key = rest.find(kKey);
  if (key == std::string_view::npos) return std::optional<CleanMark>(mark);
  rest.remove_prefix(key + kKey.size());
  const size_t start = rest.find_first_not_of(" \t\r\n:");
  if (start == std::string_view::npos) return std::optional<CleanMark>(mark);
  rest.remove_prefix(start);
  mark.broker_epoch = ParseDecimal(rest.substr(0, rest.find_first_not_of("-0123456789"))).value_or(-1);
  return std::optional<CleanMark>(mark);
}

Status WriteCleanMark(io::FileSystem& files, const std::string& directory, const CleanMark& mark) {
  return io::ReplaceFile(files, directory + "/" + kCleanMarkName,
                         "{\"version\":0,\"brokerEpoch\":" + std::to_string(mark.broker_epoch) + "}", true);
}

Status RemoveCleanMark(io::FileSystem& files, const std::string& directory) {
  RETURN_IF_FAULT(files.Remove(directory + "/" + kCleanMarkName));
  return files.SyncDirectory(directory);
}

}  // namespace ottla::log
