// Turns a call into requests.
#include "server/cli/requests.h"

#include <algorithm>
#include <cctype>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/base/error.h"

namespace tsunagu::cli {
namespace {

std::string small_letters(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t end = text.find(','); end != std::string::npos; end = text.find(',', start)) {
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

void add_option(JsonLine& line, const Option& option, const std::string& value) {
  const std::string key{option.name.substr(2)};
  switch (option.form) {
    case Form::flag:
      line.flag(key, true);
      return;
    case Form::number:
      line.number(key, std::stoll(value));
      return;
    case Form::classes:
      line.list(key, split_at_commas(value));
      return;
    case Form::text:
    case Form::basis:
      line.text(key, value);
      return;
    case Form::new_file:
      return;
  }
}

void add_options(JsonLine& line, const Call& call) {
  for (const Option& option : call.command->options) {
    const auto given = call.options.find(std::string{option.name.substr(2)});
    if (given != call.options.end()) {
      add_option(line, option, given->second);
    }
  }
}

std::string request_name(const Command& command) {
  std::string name{command.name};
  std::replace(name.begin(), name.end(), ' ', '.');
  return name;
}

/// One request for each file; arguments before the files go with each of them.
std::vector<Outgoing> file_requests(const Call& call) {
  std::vector<Outgoing> requests;
  const std::vector<std::string> names = argument_names(*call.command);
  const std::size_t before = names.size() - 1;
  for (std::size_t i = before; i < call.arguments.size(); ++i) {
    const std::filesystem::path path = call.arguments[i];
    JsonLine line;
    for (std::size_t j = 0; j < before; ++j) {
      line.text(small_letters(names[j]), call.arguments[j]);
    }
    line.text("file", path.filename().string());
    add_options(line, call);
    requests.push_back({request_name(*call.command), line, Attachment::file, path});
  }
  return requests;
}

[[noreturn]] void fail(const char* what, const std::filesystem::path& path) {
  throw Error{messages::kSystemCall, with_errno(std::string{what} + " " + path.string(), errno)};
}

UniqueFd open_folder(const std::filesystem::path& path, uid_t owner) {
  const bool made = mkdir(path.c_str(), 0700) == 0;
  if (!made && errno != EEXIST) {
    fail("mkdir", path);
  }
  UniqueFd folder{open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!folder) {
    fail("open", path);
  }
  if (!std::filesystem::is_empty(path)) {
    throw Error{messages::kUsage, "the folder is not empty: " + path.string()};
  }
  // Only a folder of our own making: one that was there keeps its owner.
  if (made && geteuid() == 0 && fchown(folder.get(), owner, static_cast<gid_t>(-1)) != 0) {
    fail("chown", path);
  }
  return folder;
}

}  // namespace

std::vector<Outgoing> requests_of(const Call& call) {
  const std::vector<std::string> names = argument_names(*call.command);
  if (call.command->way == Way::daemon_file && call.arguments.size() >= names.size()) {
    return file_requests(call);
  }
  Outgoing outgoing{request_name(*call.command), {}, Attachment::none, {}};
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    // The daemon stands in another folder; it names the one it was given in its answer.
    const bool is_folder = call.command->way == Way::daemon_folder;
    const std::string& argument = call.arguments[i];
    outgoing.arguments.text(
        small_letters(names[i]),
        is_folder ? std::filesystem::absolute(argument).lexically_normal().string() : argument);
  }
  if (call.command->way == Way::daemon_folder) {
    outgoing.attachment = Attachment::folder;
    outgoing.path = call.arguments.front();
  }
  add_options(outgoing.arguments, call);
  return {outgoing};
}

UniqueFd open_attachment(const Outgoing& outgoing, uid_t owner) {
  switch (outgoing.attachment) {
    case Attachment::none:
      return {};
    case Attachment::folder:
      return open_folder(outgoing.path, owner);
    case Attachment::file:
      break;
  }
  UniqueFd file{open(outgoing.path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (!file) {
    fail("open", outgoing.path);
  }
  return file;
}

}  // namespace tsunagu::cli
