// A broken invariant of our own code stops the process with the claim: it never limps (DESIGN section 6).
#pragma once

#include <cstdio>
#include <cstdlib>

#define BROKER_CHECK(claim, ...)                                                                \
  do {                                                                                          \
    if (__builtin_expect(!(claim), 0)) {                                                        \
      std::fprintf(stderr, "ottla: broken invariant: %s (%s:%d) ", #claim, __FILE__, __LINE__); \
      std::fprintf(stderr, "" __VA_ARGS__);                                                     \
      std::fputc('\n', stderr);                                                                 \
      std::abort();                                                                             \
    }                                                                                           \
  } while (0)
