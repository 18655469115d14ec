/// tsunagu bench: throughput through the real paths, beside what the machine could do at most.
#include <charconv>
#include <string>
#include <vector>

#include "server/app/bench/bench.h"
#include "server/app/bench/interruption.h"
#include "server/app/bench/memory.h"
#include "server/app/database.h"
#include "server/base/error.h"

namespace tsunagu::cli {
namespace {

using namespace tsunagu::app;  // NOLINT(google-build-using-namespace): this file is part of it

constexpr std::uint64_t kDefaultRecords = 2000;

std::uint64_t records_of(const LocalCall& call) {
  const auto given = call.options.find("records");
  if (given == call.options.end()) {
    return kDefaultRecords;
  }
  std::uint64_t records = 0;
  const auto& text = given->second;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), records);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() ||
      records < bench::kFewestRecords || records > bench::kMostRecords) {
    throw Error{messages::kUsage, "--records is a number from " +
                                      std::to_string(bench::kFewestRecords) + " to " +
                                      std::to_string(bench::kMostRecords)};
  }
  return records;
}

}  // namespace

int run_bench(const LocalCall& call) {
  const auto records = records_of(call);
  const bench::Interruption interruption;
  const bench::TemporaryFolder folder;
  call.progress("instance", 0, 0);
  bench::BenchInstance instance{folder.path() / "h", call};
  const DataFolder data{instance.config()};
  bench::Interruption::pass();
  const bench::BareDatabase bare{folder.path() / "d",
                                 private_settings(instance.config(), instance.paths()),
                                 data.migrations()};
  std::vector<JsonLine> limits;
  const bench::Bench all{call, folder, instance, bare, data, records, limits};
  bench::measure_imports(all);
  bench::measure_reads(all);
  bench::measure_exports(all);
  bench::measure_verifier(all);
  for (const auto& limit : limits) {
    call.line(limit);
  }
  for (const auto& one : bench::memory_of(instance.daemon())) {
    call.line(bench::memory_line(one));
  }
  return 0;
}

}  // namespace tsunagu::cli
