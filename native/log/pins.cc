#include "log/pins.h"

namespace ottla::log {

HandleTable<PinnedRead>& Pins() {
  static auto* table = new HandleTable<PinnedRead>();  // never destroyed: threads may outlive static objects
  return *table;
}

}  // namespace ottla::log
