/// Figures: what a count comes to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/uuid.h"
#include "server/statistics/indicator.h"

namespace tsunagu::statistics {

/// In the place of a value: all values together.
inline constexpr std::string_view kAll = "*";

/// A document that a figure counts.
struct CountedRecord {
  Uuid case_id;
  Uuid document_id;
  std::int64_t quantity = 0;  ///< thousandths that it adds
};

struct Figure {
  ItemId item = ItemId::contact;
  std::string indicator;  ///< "N01"; of a reported row "N15-hoppu"
  std::string counting;   ///< code list `counting`: "new", "total", "cases", ...
  /// The values it is of: breakdown of the item (and the second one), then those of the question's
  /// dimensions. kAll is a total, "" what is not stated.
  std::vector<std::string> place;
  std::size_t details = 0;             ///< how many of `place` are breakdowns of the item
  std::int64_t value = 0;              ///< thousandths
  std::int64_t part = 0;               ///< of a rate: its numerator; of a mean: how many
  std::int64_t whole = 0;              ///< of a rate: its denominator
  bool is_withheld = false;            ///< not to be published
  std::vector<CountedRecord> records;  ///< if asked for

  bool is_total() const;
};

}  // namespace tsunagu::statistics
