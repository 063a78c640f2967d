#include "fuzz/recovery/damage.h"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "batch/batch_header.h"
#include "core/bytes.h"

namespace ottla::fuzz {
namespace {

constexpr size_t kDamagedBytesMax = 256 << 10;

void Tell(std::string* story, const std::string& what) { *story += "  " + what + "\n"; }

Files::iterator Pick(Files& files, Random& random) {
  return std::next(files.begin(), static_cast<ptrdiff_t>(random.Below(files.size())));
}

void PutNumber(std::string& content, size_t at, int64_t value, size_t width) {
  for (size_t index = 0; index < width && at + index < content.size(); index++) {
    content[at + index] = static_cast<char>(static_cast<uint64_t>(value) >> (8 * (width - 1 - index)));
  }
}

std::string NameWith(int64_t offset, const char* suffix) {
  char name[64];
  std::snprintf(name, sizeof name, "%020lld%s", static_cast<long long>(offset), suffix);
  return name;
}

/// A checkpoint's numbers are text: one of them becomes another.
void DamageText(std::string& content, Random& random, std::string* story) {
  const size_t digit = content.find_first_of("0123456789", random.Below(content.size()));
  if (digit == std::string::npos) return DamageBytes(content, random, story);
  const size_t end = std::min(content.find_first_not_of("0123456789", digit), content.size());
  const std::string number =
      random.OneIn(8) ? "99999999999999999999999" : std::to_string(random.Interesting());
  content.replace(digit, end - digit, number);
  Tell(story, "number at " + std::to_string(digit) + " becomes " + number);
}

bool IsText(const std::string& name) {
  return name.find("checkpoint") != std::string::npos || name.ends_with("metadata") ||
         name.ends_with("properties") || name.find("cleanshutdown") != std::string::npos;
}

const char* AnySuffix(Random& random) {
  static constexpr const char* kSuffixes[] = {".log",
                                              ".index",
                                              ".timeindex",
                                              ".txnindex",
                                              ".snapshot",
                                              ".log.swap",
                                              ".index.swap",
                                              ".log.cleaned",
                                              ".deleted",
                                              ".log.deleted",
                                              ".log.cleaned.swap",
                                              ".timeindex.swap",
                                              ".txnindex.swap",
                                              ".tmp",
                                              ""};
  return kSuffixes[random.Below(sizeof kSuffixes / sizeof *kSuffixes)];
}

std::string AnyName(const Files& files, Random& random) {
  switch (random.Below(6)) {
    case 0:
      return std::string("next-segment");
    case 1:
      return std::string("leader-epoch-checkpoint.tmp");
    case 2:
      return random.Garbage(1 + random.Below(3)) == "/" ? "x" : "a strange name";
    case 3: {
      // Beside one that is there.
      const std::string& other =
          std::next(files.begin(), static_cast<ptrdiff_t>(random.Below(files.size())))->first;
      return other.substr(0, std::min<size_t>(20, other.size())) + AnySuffix(random);
    }
    default: {
      const int64_t offset = random.OneIn(2) ? static_cast<int64_t>(random.Below(400)) : random.Interesting();
      return NameWith(offset, AnySuffix(random));
    }
  }
}

}  // namespace

void DamageBytes(std::string& content, Random& random, std::string* story) {
  const size_t at = random.Below(content.size() + 1);
  const std::string place = std::to_string(at) + " of " + std::to_string(content.size());
  if (content.size() > kDamagedBytesMax) content.resize(kDamagedBytesMax);
  switch (content.empty() ? 4 + random.Below(2) : random.Below(9)) {
    case 0:
      content[random.Below(content.size())] ^= static_cast<char>(1 << random.Below(8));
      return Tell(story, "a bit flips");
    case 1: {
      const size_t width = size_t{1} << random.Below(4);
      const int64_t value = random.Interesting();
      PutNumber(content, random.OneIn(2) ? at / width * width : at, value, width);
      return Tell(story,
                  "number " + std::to_string(value) + ", " + std::to_string(width) + " bytes, at " + place);
    }
    case 2:
      content.resize(at);
      return Tell(story, "cut at " + place);
    case 3:
      content.clear();
      return Tell(story, "emptied");
    case 4: {
      const size_t size = 1 + random.Below(300);
      content += random.OneIn(2) ? random.Garbage(size) : std::string(size, '\0');
      return Tell(story, std::to_string(size) + " bytes behind " + std::to_string(content.size() - size));
    }
    case 5: {
      const std::string garbage = random.Garbage(1 + random.Below(40));
      content.replace(at, std::min(garbage.size(), content.size() - at), garbage);
      return Tell(story, "garbage at " + place);
    }
    case 6: {
      const size_t size = std::min(content.size() - at, 1 + random.Below(200));
      content.erase(at, size);
      return Tell(story, std::to_string(size) + " bytes missing at " + place);
    }
    case 7: {
      const std::string part = content.substr(at, 1 + random.Below(500));
      content.insert(random.Below(content.size() + 1), part);
      return Tell(story, "a part from " + place + " repeated");
    }
    default: {
      const size_t size = std::min(content.size() - at, 1 + random.Below(4096));
      content.replace(at, size, size, '\0');
      return Tell(story, std::to_string(size) + " bytes zero at " + place);
    }
  }
}

void DamageBatch(std::string& content, Random& random, std::string* story) {
  const std::vector<BatchSpan> spans = BatchesOf(content);
  if (spans.empty()) return DamageBytes(content, random, story);
  const size_t which = random.Below(spans.size());
  const BatchSpan span = spans[which];
  const std::string place = "batch " + std::to_string(which) + " of " + std::to_string(spans.size());
  switch (random.Below(6)) {
    case 0:
      content.erase(span.position, span.size);
      return Tell(story, place + " missing");
    case 1:
      content.insert(spans[random.Below(spans.size())].position, content.substr(span.position, span.size));
      return Tell(story, place + " twice");
    case 2: {
      content[span.position + batch::kHeaderBytes - 1 + random.Below(span.size - batch::kHeaderBytes + 1)] ^=
          static_cast<char>(1 << random.Below(8));
      SealBatch(content, span);
      return Tell(story, place + ": a bit of its records flips, sealed");
    }
    default: {
      static constexpr struct {
        size_t at;
        size_t width;
      } kFields[] = {{0, 8},  {0, 8},  {8, 4},  {12, 4}, {12, 4}, {21, 2}, {23, 4},
                     {23, 4}, {27, 8}, {35, 8}, {43, 8}, {51, 2}, {53, 4}, {57, 4}};
      const auto field = kFields[random.Below(sizeof kFields / sizeof *kFields)];
      const int64_t value = random.OneIn(3) ? static_cast<int64_t>(random.Below(500)) : random.Interesting();
      PutNumber(content, span.position + field.at, value, field.width);
      SealBatch(content, span);
      return Tell(story,
                  place + ": " + std::to_string(value) + " at " + std::to_string(field.at) + ", sealed");
    }
  }
}

void DamageAnything(Files& files, Random& random, std::string* story) {
  if (files.empty()) {
    files[AnyName({{"00000000000000000000.log", ""}}, random)] = random.Garbage(random.Below(300));
    return;
  }
  const auto file = Pick(files, random);
  const std::string name = file->first;
  Tell(story, name + ":");
  switch (random.Below(12)) {
    case 0:
      files.erase(file);
      return Tell(story, "deleted");
    case 1: {
      const std::string to = AnyName(files, random);
      files[to] = file->second;
      return Tell(story, "copied to " + to);
    }
    case 2: {
      const std::string to = AnyName(files, random);
      std::string content = std::move(file->second);
      files.erase(file);
      files[to] = std::move(content);
      return Tell(story, "renamed to " + to);
    }
    case 3: {
      const auto other = Pick(files, random);
      std::swap(file->second, other->second);
      return Tell(story, "exchanged with " + other->first);
    }
    case 4:
    case 5:
    case 6:
    case 7:
      if (name.ends_with(".log")) return DamageBatch(file->second, random, story);
      [[fallthrough]];
    default:
      if (IsText(name) && !file->second.empty() && random.OneIn(2))
        return DamageText(file->second, random, story);
      return DamageBytes(file->second, random, story);
  }
}

void DamageDerived(Files& files, Random& random, std::string* story) {
  std::vector<std::string> derived;
  for (const auto& [name, content] : files) {
    if (!name.ends_with(".log")) derived.push_back(name);
  }
  if (derived.empty() || random.OneIn(10)) {
    static constexpr const char* kStrays[] = {"next-segment",
                                              "leader-epoch-checkpoint.tmp",
                                              "00000000000000000007.log.deleted",
                                              "00000000000000000003.snapshot",
                                              "00000000000000000011.index",
                                              "what is this"};
    const char* stray = kStrays[random.Below(sizeof kStrays / sizeof *kStrays)];
    files[stray] = random.Garbage(random.Below(200));
    return Tell(story, std::string("stray ") + stray);
  }
  const std::string& name = derived[random.Below(derived.size())];
  Tell(story, name + ":");
  if (random.OneIn(4)) {
    files.erase(name);
    return Tell(story, "deleted");
  }
  std::string& content = files[name];
  if (IsText(name) && !content.empty() && random.OneIn(2)) return DamageText(content, random, story);
  DamageBytes(content, random, story);
}

size_t DamageTail(Files& files, Random& random, std::string* segment, std::string* story) {
  std::string* last = nullptr;
  for (auto& [name, content] : files) {
    if (!name.ends_with(".log")) continue;
    *segment = name;
    last = &content;
  }
  if (last == nullptr) return 0;
  const size_t at = random.Below(last->size() + 1);
  Tell(story, *segment + " from " + std::to_string(at) + " of " + std::to_string(last->size()) + " on:");
  if (random.OneIn(2)) last->resize(at);
  if (random.OneIn(2)) {
    std::string tail = last->substr(at);
    last->resize(at);
    for (size_t times = 1 + random.Below(3); times > 0; times--) DamageBytes(tail, random, story);
    *last += tail;
  }
  return at;
}

}  // namespace ottla::fuzz
