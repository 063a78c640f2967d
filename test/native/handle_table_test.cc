#include "core/handle_table.h"

#include <gtest/gtest.h>

namespace ottla {

TEST(HandleTable, AHandleKeptAfterRemovalFindsNothingThoughItsSlotIsTakenAgain) {
  HandleTable<int> table;
  const int32_t first = table.Insert(std::make_shared<int>(1));
  table.Remove(first);
  const int32_t second = table.Insert(std::make_shared<int>(2));
  EXPECT_EQ(first & 0xfffff, second & 0xfffff);
  EXPECT_EQ(table.Find(first), nullptr);
  EXPECT_EQ(*table.Find(second), 2);
}

TEST(HandleTable, ZeroAndNegativeHandlesFindNothing) {
  HandleTable<int> table;
  EXPECT_EQ(table.Find(0), nullptr);
  EXPECT_EQ(table.Find(-1), nullptr);
}

}  // namespace ottla
