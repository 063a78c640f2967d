// An open segment file: what pins keep alive. The descriptor closes with the last holder, also after the file
// was renamed or removed.
#pragma once

#include <memory>

#include "io/file.h"

namespace ottla::log {

class SegmentFile {
 public:
  explicit SegmentFile(std::unique_ptr<io::File> file) : file_(std::move(file)) {}

  [[nodiscard]] io::File& file() const { return *file_; }
  [[nodiscard]] int fd() const { return file_->fd(); }

 private:
  const std::unique_ptr<io::File> file_;
};

}  // namespace ottla::log
