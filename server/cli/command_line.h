/// A command line taken apart and checked against the table of commands.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/cli/command.h"

namespace tsunagu::cli {

/// What was wrong with a command line; ends the program with status 2.
struct WrongUsage {
  std::string ja;
  std::string en;
};

struct Call {
  const Command* command = nullptr;
  std::filesystem::path home;  ///< absolute
  bool json = false;
  bool yes = false;
  std::vector<std::string> arguments;          ///< in the order of the command's arguments
  std::map<std::string, std::string> options;  ///< by name without the dashes; "" for a flag
};

/// Help was asked for: of one command, or of all if `command` is null.
struct HelpCall {
  const Command* command = nullptr;
};

struct VersionCall {};

using CommandLine = std::variant<Call, HelpCall, VersionCall, WrongUsage>;

/// `words` are the arguments behind the program's name. `home_variable` is the value of
/// TSUNAGU_HOME, if it is set; without that and without --home it is ./instance.
CommandLine parse_command_line(const std::vector<std::string>& words,
                               const std::optional<std::string>& home_variable);

}  // namespace tsunagu::cli
