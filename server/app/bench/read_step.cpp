/// How fast cases are opened and found, each read recorded before anything of it is released.
#include "server/app/bench/bench.h"
#include "server/app/bench/event_rows.h"
#include "server/app/bench/invented.h"
#include "server/base/error.h"

namespace tsunagu::app::bench {
namespace {

struct ReadStep {
  std::string what;
  std::size_t clients;
  std::function<void(std::uint64_t)> work;
};

/// What a caseworker gives for every read.
JsonLine with_reason() { return JsonLine{}.text("purpose", "bench").text("basis", "OWN"); }

void open_document(const Bench& bench, const std::string& id) {
  bench.instance.ask("document.show",
                     with_reason().text("id", id).list("classes", {"1", "2", "3", "5"}));
}

void find_name(const Bench& bench, std::uint64_t number) {
  const auto who = person(static_cast<std::uint32_t>(number));
  const auto answer = bench.instance.ask("case.find", with_reason().text("name", who.name));
  if (answer.of("hit").empty()) {
    throw Error{messages::kInternal, "bench: a name that was taken in is not found"};
  }
}

/// The least that a read has to write: one event, durable, for each.
double measure_bare_events(const Bench& bench, std::size_t connections) {
  auto rows = event_rows();
  store::Connection database{bench.instance.database()};
  rows.load(database, 0);
  const auto each = insert_one_by_one(rows, bench.bare.settings(), connections).each();
  bench.limits.push_back(limit_line("event_" + std::to_string(connections), each));
  return each;
}

}  // namespace

std::vector<std::string> documents_of_type(const Bench& bench, const std::string& type) {
  store::Connection database{bench.instance.database()};
  auto& find = database.prepared(
      "SELECT document_id FROM document WHERE document_type = ? ORDER BY document_id");
  find.execute(type);
  std::vector<std::string> ids;
  while (find.next()) {
    ids.push_back(find.uuid(0).text());
  }
  return ids;
}

void measure_reads(const Bench& bench) {
  constexpr std::size_t kSeveral = 4;
  const auto ids = documents_of_type(bench, "referral-sheet");
  const auto open = [&](std::uint64_t i) { open_document(bench, ids[i]); };
  const auto find = [&](std::uint64_t i) { find_name(bench, i); };
  // The cheapest command that records a read: what recording alone costs.
  const auto record = [&](std::uint64_t) { bench.instance.ask("keys.status", with_reason()); };
  const double limit_of_one = measure_bare_events(bench, 1);
  const double limit_of_several = measure_bare_events(bench, kSeveral);
  const ReadStep steps[] = {{"show_1", 1, open},    {"show_4", kSeveral, open},
                            {"find_1", 1, find},    {"find_4", kSeveral, find},
                            {"audit_1", 1, record}, {"audit_4", kSeveral, record}};
  for (const auto& step : steps) {
    bench.call.progress(step.what, 0, 0);
    const auto measured = measure(step.clients, bench.records, step.work);
    bench.call.line(
        bench_line(step.what, measured, step.clients == 1 ? limit_of_one : limit_of_several));
  }
}

}  // namespace tsunagu::app::bench
