/// How long the figures of a fiscal year take over many cases.
#include "server/app/bench/statistics_step.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "security/local_key_service.h"
#include "server/app/bench/interruption.h"
#include "server/app/bench/measurement.h"
#include "server/base/error.h"
#include "server/cases/facts.h"
#include "server/store/bulk.h"
#include "server/store/transaction.h"
#include "server/vault/case_facts.h"
#include "server/vault/facts_pages.h"

namespace tsunagu::app::bench {
namespace {

using cases::Role;

constexpr int kRetentionYear = 2031;
constexpr Microseconds kRecorded = 1'749'956'400'000'000;  // 2025-06-15
constexpr std::uint64_t kAtOnce = 500;                     // cases in a transaction
constexpr std::array kAgencies{"HK01", "SK01", "TK01", "SD01", "KD01", "AY01"};

/// A day of the fiscal year 2025: "2025-05-07".
std::string day_of(std::uint64_t number) {
  constexpr std::uint64_t kMonths = 9;  // April to December
  constexpr std::uint64_t kDays = 28;
  const auto month = 4 + number % kMonths;
  const auto day = 1 + number / kMonths % kDays;
  return std::string{"2025-"} + (month < 10 ? "0" : "") + std::to_string(month) +
         (day < 10 ? "-0" : "-") + std::to_string(day);
}

struct Paper {
  std::string type;
  std::vector<std::pair<Role, std::string>> values;
};

/// The case that documents are written about.
struct Invented {
  std::uint64_t number = 0;
  std::string agency;
  std::string plan;

  std::string day(std::uint64_t step) const { return day_of(number + step * 17); }
};

// What the ten documents of a case say, about as much as those of tests/data/canonical.

Paper sheet_paper(const Invented& one) {
  return {"referral-sheet",
          {{Role::author_agency, one.agency},
           {Role::sender_agency, one.agency},
           {Role::document_date, one.day(1)},
           {Role::consent, "given"},
           {Role::recipient_agency, "TK01"},
           {Role::handover_method, "telephone"},
           {Role::urgency, "normal"},
           {Role::due_date, one.day(2)},
           {Role::received_date, one.day(2)},
           {Role::acceptance, "accepted-multi-agency"},
           {Role::reply_date, one.day(3)}}};
}

std::vector<Paper> first_papers(const Invented& one) {
  const auto& agency = one.agency;
  const auto day = [&](std::uint64_t step) { return one.day(step); };
  return {
      {"consultation-intake",
       {{Role::author_agency, agency},
        {Role::variant, "consent"},
        {Role::document_date, day(0)},
        {Role::channel, "office"},
        {Role::route, "family"},
        {Role::route, "school"},
        {Role::area, "whole"},
        {Role::project, "P1"},
        {Role::urgency, "normal"},
        {Role::screening, "multi-agency"},
        {Role::consent, "given"}}},
      sheet_paper(one),
      {"consent",
       {{Role::author_agency, agency},
        {Role::document_date, day(2)},
        {Role::consent, "given"},
        {Role::consent_date, day(2)},
        {Role::consent_agency, "HK01"},
        {Role::consent_agency, "TK01"},
        {Role::consent_category, "basic"},
        {Role::consent_category, "health"},
        {Role::consent_purpose, "plan"},
        {Role::valid_to, "2026-03-31"}}},
      {"intake-assessment",
       {{Role::author_agency, "TK01"},
        {Role::document_date, day(3)},
        {Role::kind, "initial"},
        {Role::area, "whole"},
        {Role::route, "family"},
        {Role::household_type, "single-parent"},
        {Role::urgency, "normal"}}},
  };
}

Paper plan_paper(const Invented& one, const std::string& status, std::uint64_t step) {
  return {"support-plan",
          {{Role::author_agency, "TK01"},
           {Role::kind, one.plan},
           {Role::status, status},
           {Role::document_date, one.day(step)},
           {Role::main_agency, "TK01"},
           {Role::monitoring_date, one.day(9)},
           {Role::period_from, one.day(step)},
           {Role::period_to, "2026-03-31"},
           {Role::role_agency, one.agency},
           {Role::role_agency, "HK01"}}};
}

Paper minutes_paper(const Invented& one) {
  return {"minutes",
          {{Role::kind, "MJ"},
           {Role::legal_basis, "council"},
           {Role::conference_purpose, "T1"},
           {Role::meeting_date, day_of(one.number / 8)},
           {Role::start_time, "14:00"},
           {Role::end_time, "15:30"},
           {Role::attendee_agency, "TK01"},
           {Role::attendance, "present"},
           {Role::attendee_agency, one.agency},
           {Role::attendance, "present"},
           {Role::attendee_agency, "HK01"},
           {Role::attendance, "proxy"},
           {Role::consent, "given"},
           {Role::plan_kind, one.plan},
           {Role::plan_result, "approved"},
           {Role::status, "approved"},
           {Role::main_agency, "TK01"},
           {Role::monitoring_date, one.day(9)}}};
}

std::vector<Paper> later_papers(const Invented& one) {
  const auto& agency = one.agency;
  const auto day = [&](std::uint64_t step) { return one.day(step); };
  return {
      plan_paper(one, "draft", 4),
      minutes_paper(one),
      plan_paper(one, "decided", 5),
      {"progress-record",
       {{Role::author_agency, agency},
        {Role::document_date, day(6)},
        {Role::channel, "visit"},
        {Role::record_kind, "consultation"},
        {Role::count_unit, "new"},
        {Role::project, "P5"},
        {Role::task_date, day(7)},
        {Role::task_agency, agency}}},
      {"progress-record",
       {{Role::author_agency, agency},
        {Role::document_date, day(7)},
        {Role::channel, "telephone"},
        {Role::record_kind, "monitoring"},
        {Role::count_unit, "continued"},
        {Role::project, "P5"}}},
      {"monitoring",
       {{Role::author_agency, "TK01"},
        {Role::document_date, day(9)},
        {Role::timing, "regular"},
        {Role::achievement, "partly"},
        {Role::achievement, "mostly"},
        {Role::conclusion, "continuation"},
        {Role::monitoring_date, day(12)}}},
  };
}

cases::CaseFacts facts_of(std::uint64_t number) {
  const Invented invented{number, kAgencies.at(number % kAgencies.size()),
                          number % 3 == 0 ? "SN" : "TK"};
  auto papers = first_papers(invented);
  std::ranges::move(later_papers(invented), std::back_inserter(papers));
  cases::CaseFacts facts;
  for (auto& paper : papers) {
    cases::RecordedFacts one;
    one.document_id = make_uuid();
    one.recorded_at = kRecorded;
    one.document.type = paper.type;
    std::uint16_t group = 0;
    for (auto& [role, value] : paper.values) {
      group = static_cast<std::uint16_t>(group + (role == Role::attendee_agency ? 1 : 0));
      one.document.facts.push_back({role, group, std::move(value)});
    }
    facts.push_back(std::move(one));
  }
  return facts;
}

/// One transaction's worth of cases, as filing would have left them.
void fill_some(store::Connection& db, security::KeyService& keys, std::uint64_t first,
               std::uint64_t count) {
  store::Bulk key_rows{
      db, "INSERT INTO data_key (case_id, key_class, version, wrapped) VALUES (?, ?, ?, ?)"};
  store::Bulk projections{
      db,
      "INSERT INTO case_projection (case_id, state, documents, changed_at, facts) VALUES (?, ?, "
      "?, ?, ?)"};
  for (std::uint64_t i = first; i < first + count; ++i) {
    const auto case_id = make_uuid();
    vault::CaseKeys case_keys{keys, case_id, kRetentionYear};
    const auto facts = facts_of(i);
    const auto sealed = vault::seal_facts(facts, keys.tenant(), case_keys);
    for (const auto& row : case_keys.take_new()) {
      // The other six keys of a case stand between those that are needed; these are never opened.
      for (std::uint64_t key_class = 0; key_class <= security::kSealClass; ++key_class) {
        key_rows.add(case_id, key_class, std::uint64_t{row.version}, row.wrapped);
      }
    }
    projections.add(case_id, std::string{"C70"}, std::uint64_t{facts.size()}, kRecorded, sealed);
  }
  store::Transaction transaction{db};
  key_rows.flush();
  projections.flush();
  transaction.commit();
}

void fill(const Bench& bench, std::uint64_t cases) {
  const auto keys = security::LocalKeyService::open(bench.instance.paths().keys());
  store::Connection db{bench.instance.database()};
  for (std::uint64_t first = 0; first < cases; first += kAtOnce) {
    Interruption::pass();
    bench.call.progress("statistics_fill", static_cast<std::int64_t>(first),
                        static_cast<std::int64_t>(cases));
    fill_some(db, *keys, first, std::min(kAtOnce, cases - first));
  }
}

/// The rows alone, on one connection: nothing opened, nothing counted.
double fetch_bare(const Bench& bench, std::uint64_t& rows) {
  store::Connection db{bench.instance.database()};
  vault::FactsPages pages{db};
  const Stopwatch watch;
  rows = 0;
  for (auto page = pages.next(); !page.empty(); page = pages.next()) {
    rows += page.size();
  }
  return watch.microseconds();
}

}  // namespace

void measure_statistics(const Bench& bench, std::uint64_t cases) {
  fill(bench, cases);
  bench.call.progress("statistics", 0, 0);
  std::uint64_t rows = 0;
  fetch_bare(bench, rows);  // once for nothing: both of what follows find the pages in memory
  const double bare = fetch_bare(bench, rows);
  const Stopwatch watch;
  const auto answer = bench.instance.ask("statistics", JsonLine{}.number("year", 2025));
  const Measured measured{rows, watch.microseconds()};
  if (answer.of("figure").empty()) {
    throw Error{messages::kInternal, "bench: there are cases and no figures"};
  }
  const double each = bare / static_cast<double>(rows);
  bench.limits.push_back(limit_line("fetch_facts", each));
  bench.call.line(bench_line("statistics", measured, each));
}

}  // namespace tsunagu::app::bench
