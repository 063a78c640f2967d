#include "core/handle_table.h"
