/// Reads proc(5).
#include "server/app/bench/memory.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace tsunagu::app::bench {
namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path) {
  const std::ifstream file{path};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The number behind `key` in a file of "Key:  number unit" lines; -1 if it is not there.
std::int64_t number_in(const std::string& status, const std::string& key) {
  const auto place = status.find("\n" + key + ":");
  if (place == std::string::npos) {
    return -1;
  }
  std::istringstream rest{status.substr(place + key.size() + 2)};
  std::int64_t number = -1;
  rest >> number;
  return number;
}

std::vector<std::string> arguments_of(const fs::path& process) {
  std::istringstream text{content_of(process / "cmdline")};
  std::vector<std::string> arguments;
  for (std::string one; std::getline(text, one, '\0');) {
    arguments.push_back(one);
  }
  return arguments;
}

/// The program's name, and of an adapter host also which pack it serves.
std::string name_of(const fs::path& process) {
  const auto arguments = arguments_of(process);
  if (arguments.empty()) {
    return "";
  }
  auto name = fs::path{arguments.front()}.filename().string();
  const auto pack = std::find(arguments.begin(), arguments.end(), "--pack");
  if (pack != arguments.end() && pack + 1 != arguments.end()) {
    name += " " + fs::path{*(pack + 1)}.filename().string();
  }
  return name;
}

bool is_number(const std::string& name) {
  return std::all_of(name.begin(), name.end(),
                     [](unsigned char one) { return std::isdigit(one) != 0; });
}

}  // namespace

std::vector<ProcessMemory> memory_of(pid_t daemon) {
  std::vector<ProcessMemory> all;
  for (const auto& entry : fs::directory_iterator{"/proc"}) {
    if (!is_number(entry.path().filename().string())) {
      continue;
    }
    const auto status = content_of(entry.path() / "status");
    const bool is_ours = number_in(status, "Pid") == daemon || number_in(status, "PPid") == daemon;
    if (is_ours && number_in(status, "VmRSS") > 0) {
      all.push_back(
          {name_of(entry.path()), number_in(status, "VmRSS"), number_in(status, "VmHWM")});
    }
  }
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.process < b.process; });
  return all;
}

JsonLine memory_line(const ProcessMemory& memory) {
  JsonLine line;
  line.text("kind", "memory").text("process", memory.process);
  line.number("rss_kib", memory.rss_kib).number("peak_kib", memory.peak_kib);
  return line;
}

}  // namespace tsunagu::app::bench
