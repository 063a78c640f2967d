// Whether bytes are in memory, against mincore.
#include "io/page_cache.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace ottla::io {
namespace {

constexpr int64_t kBytes = 1 << 20;

class TestFile final : public FileSlice {
 public:
  TestFile() {
    char path[] = "/tmp/ottla-pages-XXXXXX";
    fd_ = ::mkstemp(path);
    ::unlink(path);
    const std::vector<char> bytes(kBytes, 'p');
    EXPECT_EQ(::write(fd_, bytes.data(), bytes.size()), kBytes);
    EXPECT_EQ(::fsync(fd_), 0);
  }
  ~TestFile() override { ::close(fd_); }
  int fd() const override { return fd_; }
  bool Intact() const override { return true; }

  /// Where the file system lets go of them (tmpfs does not).
  void Drop() const { EXPECT_EQ(::posix_fadvise(fd_, 0, 0, POSIX_FADV_DONTNEED), 0); }
  bool Resident() const {
    void* const at = ::mmap(nullptr, kBytes, PROT_READ, MAP_SHARED, fd_, 0);
    std::vector<unsigned char> pages(static_cast<size_t>(kBytes / ::sysconf(_SC_PAGESIZE)));
    EXPECT_EQ(::mincore(at, kBytes, pages.data()), 0);
    ::munmap(at, kBytes);
    return std::all_of(pages.begin(), pages.end(), [](unsigned char page) { return (page & 1) != 0; });
  }

 private:
  int fd_;
};

TEST(PageCache, SaysWhatMincoreSaysAndWhatWasReadAheadIsThere) {
  const auto file = std::make_shared<TestFile>();
  EXPECT_TRUE(file->Resident());
  EXPECT_TRUE(InPageCache(file->fd(), 0, kBytes));
  EXPECT_TRUE(InPageCache(file->fd(), 5000, 1)) << "a range inside a page";
  EXPECT_TRUE(InPageCache(file->fd(), 4095, 2)) << "a range across two";
  file->Drop();
  EXPECT_EQ(InPageCache(file->fd(), 0, kBytes), file->Resident());
  std::atomic<bool> done = false;
  PreReader::Shared().Read(file, 0, kBytes, [&] { done = true; });
  while (!done) std::this_thread::yield();
  EXPECT_TRUE(file->Resident());
  EXPECT_TRUE(InPageCache(file->fd(), 0, kBytes));
}

TEST(PageCache, BytesBeyondTheEndAreInNoMemory) {
  const auto file = std::make_shared<TestFile>();
  EXPECT_FALSE(InPageCache(file->fd(), kBytes - 10, 2 * kBytes));
  std::atomic<bool> done = false;
  PreReader::Shared().Read(file, kBytes - 10, 2 * kBytes, [&] { done = true; });
  while (!done) std::this_thread::yield();
  EXPECT_TRUE(InPageCache(file->fd(), kBytes - 10, 10));
}

}  // namespace
}  // namespace ottla::io
