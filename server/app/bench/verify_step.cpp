/// How fast an auditor verifies an exported log.
#include <cerrno>
#include <filesystem>

#include <fcntl.h>

#include "security/digest.h"
#include "server/app/bench/bench.h"
#include "server/app/bench/interruption.h"
#include "server/base/check.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/tlog/leaf.h"
#include "server/tlog/log_folder.h"
#include "server/tlog/verify.h"

namespace tsunagu::app::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kLongEnough = 500'000;  // microseconds: so that rounds of milliseconds are exact
constexpr std::size_t kInnerNode = 65;   // RFC 9162, 2.1.1: 0x01 and two hashes

fs::path export_log(const Bench& bench) {
  const auto folder = bench.folder.path() / "x";
  make_folder(folder, 0700);
  const UniqueFd open_folder{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!open_folder) {
    throw Error{messages::kSystemCall, with_errno(folder.string(), errno)};
  }
  bench.instance.ask("audit.export", JsonLine{}.text("folder", folder.string()), open_folder.get());
  return folder;
}

/// Repeats `round`, which does `records`, until the time is long enough.
Measured repeat(std::uint64_t records, const std::function<void()>& round) {
  Measured measured;
  const Stopwatch watch;
  do {
    Interruption::pass();
    round();
    measured.records += records;
    measured.microseconds = watch.microseconds();
  } while (measured.microseconds < kLongEnough);
  return measured;
}

/// The hashes alone that one event costs: its leaf, one node of the tree, its payload.
double measure_bare_hashes(const fs::path& log, std::uint64_t events) {
  const Bytes leaf(tlog::kLeafSize + 1);
  const Bytes node(kInnerNode);
  const Bytes payload(fs::file_size(log / tlog::kEventsFile) / events);
  security::Digest last{};
  const auto measured = repeat(events, [&] {
    for (std::uint64_t i = 0; i < events; ++i) {
      for (const auto* one : {&leaf, &node, &payload}) {
        last = security::sha256(*one);
      }
    }
  });
  TSUNAGU_ENSURE(last != security::Digest{}, "hashing was not left out by the compiler");
  return measured.each();
}

}  // namespace

void measure_verifier(const Bench& bench) {
  bench.call.progress("verify", 0, 0);
  const auto log = export_log(bench);
  const auto report = tlog::verify_export(log, {});
  if (!report.is_good()) {
    throw Error{messages::kAuditBroken, log.string()};
  }
  const auto events = report.checkpoint->size;
  const auto measured = repeat(events, [&] { static_cast<void>(tlog::verify_export(log, {})); });
  const auto limit = measure_bare_hashes(log, events);
  bench.limits.push_back(limit_line("hash", limit));
  bench.call.line(bench_line("verify", measured, limit));
}

}  // namespace tsunagu::app::bench
