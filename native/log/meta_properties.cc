#include "log/meta_properties.h"

#include <ctime>

#include "log/directory_name.h"
#include "log/text_file.h"

namespace ottla::log {
namespace {

bool IsBlank(char c) { return c == ' ' || c == '\t' || c == '\f'; }

/// Joins continued lines (an odd number of backslashes at the end) and drops comments and empty lines.
std::string NextLogicalLine(std::string_view& text) {
  std::string line;
  bool continued = false;
  while (!text.empty()) {
    const size_t end = text.find_first_of("\r\n");
    std::string_view natural = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (!natural.empty() && IsBlank(natural.front())) natural.remove_prefix(1);
    if (!continued && (natural.empty() || natural.front() == '#' || natural.front() == '!')) continue;
    size_t slashes = 0;
    while (slashes < natural.size() && natural[natural.size() - 1 - slashes] == '\\') ++slashes;
    continued = slashes % 2 == 1;
    line.append(continued ? natural.substr(0, natural.size() - 1) : natural);
    if (!continued) break;
  }
  return line;
}

void AppendUtf8(std::string& to, uint32_t code) {
  if (code < 0x80) {
    to.push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    to.push_back(static_cast<char>(0xc0 | code >> 6));
    to.push_back(static_cast<char>(0x80 | (code & 0x3f)));
  } else {
    to.push_back(static_cast<char>(0xe0 | code >> 12));
    to.push_back(static_cast<char>(0x80 | (code >> 6 & 0x3f)));
    to.push_back(static_cast<char>(0x80 | (code & 0x3f)));
  }
}

std::optional<std::string> Unescape(std::string_view text) {
  std::string plain;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain.push_back(text[i]);
      continue;
    }
    const char escaped = text[++i];
    if (escaped != 'u') {
      plain.push_back(escaped == 't'   ? '\t'
                      : escaped == 'n' ? '\n'
                      : escaped == 'r' ? '\r'
                      : escaped == 'f' ? '\f'
                                       : escaped);
      continue;
    }
    if (i + 4 >= text.size()) return std::nullopt;
    uint32_t code = 0;
    for (int digit = 0; digit < 4; ++digit) {
      const char c = text[++i];
      const int value = c >= '0' && c <= '9'   ? c - '0'
                        : c >= 'a' && c <= 'f' ? c - 'a' + 10
                        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
      if (value < 0) return std::nullopt;
      code = code << 4 | static_cast<uint32_t>(value);
    }
    AppendUtf8(plain, code);
  }
  return plain;
}

std::string Escape(std::string_view value) {
  std::string escaped;
  for (size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if ((c == ' ' && i == 0) || c == '=' || c == ':' || c == '#' || c == '!' || c == '\\')
      escaped.push_back('\\');
    escaped.push_back(c);
  }
  return escaped;
}

Fault Wrong(const std::string& path, const std::string& found, const char* expected) {
  return Fault::Corrupt(path + ": found " + found + ", expected " + expected);
}

}  // namespace

std::optional<Properties> ParseProperties(std::string_view text) {
  Properties properties;
  while (!text.empty()) {
    const std::string line = NextLogicalLine(text);
    if (line.empty()) continue;
    size_t end = 0;
    while (end < line.size() && line[end] != '=' && line[end] != ':' && !IsBlank(line[end])) {
      end += line[end] == '\\' && end + 1 < line.size() ? 2 : 1;
    }
    size_t start = end;
    while (start < line.size() && IsBlank(line[start])) ++start;
    if (start < line.size() && (line[start] == '=' || line[start] == ':')) ++start;
    while (start < line.size() && IsBlank(line[start])) ++start;
    auto key = Unescape(std::string_view(line).substr(0, end));
    auto value = Unescape(std::string_view(line).substr(start));
    if (!key || !value) return std::nullopt;
    properties[std::move(*key)] = std::move(*value);
  }
  return properties;
}

Result<std::optional<MetaProperties>> ReadMetaProperties(io::FileSystem& files,
                                                         const std::string& directory) {
  const std::string path = directory + "/" + kMetaPropertiesName;
  auto text = ReadIfPresent(files, path);
  if (!text.ok()) return text.TakeFault();
  if (!text.value()) return std::optional<MetaProperties>();
  auto properties = ParseProperties(*text.value());
  if (!properties) return Fault::Corrupt(path + ": a \\u escape without four hexadecimal digits");
  auto& found = *properties;
  if (found["version"] != "1")
    return Wrong(path, "version=" + found["version"],
                 "version=1 (0 is ZooKeeper's; migrate with Kafka 3.9 first)");
  MetaProperties meta;
  meta.cluster_id = found["cluster.id"];
  if (meta.cluster_id.empty()) return Wrong(path, "no cluster.id", "one");
  const auto node_id = ParseDecimal(found["node.id"]);
  if (!node_id || *node_id < 0 || *node_id > INT32_MAX)
    return Wrong(path, "node.id=" + found["node.id"], "a number from 0 on");
  meta.node_id = static_cast<int32_t>(*node_id);
  meta.directory_id = found["directory.id"];
  if (!meta.directory_id.empty() && !IsUuidText(meta.directory_id)) {
    return Wrong(path, "directory.id=" + meta.directory_id, "22 characters of URL-safe base64");
  }
  return std::optional<MetaProperties>(std::move(meta));
}

Status WriteMetaProperties(io::FileSystem& files, const std::string& directory, const MetaProperties& meta) {
  const std::time_t now = std::time(nullptr);
  std::tm fields;
  ::gmtime_r(&now, &fields);
  char date[64];
  const size_t length = std::strftime(date, sizeof(date), "%a %b %d %H:%M:%S UTC %Y", &fields);
  std::string text = "#\n#" + std::string(date, length) + "\n";
  text += "node.id=" + std::to_string(meta.node_id) + "\n";
  if (!meta.directory_id.empty()) text += "directory.id=" + Escape(meta.directory_id) + "\n";
  text += "version=1\ncluster.id=" + Escape(meta.cluster_id) + "\n";
  return io::ReplaceFile(files, directory + "/" + kMetaPropertiesName, text, true);
}

}  // namespace ottla::log
