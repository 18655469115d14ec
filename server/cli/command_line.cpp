// Takes a command line apart.
#include "server/cli/command_line.h"

#include <algorithm>
#include <string_view>

namespace tsunagu::cli {
namespace {

/// Everything on the line, before it is known which command it is.
struct Words {
  std::vector<std::string> plain;
  std::vector<std::pair<std::string, std::optional<std::string>>> options;  ///< "--case", "=value"
};

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_class_list(std::string_view text) {
  // Digits 0 to 5 with one comma between them: "0", "1,2".
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits = i % 2 == 0 ? text[i] >= '0' && text[i] <= '5' : text[i] == ',';
    if (!fits) {
      return false;
    }
  }
  return text.size() % 2 == 1;
}

bool fits(Form form, std::string_view value) {
  switch (form) {
    case Form::flag:
      return value.empty();
    case Form::text:
    case Form::new_file:
      return !value.empty();
    case Form::number:
      return is_number(value);
    case Form::classes:
      return is_class_list(value);
    case Form::basis:
      return std::any_of(legal_bases().begin(), legal_bases().end(),
                         [value](const Code& basis) { return basis.code == value; });
  }
  return false;
}

WrongUsage wrong(const std::string& ja, const std::string& en, std::string_view what) {
  const std::string shown{what};
  return {ja + ": " + shown, en + ": " + shown};
}

/// The longest command that `plain` starts with; takes its words off.
const Command* take_command(std::vector<std::string>& plain) {
  for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
    if (plain.size() < count) {
      continue;
    }
    const Command* command = find_command(count == 2 ? plain[0] + " " + plain[1] : plain[0]);
    if (command != nullptr) {
      plain.erase(plain.begin(), plain.begin() + static_cast<std::ptrdiff_t>(count));
      return command;
    }
  }
  return nullptr;
}

const Option* option_of(const Command& command, std::string_view name) {
  const auto found = std::find_if(command.options.begin(), command.options.end(),
                                  [name](const Option& option) { return option.name == name; });
  return found == command.options.end() ? nullptr : &*found;
}

/// Whether `name` takes a value in any command; the general options included. An option means the
/// same kind of thing everywhere, so this does not depend on the command.
bool takes_value(std::string_view name) {
  if (name == "--home") {
    return true;
  }
  return std::any_of(commands().begin(), commands().end(), [name](const Command& command) {
    const Option* option = option_of(command, name);
    return option != nullptr && option->form != Form::flag;
  });
}

/// Whether the word at `at` asks for the version of the program: that of a draft is a number.
bool is_program_version(const std::vector<std::string>& line, std::size_t at) {
  return line[at] == "--version" && (at + 1 == line.size() || !is_number(line[at + 1]));
}

std::variant<Words, WrongUsage> split(const std::vector<std::string>& line) {
  Words words;
  bool only_plain = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::string& word = line[i];
    if (only_plain || word.size() < 2 || word[0] != '-') {
      words.plain.push_back(word);
    } else if (word == "--") {
      only_plain = true;
    } else {
      const std::size_t equals = word.find('=');
      const std::string name = word.substr(0, equals);
      std::optional<std::string> value;
      if (equals != std::string::npos) {
        value = word.substr(equals + 1);
      } else if (takes_value(name) && !is_program_version(line, i)) {
        if (i + 1 == line.size()) {
          return wrong("値がありません", "a value is missing", name);
        }
        value = line[++i];
      }
      words.options.emplace_back(name, value);
    }
  }
  return words;
}

std::optional<WrongUsage> check_arguments(const Call& call) {
  const std::vector<std::string> names = argument_names(*call.command);
  const bool many = !names.empty() && names.back().ends_with("...");
  const std::size_t optional = !names.empty() && names.back().starts_with('[') ? 1 : 0;
  if (call.arguments.size() < names.size() - optional) {
    return wrong("引数が足りません", "an argument is missing", names[call.arguments.size()]);
  }
  if (call.arguments.size() > names.size() && !many) {
    return wrong("余分な引数です", "one argument too many", call.arguments[names.size()]);
  }
  for (const std::string& argument : call.arguments) {
    if (argument.empty()) {
      return WrongUsage{"空の引数です", "an empty argument"};
    }
  }
  if (call.command->name == "document submit" &&
      (call.arguments.size() > 1) != (call.options.count("version") == 1)) {
    return WrongUsage{"FILE と --version は一緒に指定してください", "FILE goes with --version"};
  }
  if (call.command->name == "document save" && call.options.count("version") == 0) {
    return WrongUsage{"もとにした版を --version で指定してください",
                      "--version says which version it was made from"};
  }
  if (call.command->name == "export" &&
      call.options.count("document") + call.options.count("case") != 1) {
    return WrongUsage{"--document か --case のどちらか一つを指定してください",
                      "give exactly one of --document and --case"};
  }
  return std::nullopt;
}

std::optional<WrongUsage> take_option(Call& call, const std::string& name,
                                      const std::optional<std::string>& value) {
  if (name == "--home") {
    if (value.value_or("").empty()) {
      return wrong("値がありません", "a value is missing", name);
    }
    call.home = *value;
    return std::nullopt;
  }
  if (name == "--json" || name == "--yes") {
    (name == "--json" ? call.json : call.yes) = true;
    return value ? std::optional{wrong("値は取りません", "takes no value", name)} : std::nullopt;
  }
  const Option* option = option_of(*call.command, name);
  if (option == nullptr) {
    return wrong("このコマンドにない指定です", "no such option of this command", name);
  }
  if (!fits(option->form, value.value_or(""))) {
    return wrong("値の形が正しくありません", "the value is not of the right form",
                 name + (option->value.empty() ? "" : " " + std::string{option->value}));
  }
  if (!call.options.emplace(name.substr(2), value.value_or("")).second) {
    return wrong("二度指定されています", "given twice", name);
  }
  return std::nullopt;
}

bool has_option(const Words& words, std::string_view name) {
  return std::any_of(words.options.begin(), words.options.end(),
                     [name](const auto& option) { return option.first == name; });
}

bool asks_for_version(const Words& words) {
  return std::any_of(words.options.begin(), words.options.end(), [](const auto& option) {
    return option.first == "--version" && !option.second;
  });
}

CommandLine parse_help(std::vector<std::string> plain) {
  if (plain.empty()) {
    return HelpCall{};
  }
  const std::string first = plain.front();
  const Command* command = take_command(plain);
  if (command == nullptr) {
    return wrong("そのようなコマンドはありません", "no such command", first);
  }
  return HelpCall{command};
}

CommandLine parse_call(Words words, const std::optional<std::string>& home_variable) {
  Call call;
  call.home = home_variable.value_or("instance");
  const std::string first = words.plain.front();
  call.command = take_command(words.plain);
  if (call.command == nullptr) {
    return wrong("そのようなコマンドはありません", "no such command", first);
  }
  call.arguments = std::move(words.plain);
  for (const auto& option : words.options) {
    if (auto failure = take_option(call, option.first, option.second)) {
      return *failure;
    }
  }
  if (auto failure = check_arguments(call)) {
    return *failure;
  }
  call.home = std::filesystem::absolute(call.home).lexically_normal();
  return call;
}

}  // namespace

CommandLine parse_command_line(const std::vector<std::string>& line,
                               const std::optional<std::string>& home_variable) {
  auto split_line = split(line);
  if (const auto* failure = std::get_if<WrongUsage>(&split_line)) {
    return *failure;
  }
  Words words = std::get<Words>(std::move(split_line));
  if (asks_for_version(words)) {
    return VersionCall{};
  }
  if (!words.plain.empty() && words.plain.front() == "help") {
    words.plain.erase(words.plain.begin());
    return parse_help(std::move(words.plain));
  }
  if (has_option(words, "--help") || has_option(words, "-h")) {
    return parse_help(std::move(words.plain));
  }
  if (words.plain.empty()) {
    return WrongUsage{"コマンドがありません", "no command was given"};
  }
  return parse_call(std::move(words), home_variable);
}

}  // namespace tsunagu::cli
