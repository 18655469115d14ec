/// Whether everything belongs to the instance's account, and to nobody else.
#include <cerrno>
#include <filesystem>

#include <sys/stat.h>
#include <unistd.h>

#include "server/app/doctor/checks.h"

namespace tsunagu::app::doctor {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kNoOthersAtAll = 0077;
constexpr mode_t kNoOthersButPassing = 0066;
constexpr mode_t kNoOthersWriting = 0022;

std::string octal(mode_t mode) {
  std::string text;
  for (int shift = 9; shift >= 0; shift -= 3) {
    text += static_cast<char>('0' + ((mode >> static_cast<unsigned>(shift)) & 7U));
  }
  return text;
}

class PermissionCheck {
 public:
  PermissionCheck(const Examined& examined, Findings& findings)
      : paths_{examined.paths}, findings_{findings} {}

  void folder(const fs::path& path, mode_t forbidden) { look_at(path, S_IFDIR, forbidden); }
  void file(const fs::path& path, mode_t forbidden) { look_at(path, S_IFREG, forbidden); }

  /// Every entry belongs to the account: what root made there by hand stops the daemon later.
  void owners_in(const fs::path& folder) {
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator{folder, missing}) {
      struct stat found {};
      if (::lstat(entry.path().c_str(), &found) == 0) {
        require_owner(entry.path(), found);
      }
    }
  }
  void files_in(const fs::path& folder, mode_t forbidden) {
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator{folder, missing}) {
      if (!entry.is_directory()) {
        file(entry.path(), forbidden);
      }
    }
  }
  int looked_at() const { return looked_at_; }

 private:
  void look_at(const fs::path& path, mode_t kind, mode_t forbidden) {
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0) {
      throw_unless_missing(path);
      return;
    }
    if ((found.st_mode & S_IFMT) != kind || (kind == S_IFREG && found.st_nlink != 1)) {
      findings_.error({path.string() + " は通常のファイルやフォルダではありません",
                       path.string() + " is a link or another kind of file"},
                      {"誰が置いたかを調べ、控えから正しいものを戻してください。",
                       "Find out who put it there and restore the right one from a backup."});
      return;
    }
    require_owner(path, found);
    if ((found.st_mode & forbidden) != 0) {
      const auto mode = octal(found.st_mode & 07777U);
      const auto command =
          "chmod " + octal(found.st_mode & 0777U & ~forbidden) + " " + path.string();
      findings_.error({path.string() + " に他の利用者の権限があります（" + mode + "）",
                       "others have rights on " + path.string() + " (" + mode + ")"},
                      {command, command});
    }
  }

  void require_owner(const fs::path& path, const struct stat& found) {
    ++looked_at_;
    if (found.st_uid != ::geteuid()) {
      const auto command = "chown --reference=" + paths_.home.string() + " " + path.string();
      findings_.error(
          {path.string() + " の所有者が違います", path.string() + " belongs to another account"},
          {command, command});
    }
  }

  void throw_unless_missing(const fs::path& path) {
    if (errno != ENOENT) {
      throw Error{messages::kPermission, with_errno(path.string(), errno)};
    }
    findings_.error({path.string() + " がありません", path.string() + " is missing"},
                    {"控えから戻してください。新しいインスタンスなら `tsunagu init` をもう一度"
                     "実行すると作られます。",
                     "Restore it from a backup. In a new instance running `tsunagu init` again "
                     "makes it."});
  }

  const config::InstancePaths& paths_;
  Findings& findings_;
  int looked_at_ = 0;
};

}  // namespace

void check_permissions(Examined& examined, Findings& findings) {
  const auto& paths = examined.paths;
  PermissionCheck check{examined, findings};
  check.folder(paths.home, kNoOthersWriting);
  for (const auto& one : {paths.etc(), paths.adapters(), paths.keys(), paths.database(),
                          paths.spool(), paths.log(), paths.audit()}) {
    check.folder(one, kNoOthersAtAll);
  }
  // With admin.users others pass through to the socket, which judges them itself.
  const bool is_shared = examined.config && !examined.config->admin_users.empty();
  check.folder(paths.run(), is_shared ? kNoOthersButPassing : kNoOthersAtAll);
  check.folder(paths.exchange(), kNoOthersButPassing);
  check.files_in(paths.keys(), kNoOthersAtAll);
  check.files_in(paths.etc(), kNoOthersWriting);
  check.files_in(paths.adapters(), kNoOthersWriting);
  for (const auto& one : {paths.run(), paths.spool(), paths.log(), paths.audit()}) {
    check.owners_in(one);
  }
  if (findings.empty()) {
    const auto count = std::to_string(check.looked_at());
    findings.ok({"所有者と権限は安全です（" + count + " 箇所）",
                 "owner and mode are safe in " + count + " places"});
  }
}

}  // namespace tsunagu::app::doctor
