// Places where a test can hold a thread, to force the order of events a race needs. Compiled to nothing in
// the product.
#pragma once

#ifdef OTTLA_TEST_HOOKS
namespace ottla::log {
/// Called with the place's name when set; may block.
extern void (*test_pause)(const char* place);
}  // namespace ottla::log
#define OTTLA_PAUSE(place)                                                    \
  do {                                                                        \
    if (::ottla::log::test_pause != nullptr) ::ottla::log::test_pause(place); \
  } while (0)
#else
#define OTTLA_PAUSE(place) \
  do {                     \
  } while (0)
#endif
