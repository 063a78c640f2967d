#include "log/batch_scanner.h"

#include <algorithm>

namespace ottla::log {

bool BatchScanner::Fill(int64_t from, size_t size) {
  if (!buffer_.empty() && from >= buffer_at_ &&
      from + static_cast<int64_t>(size) <= buffer_at_ + static_cast<int64_t>(buffer_.size())) {
    return true;
  }
  const size_t wanted = static_cast<size_t>(std::min<int64_t>(
      std::max<int64_t>(static_cast<int64_t>(chunk_), static_cast<int64_t>(size)), limit_ - from));
  buffer_.resize(wanted);
  buffer_at_ = from;
  auto got = file_.ReadAt(from, buffer_.data(), wanted);
  if (!got.ok()) {
    faulted_ = true;
    fault_ = got.TakeFault();
    buffer_.clear();
    return false;
  }
  buffer_.resize(got.value());
  return got.value() >= size;
}

BatchScanner::Step BatchScanner::Next() {
  if (next_ >= limit_) return Step::kEnd;
  position_ = next_;
  if (limit_ - position_ < static_cast<int64_t>(batch::kHeaderBytes)) return Step::kTorn;
  if (!Fill(position_, batch::kHeaderBytes)) return faulted_ ? Step::kFault : Step::kTorn;
  const batch::HeaderView view = header();
  if (view.magic() != 2 || view.size() < static_cast<int64_t>(batch::kHeaderBytes) ||
      view.last_offset_delta() < 0 || view.base_offset() < 0 ||
      view.base_offset() >= INT64_MAX - view.last_offset_delta()) {
    return Step::kCorrupt;
  }
  size_ = view.size();
  if (size_ > limit_ - position_) return Step::kTorn;
  next_ = position_ + size_;
  return Step::kBatch;
}

Bytes BatchScanner::Whole() {
  if (!Fill(position_, static_cast<size_t>(size_))) return {};
  return {buffer_.data() + (position_ - buffer_at_), static_cast<size_t>(size_)};
}

}  // namespace ottla::log
