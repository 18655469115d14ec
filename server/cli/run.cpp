// From a command line to an exit status.
#include "server/cli/run.h"

#include <exception>
#include <ostream>
#include <variant>

#include "server/cli/client.h"
#include "server/cli/command_line.h"
#include "server/cli/help.h"
#include "server/cli/new_file.h"
#include "server/cli/requests.h"

namespace tsunagu::cli {
namespace {

constexpr int kWrongUsage = 2;

int tell_wrong_usage(const WrongUsage& wrong, const Surroundings& surroundings) {
  surroundings.streams.err << "使い方の誤り: " << wrong.ja << "\n  wrong usage: " << wrong.en
                           << "\n  使い方は `tsunagu help` / see `tsunagu help`\n";
  return kWrongUsage;
}

int run_local(const Call& call, Output& output, const LocalCommands& local) {
  LocalCall given;
  given.home = call.home;
  given.json = call.json;
  given.yes = call.yes;
  given.options = call.options;
  given.line = [&output](const JsonLine& line) {
    const std::string raw = line.str();
    if (const auto value = parse_json(raw)) {
      output.line(raw, *value);
    }
  };
  given.progress = [&output](std::string_view what, std::int64_t done, std::int64_t total) {
    output.progress(what, done, total);
  };
  const int status = (local.*call.command->local)(given);
  const JsonLine ended = JsonLine{}.text("kind", "result").number("exit", status);
  given.line(ended);
  return output.finish();
}

/// A file that cannot be sent does not keep the next ones back; a daemon that is not there does.
int ask_all(const Call& call, Output& output) {
  std::optional<NewFile> made;
  if (const auto path = new_file_of(call)) {
    made.emplace(*path);
  }
  const auto take = [&](std::string_view raw, const JsonValue& line) {
    if (made && line.text("kind") == "text") {
      made->line(line.text("text").value_or(""));
      return;
    }
    if (!made && !call.json && line.text("kind") == "form_head") {
      return;  // the form says it itself, and has to stand alone when it is sent to a file
    }
    output.line(raw, line);
  };
  for (const Outgoing& request : requests_of(call)) {
    try {
      ask_daemon(call.home, request, output.wants_progress(), take);
    } catch (const Error& error) {
      output.failed(error);
      if (&error.message() == &messages::kNotRunning ||
          &error.message() == &messages::kAdminRefused) {
        break;
      }
    }
  }
  const int status = output.finish();
  if (made && status == 0) {
    made->keep();
  }
  return status;
}

int run_call(const Call& call, const Surroundings& surroundings, const LocalCommands& local) {
  const Command& command = *call.command;
  if (!command.question_ja.empty() && !call.yes) {
    if (!surroundings.confirm) {
      return tell_wrong_usage(
          {"端末がないときは --yes が必要です", "--yes is needed without a terminal"},
          surroundings);
    }
    const std::string question =
        std::string{command.question_ja} + " / " + std::string{command.question_en} + " [y/N] ";
    if (!surroundings.confirm(question)) {
      return 1;
    }
  }
  Output output{surroundings.streams, call.json};
  try {
    return command.way == Way::local ? run_local(call, output, local) : ask_all(call, output);
  } catch (const Error& error) {
    output.failed(error);
  } catch (const std::exception& error) {
    // Ours or a library's: its text may hold contents, so only the command is named.
    output.failed(Error{messages::kInternal, "tsunagu " + std::string{command.name}});
  }
  return output.finish();
}

}  // namespace

int run(const std::vector<std::string>& words, const Surroundings& surroundings,
        const LocalCommands& local) {
  const CommandLine line = parse_command_line(words, surroundings.home_variable);
  if (const auto* wrong = std::get_if<WrongUsage>(&line)) {
    return tell_wrong_usage(*wrong, surroundings);
  }
  if (const auto* help = std::get_if<HelpCall>(&line)) {
    surroundings.streams.out << (help->command == nullptr ? help_text()
                                                          : help_text(*help->command));
    return 0;
  }
  if (const auto* call = std::get_if<Call>(&line)) {
    return run_call(*call, surroundings, local);
  }
  surroundings.streams.out << "tsunagu " << surroundings.version << "\n";
  return 0;
}

}  // namespace tsunagu::cli
