// What goes wrong with files: torn ends, flipped bits, numbers from elsewhere, files that are missing, left
// over or misnamed.
#pragma once

#include <string>

#include "fuzz/recovery/random.h"
#include "fuzz/recovery/samples.h"

namespace ottla::fuzz {

/// One change, of any kind, to any file. `story` gets a line for the report.
void DamageAnything(Files& files, Random& random, std::string* story);

/// Damage that recovery from offset 0 has to repair without loss: files that follow from the segments
/// (indexes, snapshots, the epoch checkpoint), and names that do not belong there.
void DamageDerived(Files& files, Random& random, std::string* story);

/// The last segment from some position on: cut, overwritten or with bytes behind it. Returns that position;
/// the file's name is put into `segment`.
size_t DamageTail(Files& files, Random& random, std::string* segment, std::string* story);

/// Bytes of one file: flips, numbers, cuts, garbage, repetition.
void DamageBytes(std::string& content, Random& random, std::string* story);

/// One batch of a segment, with a CRC that fits afterwards: what passes the check and is wrong all the same.
void DamageBatch(std::string& content, Random& random, std::string* story);

}  // namespace ottla::fuzz
