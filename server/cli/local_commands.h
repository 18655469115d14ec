/// The commands that `tsunagu` carries out itself, because no daemon is there to ask: implemented
/// in server/app.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "server/base/json.h"

namespace tsunagu::cli {

/// One call of a local command, checked against the table of commands.
struct LocalCall {
  std::filesystem::path home;  ///< absolute
  bool json = false;
  bool yes = false;  ///< --yes: ask nothing
  /// Options given, by name without the dashes: {"records", "1000"}.
  std::map<std::string, std::string> options;
  /// Shows one line of a kind named in docs/cli.md, as JSON or for people. Not the result line:
  /// that comes from the return value.
  std::function<void(const JsonLine&)> line;
  /// Shows how far a long command is; on a terminal only. `total` 0 means that nobody knows.
  std::function<void(std::string_view what, std::int64_t done, std::int64_t total)> progress;
};

/// Returns the exit status: 0, 1 or 3. Throws Error, which is shown with its remedy (status 1).
using LocalCommand = int (*)(const LocalCall&);

/// Makes an instance in `home`, which is empty or missing, for the municipality of option
/// "municipality" (its code) and "name" (may be missing). Repeating it on a whole instance says so
/// and changes nothing.
int run_init(const LocalCall& call);
/// Starts the daemon and returns when it answers. If it runs already, says so.
int run_start(const LocalCall& call);
/// Ends the daemon and returns when it is gone. If it does not run, says so.
int run_stop(const LocalCall& call);
/// Looks at everything an instance needs; one line of kind "finding" each. 1 if one is an error.
int run_doctor(const LocalCall& call);
/// Measures throughput beside the machine's own limit in an instance of its own.
int run_bench(const LocalCall& call);

/// The five above, so that tests can put others in their place.
struct LocalCommands {
  LocalCommand init = nullptr;
  LocalCommand start = nullptr;
  LocalCommand stop = nullptr;
  LocalCommand doctor = nullptr;
  LocalCommand bench = nullptr;
};

}  // namespace tsunagu::cli
