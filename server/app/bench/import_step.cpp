/// How fast partners' files become stored documents.
#include <algorithm>

#include "server/app/bench/bare_translation.h"
#include "server/app/bench/bench.h"
#include "server/app/bench/import_rows.h"
#include "server/app/bench/interruption.h"
#include "server/app/bench/partner_files.h"
#include "server/app/bench/rules_step.h"
#include "server/base/error.h"

namespace tsunagu::app::bench {
namespace {

const PartnerSide kMadoguchi{"madoguchi", ".end", ".result.xml"};
constexpr std::uint32_t kLargeFile = 100;

struct ImportStep {
  std::string size;  ///< "100"
  std::uint32_t first_person;
  std::uint32_t per_file;
  std::string month;  ///< of the files' names
};

void require_stored(const RowCounts& before, const RowCounts& after, std::uint64_t records) {
  const auto stored = after.documents - before.documents;
  if (stored != records) {
    throw Error{messages::kInternal, "bench: of " + std::to_string(records) + " records " +
                                         std::to_string(stored) + " were stored"};
  }
}

void measure_import(const Bench& bench, const ImportStep& step,
                    const BareTranslation& translation) {
  bench.call.progress("import, files of " + step.size, 0, 0);
  const auto files = madoguchi_files(bench, step.first_person, step.per_file, step.month);
  store::Connection database{bench.instance.database()};
  const auto before = count_rows(database);
  const auto time = bench.instance.import(kMadoguchi, files);
  require_stored(before, count_rows(database), bench.records);

  bench.call.progress("insert, files of " + step.size, 0, 0);
  const ImportRows rows{database, before};
  store::Connection bare{bench.bare.settings()};
  const auto inserted = rows.insert(bare, files.size());
  bench.limits.push_back(limit_line("insert_" + step.size, inserted.each()));
  const Measured imported{bench.records, time};
  bench.call.line(bench_line("import_" + step.size, imported, translation.sum() + inserted.each()));
  if (step.per_file == kLargeFile) {
    bench.limits.push_back(rules_share(imported.each()));
  }
}

}  // namespace

std::vector<Handover> madoguchi_files(const Bench& bench, std::uint32_t first,
                                      std::uint32_t per_file, const std::string& month) {
  const auto records = static_cast<std::uint32_t>(bench.records);
  std::vector<Handover> files;
  for (std::uint32_t done = 0; done < records; done += per_file) {
    Interruption::pass();
    files.push_back({madoguchi_name(month, static_cast<std::uint32_t>(files.size())),
                     madoguchi_file(first + done, std::min(per_file, records - done))});
  }
  return files;
}

void measure_imports(const Bench& bench) {
  bench.call.progress("libxml2 and libxslt", 0, 0);
  const auto translation = measure_translation(bench.data, "madoguchi",
                                               madoguchi_file(0, kLargeFile), bench.folder.path());
  bench.limits.push_back(limit_line("parse", translation.parse));
  bench.limits.push_back(limit_line("partner_xsd", translation.partner_schema));
  bench.limits.push_back(limit_line("xslt", translation.stylesheet));
  bench.limits.push_back(limit_line("canonical_xsd", translation.canonical_schema));
  const auto people = static_cast<std::uint32_t>(bench.records);
  measure_import(bench, {"100", 0, kLargeFile, "202505"}, translation);
  measure_import(bench, {"1", people, 1, "202506"}, translation);
}

}  // namespace tsunagu::app::bench
