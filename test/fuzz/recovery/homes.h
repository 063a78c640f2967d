// Whole log directories: checkpoints, clean mark, meta.properties and several partitions, under a LogManager.
#pragma once

#include <string>

#include "fuzz/recovery/random.h"
#include "fuzz/recovery/samples.h"

namespace ottla::fuzz {

void HomeRound(const Home& home, const std::string& folder, Random& random, std::string* story,
               uint64_t* opened, uint64_t* refused);

}  // namespace ottla::fuzz
