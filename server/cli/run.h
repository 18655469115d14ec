/// The program `tsunagu` without its main(): from words to exit status.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "server/cli/local_commands.h"
#include "server/cli/output.h"

namespace tsunagu::cli {

struct Surroundings {
  std::optional<std::string> home_variable;  ///< TSUNAGU_HOME
  Streams streams;
  /// Asks a person and returns what was answered; missing if nobody is there to answer.
  std::function<bool(const std::string& question)> confirm;
  std::string version;
};

/// Carries out one command line. Returns the exit status: 0 all went well, 1 an error of the call
/// or the machine, 2 wrong usage, 3 some records were refused or held. Throws nothing.
int run(const std::vector<std::string>& words, const Surroundings& surroundings,
        const LocalCommands& local);

}  // namespace tsunagu::cli
