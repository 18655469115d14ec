/// Puts one line of a profile where it belongs.
#include "server/profiles/line_reading.h"

#include <array>

#include "server/profiles/parts.h"
#include "server/profiles/profile_tables.h"

namespace tsunagu::profiles {

namespace {

using config::SettingLine;

constexpr config::Rule number(std::int64_t least, std::int64_t most) {
  return {"整数", "a whole number", {}, least, most};
}

// A name that no rule has would be counted by another rule than the one meant.
const config::Rule kNewRule{"case-first",
                            "case-first",
                            {},
                            0,
                            0,
                            [](std::string_view text) {
                              return text == "case-first"; }};
const config::Rule kTotalRule{"each-record", "each-record", {}, 0, 0, [](std::string_view text) {
                                return text == "each-record";
                              }};
const config::Rule kDistinctRule{
    "person-per-year", "person-per-year", {}, 0, 0, [](std::string_view text) {
      return text == "person-per-year";
    }};
const config::Rule kMonths = number(1, 120);
const config::Rule kCount = number(0, 99'999);
const config::Rule kYears = number(1, 100);

const std::array kProfileParts{
    Part<Profile>{"name", &Profile::name, &kProfileName},
    Part<Profile>{"label", &Profile::label, &kShortText},
    Part<Profile>{"version", &Profile::version, &kVersion},
    Part<Profile>{"source", &Profile::source, &kLongText},
};

const std::array kPlanParts{
    Part<Plan>{"from", &Plan::from, &kDayOrNothing},
    Part<Plan>{"to", &Plan::to, &kDayOrNothing},
    Part<Plan>{"cycle_months", &Plan::cycle_months, &kMonths},
    Part<Plan>{"review_body", &Plan::review_body, &kShortText},
    Part<Plan>{"upper", &Plan::upper, &kShortText},
};

const std::array kCountingParts{
    Part<Counting>{"version", &Counting::version, &kVersion},
    Part<Counting>{"new", &Counting::new_rule, &kNewRule},
    Part<Counting>{"total", &Counting::total_rule, &kTotalRule},
    Part<Counting>{"distinct", &Counting::distinct_rule, &kDistinctRule},
};

const std::array kAgencyParts{
    Part<Agency>{"name", &Agency::name, &kRequiredText},
    Part<Agency>{"field", &Agency::field, &kCodeOrNothing},
    Part<Agency>{"projects", &Agency::projects, &kCode},
    Part<Agency>{"operation", &Agency::operation, &kCodeOrNothing},
    Part<Agency>{"base", &Agency::base, &kCodeOrNothing},
    Part<Agency>{"parent", &Agency::parent, &kCodeOrNothing},
    Part<Agency>{"count", &Agency::count, &kCount},
    Part<Agency>{"area", &Agency::area, &kShortText},
    Part<Agency>{"staff", &Agency::staff, &kLongText},
    Part<Agency>{"contractor", &Agency::contractor, &kShortText},
    Part<Agency>{"section", &Agency::section, &kShortText},
    Part<Agency>{"channels", &Agency::channels, &kRequiredText},
    Part<Agency>{"note", &Agency::note, &kLongText},
};

const std::array kConferenceParts{
    Part<Conference>{"name", &Conference::name, &kRequiredText},
    Part<Conference>{"kind", &Conference::kind, &kCode},
    Part<Conference>{"parent", &Conference::parent, &kCodeOrNothing},
    Part<Conference>{"frequency", &Conference::frequency, &kShortText},
    Part<Conference>{"host", &Conference::host, &kCodeOrNothing},
    Part<Conference>{"members", &Conference::members, &kRequiredText},
    Part<Conference>{"note", &Conference::note, &kLongText},
};

const std::array kTargetParts{
    Part<Target>{"label", &Target::label, &kRequiredText},
    Part<Target>{"indicator", &Target::indicator, &kIndicator},
    Part<Target>{"unit", &Target::unit, &kRequiredText},
};

const std::array kFormParts{
    Part<Form>{"hidden", &Form::hidden, &kPath},
    Part<Form>{"required", &Form::required, &kPath},
};

const std::array kRetentionParts{Part<Retention>{"years", &Retention::years, &kYears}};

template <class T, std::size_t kSize>
bool take(const std::array<Part<T>, kSize>& table, const SettingLine& line, std::string_view word,
          T& out) {
  return take_part(std::span<const Part<T>>{table}, line, word, out);
}

bool take_switch(const SettingLine& line, std::string_view word, Switches& out) {
  const auto entries = switch_entries();
  const auto entry = std::ranges::find(entries, word, &SwitchEntry::name);
  if (entry == entries.end()) {
    return false;
  }
  config::assign(line, {}, out.*(entry->member));
  return true;
}

bool take_limit(const SettingLine& line, std::string_view word, Limits& out) {
  const auto entries = limit_entries();
  const auto entry = std::ranges::find(entries, word, &LimitEntry::name);
  if (entry == entries.end()) {
    return false;
  }
  put(line, number(entry->least, entry->most), out.*(entry->member));
  return true;
}

/// 2000 to 2100, or nothing.
std::optional<int> fiscal_year_of(std::string_view word) {
  const bool is_year = word.size() == 4 &&
                       std::ranges::all_of(word, [](char one) { return one >= '0' && one <= '9'; });
  if (!is_year) {
    return std::nullopt;
  }
  int year = 0;
  for (const char digit : word) {
    year = year * 10 + (digit - '0');
  }
  return year;
}

bool is_filter_key(std::string_view key) {
  return is_code(key) && std::ranges::none_of(key, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void take_filter(const SettingLine& line, Target& out) {
  out.filter.clear();
  for (const std::string& entry : list_of(line, kRequiredText)) {
    const std::size_t mark = entry.find('=');
    const std::string key = entry.substr(0, mark);
    const std::string value = mark == std::string::npos ? "" : entry.substr(mark + 1);
    if (!is_filter_key(key) || !is_code(value)) {
      config::refuse_setting(line, "needs entries of the form key=code");
    }
    for (const auto& before : out.filter) {
      if (before.first == key) {
        config::refuse_setting(line, "names the key " + key + " twice");
      }
    }
    out.filter.emplace_back(key, value);
  }
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> out;
  for (std::size_t dot = key.find('.'); dot != std::string_view::npos; dot = key.find('.')) {
    out.push_back(key.substr(0, dot));
    key.remove_prefix(dot + 1);
  }
  out.push_back(key);
  return out;
}

bool take_plain(const SettingLine& line, const std::vector<std::string_view>& words, Profile& out) {
  if (words.size() != 2) {
    return false;
  }
  if (words[0] == "profile") {
    return take(kProfileParts, line, words[1], out);
  }
  if (words[0] == "plan") {
    return take(kPlanParts, line, words[1], out.plan);
  }
  if (words[0] == "counting") {
    return take(kCountingParts, line, words[1], out.counting);
  }
  if (words[0] == "switch") {
    return take_switch(line, words[1], out.switches);
  }
  return words[0] == "limit" && take_limit(line, words[1], out.limits);
}

bool take_agency(const SettingLine& line, std::string_view word, Agency& out) {
  return take(kAgencyParts, line, word, out);
}

bool take_conference(const SettingLine& line, std::string_view word, Conference& out) {
  return take(kConferenceParts, line, word, out);
}

bool take_target(const SettingLine& line, std::string_view word, Target& out) {
  if (word == "filter") {
    take_filter(line, out);
    return true;
  }
  const auto year = fiscal_year_of(word);
  if (!year) {
    return take(kTargetParts, line, word, out);
  }
  if (*year < 2000 || *year > 2100) {
    config::refuse_setting(line, "the fiscal year is not between 2000 and 2100");
  }
  out.years[*year] = decimal_of(line);
  return true;
}

bool take_form(const SettingLine& line, std::string_view word, Form& out) {
  return take(kFormParts, line, word, out);
}

bool take_retention(const SettingLine& line, std::string_view word, Retention& out) {
  if (word != "event") {
    return take(kRetentionParts, line, word, out);
  }
  const auto event = retention_event_named(line.value);
  if (!event) {
    config::refuse_setting(line, "needs closure, last-document or fiscal-year-end");
  }
  out.event = *event;
  return true;
}

}  // namespace tsunagu::profiles
