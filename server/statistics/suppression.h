/// Small numbers are withheld before figures are published, and so is what would give them away.
#pragma once

#include <vector>

#include "server/statistics/figure.h"
#include "server/statistics/tally.h"

namespace tsunagu::statistics {

/// Marks as withheld every figure from 1 to below `limit`; a rate or mean that rests on so few, or
/// whose rest is so few; and then, wherever a single figure of a row is withheld while its total
/// and all others are shown, one more of the row (the smallest), until no withheld figure can be
/// worked out from totals. Zero is shown.
void withhold_small(std::vector<Figure>& figures, int limit);

/// Marks targets whose actual figure is that small.
void withhold_small(std::vector<TargetResult>& targets, int limit);

}  // namespace tsunagu::statistics
