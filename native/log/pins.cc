#include "log/pins.h"

namespace ottla::log {

HandleTable<const PinnedRead>& Pins() {
  static auto* table =
      new HandleTable<const PinnedRead>();  // never destroyed: threads may outlive static objects
  return *table;
}

}  // namespace ottla::log
