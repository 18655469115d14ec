/// What a class above 0 says of the person of a document: only opened when a figure asks for it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "server/base/uuid.h"
#include "server/statistics/day.h"

namespace tsunagu::statistics {

/// Codes and a birth date of the person a document is about; empty: not stated there.
struct PersonValues {
  std::string sex;
  std::string birth_date;
  std::string age;
  std::vector<std::string> concerns;
  std::vector<std::string> changes;
};

/// By document.
using PersonBook = std::map<Uuid, PersonValues>;

/// The code of the age band in which the person was on `day`: "0-17", "18-39", "40-64", "65-74",
/// "75-"; empty if it is not known well enough to say which.
std::string age_band(const PersonValues& person, const Day& day);

}  // namespace tsunagu::statistics
