/// The table of commands: parsing, help and docs/cli.md all come from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/cli/local_commands.h"

namespace tsunagu::cli {

/// What an option takes, and how it stands in a request.
enum class Form {
  flag,      ///< nothing; true
  text,      ///< any text
  number,    ///< a whole number from 0
  classes,   ///< "1,2": sensitivity classes 0 to 5; a list of texts
  basis,     ///< one of legal_bases()
  new_file,  ///< a file that is made: lines of kind "text" go there; not sent to the daemon
};

struct Option {
  std::string_view name;  ///< "--case"
  Form form = Form::text;
  std::string_view value;  ///< "NUMBER", for people; empty for a flag
  std::string_view help_ja;
  std::string_view help_en;
};

/// Who carries a command out.
enum class Way {
  daemon,         ///< a request with all arguments
  daemon_file,    ///< a request for each FILE, with the open file; one without, if it may lack
  daemon_folder,  ///< a request with an open folder, made if missing
  local,          ///< `tsunagu` itself
};

struct Command {
  std::string_view name;       ///< "case show"; as a request "case.show"
  std::string_view arguments;  ///< "NUMBER", or "ADAPTER FILE..."
  std::vector<Option> options;
  std::string_view help_ja;
  std::string_view help_en;
  Way way = Way::daemon;
  LocalCommand LocalCommands::*local = nullptr;  ///< if way is local
  /// Asked before it is done, unless --yes; empty for most.
  std::string_view question_ja = {};
  std::string_view question_en = {};
};

/// All commands, in the order of the help.
const std::vector<Command>& commands();

/// The command of that name; null if there is none.
const Command* find_command(std::string_view name);

struct Code {
  std::string_view code;
  std::string_view ja;
};

/// Codes for --basis: on what legal ground somebody reads (社会福祉法106条の6 and the law on the
/// protection of personal information).
const std::vector<Code>& legal_bases();

/// The names in Command::arguments: {"ADAPTER", "FILE..."}, or {"DRAFT", "[FILE]"} if the last may
/// be left out.
std::vector<std::string> argument_names(const Command& command);

}  // namespace tsunagu::cli
