/// Whether files can pass between partners and us, and whether some were left lying.
#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

#include "server/app/doctor/checks.h"

namespace tsunagu::app::doctor {
namespace {

namespace fs = std::filesystem;

// A partner that still writes after this long has most likely stopped in the middle.
constexpr std::chrono::minutes kLong{10};

/// Whether the folder can be worked in; says so if not.
bool is_usable(const std::string& adapter, const fs::path& folder, Findings& findings) {
  struct stat found {};
  int failure = ::stat(folder.c_str(), &found) == 0 ? 0 : errno;
  if (failure == 0 && !S_ISDIR(found.st_mode)) {
    failure = ENOTDIR;
  } else if (failure == 0 && ::access(folder.c_str(), R_OK | W_OK | X_OK) != 0) {
    failure = errno;
  }
  if (failure == 0) {
    return true;
  }
  const auto why = with_errno(folder.string(), failure);
  findings.error({adapter + " のフォルダを使えません: " + why,
                  "a folder of " + adapter + " cannot be used: " + why},
                 {"フォルダを作り、インスタンスの所有者が読み書きできるようにするか、"
                  "etc/adapters/" +
                      adapter + ".conf を直してください。",
                  "Make the folder and let the instance's account read and write there, or correct "
                  "etc/adapters/" +
                      adapter + ".conf."});
  return false;
}

dev_t device_of(const fs::path& folder) {
  struct stat found {};
  if (::stat(folder.c_str(), &found) != 0) {
    throw Error{messages::kExchangeFolder, with_errno(folder.string(), errno)};
  }
  return found.st_dev;
}

void require_one_file_system(const config::AdapterConfig& adapter, Findings& findings) {
  for (const auto& folder : {adapter.in, adapter.out}) {
    if (device_of(folder) != device_of(adapter.work)) {
      findings.error({adapter.name + ": " + folder.string() + " と " + adapter.work.string() +
                          " が別のファイルシステムにあります",
                      adapter.name + ": " + folder.string() + " and " + adapter.work.string() +
                          " are on different file systems"},
                     {"etc/adapters/" + adapter.name +
                          ".conf の work を同じファイルシステムのフォルダにしてください。",
                      "Set work in etc/adapters/" + adapter.name +
                          ".conf to a folder on the same file system."});
    }
  }
}

/// Whether another entry is this name with something behind it (its marker), or the other way.
bool has_companion(const std::vector<std::string>& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(), [&](const std::string& other) {
    return other.starts_with(name + ".") || name.starts_with(other + ".");
  });
}

std::size_t left_lying(const fs::path& folder) {
  const auto limit = fs::file_time_type::clock::now() - kLong;
  std::vector<std::string> names;
  std::vector<std::string> old;
  for (const auto& entry : fs::directory_iterator{folder}) {
    std::error_code gone;
    const auto name = entry.path().filename().string();
    names.push_back(name);
    const auto written = entry.last_write_time(gone);
    if (!gone && entry.is_regular_file(gone) && written < limit) {
      old.push_back(name);
    }
  }
  return static_cast<std::size_t>(std::count_if(
      old.begin(), old.end(), [&](const auto& name) { return !has_companion(names, name); }));
}

void report_left_lying(const config::AdapterConfig& adapter, Findings& findings) {
  const auto count = left_lying(adapter.in);
  if (count == 0) {
    return;
  }
  const auto shown = std::to_string(count);
  findings.warning({adapter.name + ": 10分以上前から完了印か本体がそろわないファイルが " + shown +
                        " 個あります: " + adapter.in.string(),
                    adapter.name + ": " + shown + " files have lacked their marker or their data " +
                        "for more than 10 minutes: " + adapter.in.string()},
                   {"連携元に、書き出しが途中で止まっていないか確かめてください。完了印が付くまで"
                    "読み込みません。",
                    "Ask the partner whether writing stopped half-way. A file is not read before "
                    "its marker is there."});
}

}  // namespace

void check_folders(Examined& examined, Findings& findings) {
  for (const auto& adapter : examined.adapters) {
    if (!adapter.enabled) {
      continue;
    }
    bool are_usable = true;
    for (const auto& folder : {adapter.in, adapter.out, adapter.work}) {
      are_usable = is_usable(adapter.name, folder, findings) && are_usable;
    }
    if (are_usable) {
      require_one_file_system(adapter, findings);
      report_left_lying(adapter, findings);
    }
  }
  if (findings.empty()) {
    findings.ok({"連携フォルダはすべて使えます", "all exchange folders can be used"});
  }
}

}  // namespace tsunagu::app::doctor
