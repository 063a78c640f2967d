// Small files read and replaced whole.
#include "io/file.h"

namespace ottla::io {

Result<std::string> ReadWholeFile(FileSystem& files, const std::string& path) {
  auto opened = files.Open(path, OpenMode::kRead);
  if (!opened.ok()) return opened.TakeFault();
  auto size = opened.value()->Size();
  if (!size.ok()) return size.TakeFault();
  std::string content(static_cast<size_t>(size.value()), '\0');
  auto got = opened.value()->ReadAt(0, reinterpret_cast<uint8_t*>(content.data()), content.size());
  if (!got.ok()) return got.TakeFault();
  content.resize(got.value());
  return content;
}

Status ReplaceFile(FileSystem& files, const std::string& path, const std::string& content, bool sync) {
  const std::string fresh = path + ".tmp";
  {
    auto opened = files.Open(fresh, OpenMode::kTruncate);
    if (!opened.ok()) return opened.TakeFault();
    RETURN_IF_FAULT(
        opened.value()->WriteAt(0, {reinterpret_cast<const uint8_t*>(content.data()), content.size()}));
    if (sync) RETURN_IF_FAULT(opened.value()->Sync());
  }
  RETURN_IF_FAULT(files.Rename(fresh, path));
  if (!sync) return Done{};
  const size_t slash = path.rfind('/');
  return files.SyncDirectory(slash == std::string::npos ? "." : path.substr(0, slash));
}

}  // namespace ottla::io
