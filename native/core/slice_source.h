// Parts of files that a response sends without copying them: how the log's pins reach the transport.
#pragma once

#include <cstdint>
#include <memory>

namespace ottla {

/// One pinned file. Destroying it gives the pin back; that may happen long after the response was built.
class FileSlice {
 public:
  virtual ~FileSlice() = default;
  [[nodiscard]] virtual int fd() const = 0;
  /// False once the log was truncated (or re-created) since the pin was taken: bytes already promised to the
  /// peer may be other bytes by now, and the connection is closed. Asked before and after each chunk.
  [[nodiscard]] virtual bool Intact() const = 0;
  /// False when reading the range would wait for a disk. Only a guess: a page may go at any time.
  [[nodiscard]] virtual bool Cached(int64_t, int64_t) const { return true; }
};

/// Whoever hands pins to JavaScript as integers turns them back here.
class SliceSource {
 public:
  virtual ~SliceSource() = default;
  /// Takes the pin out of the table: it is the caller's. Null when there is no such pin.
  [[nodiscard]] virtual std::shared_ptr<FileSlice> Take(int32_t pin) = 0;
};

}  // namespace ottla
