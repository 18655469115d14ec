/// What a verification found: for every check whether it passed, and the first thing wrong.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/base/clock.h"
#include "server/tlog/checkpoint.h"
#include "server/tlog/note.h"

namespace tsunagu::tlog {

/// The checks in the order in which they are named: what a later one says rests on the earlier.
enum class Check { key, checkpoint, files, entries, tree, history, known, numbers, payloads };
inline constexpr std::size_t kCheckCount = 9;

/// What can be wrong. The names stand in JSON output and are the same in every verifier.
enum class Problem {
  missing,          ///< a file that has to be there
  malformed,        ///< not of its form
  not_a_file,       ///< a link, a folder, or a file with a second name
  wrong_size,       ///< a file that is longer or shorter than the log says
  unexpected,       ///< a file that does not belong to the log
  other_key,        ///< log.vkey is not the key given
  other_origin,     ///< a checkpoint of another log
  not_signed,       ///< no signature of the log's key
  wrong_signature,  ///< a signature of the log's key that does not fit
  wrong_name,       ///< a kept checkpoint whose name is not its size
  log_is_shorter,   ///< a checkpoint of more leaves than the log has: cut, or rolled back
  other_history,    ///< a signed checkpoint that this log does not continue
  changed_entry,    ///< an entry is not the one that was logged
  changed_tile,     ///< a hash in a tile is not that of its entries
  changed_root,     ///< the entries do not give the signed root
  boot_missing,     ///< the first event of a run is not its boot event
  boot_inside,      ///< a boot event inside a run
  boot_backwards,   ///< an event of an earlier run after a later one
  number_missing,   ///< a number was left out
  number_repeated,  ///< a number comes again, or later than its place
  no_such_entry,    ///< a payload for an index that the log does not have
  wrong_order,      ///< payloads do not rise
  changed_payload,  ///< a payload is not the one its leaf commits to
};

struct Finding {
  Problem problem = Problem::malformed;
  std::string file;                    ///< relative to the folder; may hold any bytes
  std::optional<std::uint64_t> index;  ///< of the entry concerned, or of the first it may be
  std::optional<std::uint64_t> line;   ///< of the file, from 1
};

enum class CheckState { not_run, passed, failed };

struct CheckResult {
  CheckState state = CheckState::not_run;
  Finding finding;  ///< only when failed
};

/// What is no proof of tampering but should be looked at.
struct Remarks {
  std::uint64_t time_backwards = 0;         ///< events earlier than one before them
  std::uint64_t first_time_backwards = 0;   ///< index of the first of them
  std::uint64_t payloads_missing = 0;       ///< entries without an opened payload
  std::uint64_t first_payload_missing = 0;  ///< index of the first of them
};

struct Totals {
  std::uint64_t events = 0;  ///< leaves that were read
  std::uint64_t boots = 0;
  std::uint64_t voids = 0;
  std::uint64_t payloads = 0;     ///< opened and right
  std::uint64_t checkpoints = 0;  ///< kept ones that the log continues
  Microseconds first_time = 0;    ///< least and greatest time of an event
  Microseconds last_time = 0;
};

struct Report {
  std::array<CheckResult, kCheckCount> checks;
  std::optional<VerifierKey> key;
  bool is_key_from_folder = false;  ///< then it proves no more than the folder itself does
  std::size_t known_given = 0;      ///< number of known checkpoints the log was held against
  std::optional<Checkpoint> checkpoint;
  Remarks remarks;
  Totals totals;

  CheckResult& of(Check check) { return checks[static_cast<std::size_t>(check)]; }
  const CheckResult& of(Check check) const { return checks[static_cast<std::size_t>(check)]; }
  /// Notes the first finding of `check`; later ones change nothing.
  void fail(Check check, Finding finding);
  /// Notes that `check` found nothing, unless it failed.
  void pass(Check check);
  bool has_failed(Check check) const { return of(check).state == CheckState::failed; }
  /// Whether every check passed.
  bool is_good() const;
  /// The first check that failed, in the order of Check.
  std::optional<Check> first_failed() const;
};

struct CheckText {
  std::string_view name;
  std::string_view ja;
  std::string_view en;
};
const CheckText& check_text(Check check);

struct ProblemText {
  std::string_view name;
  std::string_view ja;
  std::string_view en;
};
const ProblemText& problem_text(Problem problem);

}  // namespace tsunagu::tlog
