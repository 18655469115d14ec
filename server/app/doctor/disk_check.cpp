/// Whether there is room to go on writing.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <vector>

#include <sys/stat.h>
#include <sys/statvfs.h>

#include "server/app/doctor/checks.h"

namespace tsunagu::app::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMiB = 1024U * 1024;
// Every file taken in needs a few: the file, its marker, its answer, a tile of the log.
constexpr std::uint64_t kFewFiles = 10'000;
constexpr std::uint64_t kWarnFactor = 4;

const Text& make_room() {
  static const Text text{std::string{messages::kDisk.remedy_ja},
                         std::string{messages::kDisk.remedy_en}};
  return text;
}

void judge_space(const fs::path& folder, std::uint64_t free_mib, std::uint64_t minimum,
                 Findings& findings) {
  const auto shown = std::to_string(free_mib) + " MiB";
  const Text what{folder.string() + " の空きは " + shown + " です（disk.minimum_mib は " +
                      std::to_string(minimum) + "）",
                  shown + " are free at " + folder.string() + " (disk.minimum_mib is " +
                      std::to_string(minimum) + ")"};
  if (free_mib < minimum) {
    findings.error(what, make_room());
  } else if (free_mib < minimum * kWarnFactor) {
    findings.warning(what, make_room());
  } else {
    findings.ok(what);
  }
}

void judge_files(const fs::path& folder, std::uint64_t free_files, Findings& findings) {
  if (free_files >= kFewFiles) {
    return;
  }
  const auto shown = std::to_string(free_files);
  const Text what{folder.string() + " に作れるファイルは残り " + shown + " 個です",
                  "only " + shown + " more files can be made at " + folder.string()};
  if (free_files == 0) {
    findings.error(what, make_room());
  } else {
    findings.warning(what, make_room());
  }
}

}  // namespace

void check_disk(Examined& examined, Findings& findings) {
  const auto& paths = examined.paths;
  const auto minimum =
      static_cast<std::uint64_t>(examined.config.value_or(config::Config{}).disk_minimum_mib);
  std::vector<dev_t> seen;
  for (const auto& folder : {paths.home, paths.database(), paths.spool(), paths.exchange(),
                             paths.audit(), paths.log()}) {
    struct stat place {};
    struct statvfs room {};
    if (::stat(folder.c_str(), &place) != 0 || ::statvfs(folder.c_str(), &room) != 0) {
      if (errno == ENOENT) {
        continue;  // the check of permissions says so
      }
      throw Error{messages::kDisk, with_errno(folder.string(), errno)};
    }
    if (std::find(seen.begin(), seen.end(), place.st_dev) != seen.end()) {
      continue;
    }
    seen.push_back(place.st_dev);
    judge_space(folder, room.f_bavail * room.f_frsize / kMiB, minimum, findings);
    // File systems that make files as they need them (btrfs) have no such number.
    if (room.f_files != 0) {
      judge_files(folder, room.f_favail, findings);
    }
  }
}

}  // namespace tsunagu::app::doctor
