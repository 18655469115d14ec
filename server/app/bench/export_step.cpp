/// How fast documents go out in a partner's form.
#include <algorithm>

#include "server/app/bench/bare_translation.h"
#include "server/app/bench/bench.h"
#include "server/app/bench/event_rows.h"
#include "server/app/bench/interruption.h"
#include "server/app/bench/partner_files.h"
#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::app::bench {
namespace {

const PartnerSide kJiritsu{"jiritsu", ".ok", ".ack.xml"};
constexpr std::uint32_t kLargeFile = 100;
// Each is a file of its own, with four digits for its number.
constexpr std::uint64_t kMostExports = 2000;
constexpr std::uint32_t kWrites = 200;

std::vector<Handover> plan_files(std::uint32_t plans) {
  std::vector<Handover> files;
  for (std::uint32_t done = 0; done < plans; done += kLargeFile) {
    files.push_back({jiritsu_name("202507", static_cast<std::uint32_t>(files.size())),
                     jiritsu_file(done, std::min(kLargeFile, plans - done))});
  }
  return files;
}

void export_document(const Bench& bench, const std::string& id) {
  const auto answer = bench.instance.ask("export", JsonLine{}
                                                       .text("adapter", kJiritsu.adapter)
                                                       .text("document", id)
                                                       .text("purpose", "bench")
                                                       .text("basis", "OWN"));
  if (answer.of("delivery").size() != 1) {
    throw Error{messages::kInternal, "bench: a plan was not delivered"};
  }
}

/// A file as long as a plan, written, given its name and kept by the disk.
double measure_bare_write(const Bench& bench) {
  const auto content = jiritsu_file(0, 1);
  const auto folder = bench.folder.path() / "w";
  make_folder(folder, 0700);
  const auto measured = measure(1, kWrites, [&](std::uint64_t i) {
    write_file_durably(folder / std::to_string(i), content, 0640);
  });
  return measured.each();
}

/// The read's event, the event of what was written, the translation there and the file.
double limit_of_export(const Bench& bench) {
  bench.call.progress("limit of exports", 0, 0);
  const auto translation = measure_translation(bench.data, kJiritsu.adapter,
                                               jiritsu_file(0, kLargeFile), bench.folder.path());
  auto rows = event_rows();
  store::Connection database{bench.instance.database()};
  rows.load(database, 0);
  const auto event = insert_one_by_one(rows, bench.bare.settings(), 1).each();
  const auto write = measure_bare_write(bench);
  bench.limits.push_back(limit_line("plan_translation", translation.sum()));
  bench.limits.push_back(limit_line("file_write", write));
  return translation.sum() + 2 * event + write;
}

}  // namespace

void measure_exports(const Bench& bench) {
  constexpr std::size_t kSeveral = 4;
  const auto plans = std::min(bench.records, kMostExports);
  bench.call.progress("import of plans", 0, 0);
  bench.instance.import(kJiritsu, plan_files(static_cast<std::uint32_t>(plans)));
  const auto ids = documents_of_type(bench, "support-plan");
  if (ids.size() != plans) {
    throw Error{messages::kInternal, "bench: of " + std::to_string(plans) + " plans " +
                                         std::to_string(ids.size()) + " were stored"};
  }
  const auto limit = limit_of_export(bench);
  const auto half = plans / 2;
  const auto first = [&](std::uint64_t i) { export_document(bench, ids[i]); };
  const auto second = [&](std::uint64_t i) { export_document(bench, ids[half + i]); };
  bench.call.progress("export_1", 0, 0);
  bench.call.line(bench_line("export_1", measure(1, half, first), limit));
  bench.call.progress("export_4", 0, 0);
  bench.call.line(bench_line("export_4", measure(kSeveral, half, second), limit));
}

}  // namespace tsunagu::app::bench
