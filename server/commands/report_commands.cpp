/// statistics submit, statistics reports, statistics show-report, statistics report-file.
#include <algorithm>
#include <map>
#include <tuple>

#include "security/digest.h"
#include "server/base/error.h"
#include "server/commands/context.h"
#include "server/commands/statistics_count.h"
#include "server/commands/statistics_lines.h"
#include "server/statistics/activity_report.h"
#include "server/statistics/suppression.h"
#include "server/store/transaction.h"
#include "server/vault/report_rows.h"

namespace tsunagu::commands {
namespace {

using vault::FrozenFigure;
using vault::FrozenReport;

std::vector<statistics::ReportRow> rows_now(Call& call, const StatisticsRequest& request) {
  const auto tally = count_cases(call, request);
  auto figures = tally.figures();
  auto targets = tally.targets();
  if (request.publishes) {
    withhold_small(figures, request.profile->limits.small_number);
    withhold_small(targets, request.profile->limits.small_number);
  }
  const FigureLabels labels{call.context.catalogue, *request.profile};
  return statistics::report_rows(figures, targets, request.year,
                                 [&](std::string_view list, std::string_view code) {
                                   return labels.of_list(list, std::string{code});
                                 });
}

std::vector<FrozenFigure> frozen(const std::vector<statistics::ReportRow>& rows) {
  std::vector<FrozenFigure> out;
  for (const auto& row : rows) {
    out.push_back({row.indicator, row.item, row.counting, row.value});
  }
  return out;
}

statistics::ReportHead head_of(const Call& call, const StatisticsRequest& request,
                               const FrozenReport& report) {
  constexpr std::size_t kLongestName = 80;  // schemas/xsd/text.xsd, Line
  statistics::ReportHead head;
  head.number = report.number;
  head.municipality = call.context.config.municipality_code;
  head.created = japan_date(report.submitted_at);
  head.period = request.question.period;
  head.agency = request.agency;
  if (!request.agency.empty()) {
    const auto& name = request.profile->agencies.at(request.agency).name;
    head.agency_name = name.size() <= kLongestName ? name : "";
  }
  head.counting = request.profile->counting.version;
  head.is_published = request.publishes;
  return head;
}

FrozenReport report_of(Call& call, const StatisticsRequest& request) {
  FrozenReport report;
  report.report_id = make_uuid();
  report.submitted_at = call.context.events.clock.now();
  report.period = request.question.period.text();
  const auto id = report.report_id.text();
  report.number =
      "TS-" + report.period.substr(0, report.period.find('/')) + "-" + id.substr(id.size() - 12);
  report.submitted_by = call.actor.name;
  report.agency = request.agency;
  report.is_published = request.publishes;
  report.profile = request.profile->name + " " + request.profile->version;
  report.profile_digest = request.profile_digest;
  report.counting = request.profile->counting.version;
  report.rules = statistics::kRulesVersion;
  const auto rows = rows_now(call, request);
  const auto xml = statistics::report_xml(head_of(call, request, report), rows);
  if (rows.size() > statistics::kMostRows) {
    throw Error{messages::kUsage, std::to_string(rows.size()) +
                                      " rows are more than a report holds; narrow it with "
                                      "--agency"};
  }
  report.figures = frozen(rows);
  report.content = to_bytes(xml);
  report.digest = to_hex(security::sha256(report.content));
  return report;
}

JsonLine report_line(const FrozenReport& report) {
  JsonLine line;
  line.text("kind", "report").text("report", report.report_id.text());
  line.text("number", report.number).text("period", report.period).text("agency", report.agency);
  line.text("submitted", japan_text(report.submitted_at)).text("by", report.submitted_by);
  line.flag("published", report.is_published).text("profile", report.profile);
  line.text("profile_sha256", report.profile_digest).text("counting_version", report.counting);
  return line.text("rules_version", report.rules).text("sha256", report.digest);
}

vault::Event reading_event(const FrozenReport& report) {
  vault::Event event;
  event.type = tlog::EventType::statistics_read;
  event.classes = {0};
  event.subject = "report " + report.number;
  event.file_digest = report.digest;
  return event;
}

FrozenReport report_named(Call& call) {
  const auto text = call.required("id");
  const auto id = Uuid::parse(text);
  const auto report =
      id ? vault::find_report(call.session.connection(), call.context.keys, *id) : std::nullopt;
  if (!report) {
    throw Error{messages::kNotFound, "report " + text};
  }
  return *report;
}

/// The question that `report` answered, under the profile of today.
StatisticsRequest request_of(const Call& call, const FrozenReport& report) {
  StatisticsRequest request;
  const auto running = call.context.profile.running();
  request.profile = running.profile;
  request.profile_digest = running.digest;
  request.question.today = today_of(call.context);
  const auto slash = report.period.find('/');
  const auto first = statistics::Period::of_month(report.period.substr(0, slash));
  if (!first) {
    throw IntegrityError{"report " + report.report_id.text() + " has no period"};
  }
  request.year = statistics::fiscal_year_of(first->first);
  request.question.period =
      slash == std::string::npos ? *first : statistics::Period::of_year(request.year);
  request.with_targets = true;
  request.publishes = report.is_published;
  request.agency = report.agency;
  std::string wrong;
  if (!report.agency.empty()) {
    request.question.filter =
        *statistics::Filter::make({{"agency", report.agency}}, *request.profile, wrong);
  }
  return request;
}

/// What a new count would say instead. Returns how many rows differ.
std::int64_t show_differences(Call& call, const FrozenReport& report,
                              const std::vector<FrozenFigure>& now) {
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, std::pair<std::string, std::string>> both;
  for (const auto& figure : report.figures) {
    both[{figure.indicator, figure.item, figure.counting}].first = figure.value;
  }
  for (const auto& figure : now) {
    both[{figure.indicator, figure.item, figure.counting}].second = figure.value;
  }
  std::int64_t differences = 0;
  for (const auto& [key, values] : both) {
    if (values.first == values.second) {
      continue;
    }
    ++differences;
    JsonLine line;
    line.text("kind", "difference").text("indicator", std::get<0>(key));
    line.text("item", std::get<1>(key)).text("counting", std::get<2>(key));
    call.reply.line(line.text("then", values.first).text("now", values.second));
  }
  return differences;
}

}  // namespace

admin::Outcome submit_report(Call& call) {
  auto request = statistics_request(call);
  if (!request.question.by.empty() || !request.question.item.empty() ||
      !request.question.indicators.empty() || call.request.arguments.has("filter")) {
    throw Error{messages::kUsage,
                "a report has all figures: only --year, --month, --agency and "
                "--publish go with statistics submit"};
  }
  request.with_targets = true;
  vault::Event reading;
  reading.type = tlog::EventType::statistics_read;
  reading.classes = {0};
  reading.subject = subject_of(request);
  call.record(reading);
  const auto report = report_of(call, request);
  vault::EventBatch events{call.context.events};
  vault::Event event;
  event.type = tlog::EventType::report_submitted;
  event.actor = call.actor;
  event.file = report.number;
  event.file_digest = report.digest;
  event.subject = reading.subject;
  store::transact(call.session, [&](store::Connection& db) {
    events.restart();
    events.add(event);
    vault::insert(db, call.context.keys, report);
    events.write(db);
  });
  events.committed();
  call.reply.line(report_line(report));
  return admin::Outcome::ok;
}

admin::Outcome list_reports(Call& call) {
  const auto reports = vault::all_reports(call.session.connection(), call.context.keys);
  vault::Event event;
  event.type = tlog::EventType::statistics_read;
  event.classes = {0};
  event.subject = "reports";
  event.count = static_cast<std::int64_t>(reports.size());
  call.record(std::move(event));
  for (const auto& report : reports) {
    call.reply.line(report_line(report));
  }
  return admin::Outcome::ok;
}

admin::Outcome show_report(Call& call) {
  const auto report = report_named(call);
  call.record(reading_event(report));
  const auto request = request_of(call, report);
  const auto now = frozen(rows_now(call, request));
  call.reply.line(report_line(report));
  const auto differences = show_differences(call, report, now);
  const bool is_same_profile = report.profile_digest == request.profile_digest;
  JsonLine line;
  line.text("kind", "recount").number("figures", static_cast<std::int64_t>(report.figures.size()));
  line.number("differences", differences).flag("same_profile", is_same_profile);
  call.reply.line(line.flag("same_rules", report.rules == statistics::kRulesVersion));
  return admin::Outcome::ok;
}

admin::Outcome show_report_file(Call& call) {
  const auto report = report_named(call);
  call.record(reading_event(report));
  // Every line of it ends in a line feed, as the caller's lines do: so the bytes are the same.
  auto rest = as_text(report.content);
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    JsonLine line;
    call.reply.line(line.text("kind", "report_line").text("line", rest.substr(0, end)));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return admin::Outcome::ok;
}

}  // namespace tsunagu::commands
