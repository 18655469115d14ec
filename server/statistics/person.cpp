/// Age bands.
#include "server/statistics/person.h"

#include <array>
#include <charconv>
#include <optional>

namespace tsunagu::statistics {
namespace {

struct Band {
  int from;
  std::string_view code;
};

constexpr std::array kBands{Band{75, "75-"}, Band{65, "65-74"}, Band{40, "40-64"},
                            Band{18, "18-39"}, Band{0, "0-17"}};

std::string_view band_of(int age) {
  for (const auto& band : kBands) {
    if (age >= band.from) {
      return band.code;
    }
  }
  return {};
}

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_all = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return is_all && !text.empty() ? std::optional{value} : std::nullopt;
}

struct Ages {
  int least = 0;
  int most = 0;
};

/// The ages a birth date allows: two neighbours if its month or day is not known.
std::optional<Ages> ages_on(std::string_view birth, const Day& day) {
  constexpr std::size_t kLength = 10;
  if (birth.size() != kLength) {
    return std::nullopt;
  }
  const auto year = number_of(birth.substr(0, 4));
  const auto month = number_of(birth.substr(5, 2));
  const auto date = number_of(birth.substr(8, 2));
  if (!year || *year == 0 || !month || !date) {
    return std::nullopt;
  }
  const int years = day.year - *year;
  const bool is_same_month = *month == day.month;
  if (*month == 0 || (is_same_month && (*date == 0 || !day.is_exact()))) {
    return Ages{years - 1, years};
  }
  const bool had_birthday = *month < day.month || (is_same_month && *date <= day.day);
  return had_birthday ? Ages{years, years} : Ages{years - 1, years - 1};
}

}  // namespace

std::string age_band(const PersonValues& person, const Day& day) {
  if (const auto ages = ages_on(person.birth_date, day)) {
    const auto band = band_of(ages->least);
    return std::string{band == band_of(ages->most) ? band : std::string_view{}};
  }
  const auto stated = number_of(person.age);
  return std::string{stated ? band_of(*stated) : std::string_view{}};
}

}  // namespace tsunagu::statistics
