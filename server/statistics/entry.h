/// One thing that counts: what, when, where from.
#pragma once

#include <cstdint>
#include <string_view>

#include "server/statistics/folder.h"
#include "server/statistics/indicator.h"

namespace tsunagu::statistics {

/// Quantities are thousandths, so that reported decimals add up exactly.
inline constexpr std::int64_t kOne = 1000;

/// Views live as long as the folder it was made from.
struct Entry {
  ItemId item = ItemId::contact;
  Day day;
  const Counted* source = nullptr;  ///< never null
  std::string_view detail;          ///< code of the item's breakdown
  std::string_view second;          ///< code of a second breakdown; only of ItemId::cross
  std::string_view agency;          ///< whose figure it is
  std::string_view kind;
  std::int64_t quantity = kOne;  ///< Form::sum, mean and rate
  std::int64_t of = 0;           ///< Form::rate: what `quantity` is a part of
  std::uint64_t once = 0;        ///< Form::once: the same for the same thing
  bool is_new = false;           ///< Form::contacts
};

/// Takes what is counted.
class EntrySink {
 public:
  virtual ~EntrySink() = default;
  virtual void take(const Entry& entry) = 0;
};

/// An entry about `source`, with its day, agency and kind. `source` has a day.
inline Entry entry_of(ItemId item, const Counted& source) {
  Entry entry;
  entry.item = item;
  entry.day = *source.day;
  entry.source = &source;
  entry.agency = source.agency;
  entry.kind = source.kind;
  return entry;
}

}  // namespace tsunagu::statistics
