/// What a request about figures asks for.
#include "server/commands/statistics_request.h"

#include <algorithm>

#include "server/base/error.h"
#include "server/statistics/agency_table.h"

namespace tsunagu::commands {
namespace {

using statistics::Period;

constexpr std::int64_t kFirstYear = 2000;
constexpr std::int64_t kLastYear = 2100;

[[noreturn]] void refuse(const std::string& what) { throw Error{messages::kUsage, what}; }

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (auto end = text.find(','); end != std::string::npos; end = text.find(',', start)) {
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

bool is_flagged(const Call& call, std::string_view name) {
  return call.request.arguments.flag(name).value_or(false);
}

void read_period(const Call& call, StatisticsRequest& request) {
  const auto year = call.request.arguments.number("year");
  const auto month = call.optional("month");
  if (year && (*year < kFirstYear || *year > kLastYear)) {
    refuse("--year is a fiscal year from 2000 to 2100");
  }
  if (!month) {
    request.year = year ? static_cast<int>(*year)
                        : statistics::fiscal_year_of(month_number(request.question.today));
    request.question.period = Period::of_year(request.year);
    return;
  }
  const auto period = Period::of_month(*month);
  if (!period) {
    refuse("--month has the form 2025-06");
  }
  request.year = statistics::fiscal_year_of(period->first);
  if (year && *year != request.year) {
    refuse("--month " + *month + " is not in the fiscal year " + std::to_string(*year));
  }
  request.question.period = *period;
}

void read_figures(const Call& call, statistics::Question& question) {
  if (const auto text = call.optional("indicator")) {
    question.indicators = split_at_commas(*text);
  }
  for (const auto& code : question.indicators) {
    if (statistics::find_indicator(code) == nullptr) {
      refuse("--indicator: there is no indicator " + code + "; N01 to N22");
    }
  }
  question.item = call.optional("item").value_or("");
  if (!question.item.empty() && statistics::find_item(question.item) == nullptr) {
    refuse("--item: there is no item " + question.item + "; see docs/statistics.md");
  }
}

void read_breakdown(const Call& call, statistics::Question& question) {
  const auto text = call.optional("by");
  for (const auto& name : text ? split_at_commas(*text) : std::vector<std::string>{}) {
    const auto dimension = statistics::find_dimension(name);
    if (!dimension) {
      refuse("--by: there is no breakdown " + name + "; see docs/statistics.md");
    }
    if (std::ranges::find(question.by, *dimension) != question.by.end()) {
      refuse("--by: " + name + " stands twice");
    }
    question.by.push_back(*dimension);
  }
  if (question.by.size() > statistics::kMostDimensions) {
    refuse("--by takes at most two breakdowns");
  }
}

std::vector<std::pair<std::string, std::string>> conditions_of(const Call& call) {
  std::vector<std::pair<std::string, std::string>> conditions;
  const auto text = call.optional("filter");
  for (const auto& part : text ? split_at_commas(*text) : std::vector<std::string>{}) {
    const auto mark = part.find('=');
    if (mark == std::string::npos || mark == 0) {
      refuse("--filter takes KEY=CODE, with commas between them");
    }
    conditions.emplace_back(part.substr(0, mark), part.substr(mark + 1));
  }
  return conditions;
}

void read_filter(const Call& call, StatisticsRequest& request) {
  auto conditions = conditions_of(call);
  if (const auto agency = call.optional("agency")) {
    if (!request.profile->agencies.contains(*agency)) {
      refuse("--agency: the profile has no agency " + *agency);
    }
    request.agency = *agency;
    conditions.emplace_back("agency", *agency);
  }
  std::string wrong;
  auto filter = statistics::Filter::make(conditions, *request.profile, wrong);
  if (!filter) {
    refuse("--filter: there is no condition " + wrong + "; see docs/profiles.md");
  }
  request.question.filter = *std::move(filter);
}

void read_table(const Call& call, StatisticsRequest& request) {
  const auto table = call.optional("table");
  if (!table) {
    return;
  }
  if (*table != "agencies") {
    refuse("--table: the only table is agencies");
  }
  for (const auto* other : {"month", "indicator", "item", "by", "filter"}) {
    if (call.request.arguments.has(other)) {
      refuse("--table goes with --year, --publish and --format alone");
    }
  }
  request.agency_table = true;
  request.question = statistics::agency_question(request.year, request.question.today);
}

}  // namespace

statistics::Day today_of(const Context& context) {
  const auto today = statistics::parse_day(japan_date(context.events.clock.now()));
  return today.value_or(statistics::Day{});
}

StatisticsRequest statistics_request(const Call& call) {
  StatisticsRequest request;
  const auto running = call.context.profile.running();
  request.profile = running.profile;
  request.profile_digest = running.digest;
  request.question.today = today_of(call.context);
  read_period(call, request);
  read_figures(call, request.question);
  read_breakdown(call, request.question);
  read_filter(call, request);
  request.with_targets = is_flagged(call, "targets");
  request.explains = is_flagged(call, "explain");
  request.publishes = is_flagged(call, "publish");
  const auto format = call.optional("format").value_or("table");
  if (format != "table" && format != "csv") {
    refuse("--format is table or csv");
  }
  request.as_csv = format == "csv";
  read_table(call, request);
  if (request.explains && (request.publishes || request.as_csv || request.agency_table)) {
    refuse("--explain names documents, so it does not go with --publish, --format csv or --table");
  }
  request.question.with_records = request.explains;
  return request;
}

std::string subject_of(const StatisticsRequest& request) {
  const auto& question = request.question;
  std::string text;
  for (const auto& code : question.indicators) {
    text += (text.empty() ? "" : ",") + code;
  }
  text = (text.empty() ? "all" : text) + (question.item.empty() ? "" : " " + question.item);
  text += " " + question.period.text();
  for (const auto dimension : question.by) {
    text += " by " + std::string{statistics::dimension_text(dimension).name};
  }
  text += request.agency.empty() ? "" : " agency " + request.agency;
  text += request.explains ? " with records" : "";
  return text + (request.publishes ? " for publication" : "");
}

}  // namespace tsunagu::commands
