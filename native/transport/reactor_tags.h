// What the 64 bits of an epoll event say, and how a connection's handle is put together.
#pragma once

#include <cstdint>

namespace ottla::transport {

constexpr uint64_t kListenTag = uint64_t{1} << 40;  // low bits: index of the listening socket
constexpr uint64_t kTimerTag = uint64_t{1} << 41;
constexpr uint64_t kMailTag = 0;

constexpr uint32_t kSlotBits = 20;
constexpr uint32_t kSlotMask = (1u << kSlotBits) - 1;
constexpr uint32_t kGenerationMax = (1u << 11) - 1;

}  // namespace ottla::transport
