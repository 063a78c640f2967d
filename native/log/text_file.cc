#include "log/text_file.h"

#include <charconv>

namespace ottla::log {

Result<std::optional<std::string>> ReadIfPresent(io::FileSystem& files, const std::string& path) {
  auto text = io::ReadWholeFile(files, path);
  if (text.ok()) return std::optional<std::string>(std::move(text.value()));
  if (text.fault().error_number == ENOENT) return std::optional<std::string>();
  return text.TakeFault();
}

std::optional<int64_t> ParseDecimal(std::string_view text) {
  int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return value;
}

}  // namespace ottla::log
