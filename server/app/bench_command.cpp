/// tsunagu bench: throughput through the real paths, beside what the machine could do at most.
#include <charconv>
#include <string>
#include <vector>

#include "server/app/bench/bench.h"
#include "server/app/bench/interruption.h"
#include "server/app/bench/memory.h"
#include "server/app/bench/statistics_step.h"
#include "server/app/database.h"
#include "server/base/error.h"

namespace tsunagu::cli {
namespace {

using namespace tsunagu::app;  // NOLINT(google-build-using-namespace): this file is part of it

constexpr std::uint64_t kDefaultRecords = 2000;

/// The number behind `option`, from `least` to `most`; `usual` if it was not given.
std::uint64_t number_of(const LocalCall& call, const std::string& option, std::uint64_t usual,
                        std::uint64_t least, std::uint64_t most) {
  const auto given = call.options.find(option);
  if (given == call.options.end()) {
    return usual;
  }
  std::uint64_t number = 0;
  const auto& text = given->second;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || number < least ||
      number > most) {
    throw Error{messages::kUsage, "--" + option + " is a number from " + std::to_string(least) +
                                      " to " + std::to_string(most)};
  }
  return number;
}

}  // namespace

int run_bench(const LocalCall& call) {
  const auto records =
      number_of(call, "records", kDefaultRecords, bench::kFewestRecords, bench::kMostRecords);
  const auto cases =
      number_of(call, "cases", bench::kUsualCases, bench::kFewestCases, bench::kMostCases);
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
  bench::measure_statistics(all, cases);
  for (const auto& limit : limits) {
    call.line(limit);
  }
  for (const auto& one : bench::memory_of(instance.daemon())) {
    call.line(bench::memory_line(one));
  }
  return 0;
}

}  // namespace tsunagu::cli
