/// Starts and stops the MariaDB of an instance.
#include "server/store/private_server.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "server/base/error.h"
#include "server/base/files.h"
#include "server/store/database_folder.h"
#include "server/store/option_file.h"

namespace tsunagu::store {
namespace {

namespace fs = std::filesystem;

/// How long an earlier server may take to end, and ours to write its cache to disk at the end.
constexpr std::chrono::seconds kEndTimeout{300};
/// How long a starting server may be silent. It tells how far a recovery has come.
constexpr int kSilenceMs = 600'000;

/// The file name both sockets have room for.
fs::path notice_path(const fs::path& home) { return home / "run" / "mariadb.note"; }

/// Where mariadbd reports its progress (sd_notify(3)): only the owner of HOME/run can reach it.
class NoticeSocket {
 public:
  explicit NoticeSocket(const PrivateServerSettings& settings)
      : path_{notice_path(settings.home)}, fd_{::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)} {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path_.native().copy(address.sun_path, sizeof(address.sun_path) - 1);
    ::unlink(path_.c_str());  // left over by a killed daemon, or not there
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);  // NOLINT: as bind(2) wants
    if (!fd_ || ::bind(fd_.get(), generic, sizeof(address)) != 0) {
      throw Error{messages::kSystemCall, with_errno("bind " + path_.string(), errno)};
    }
    hand_over(path_, settings);
  }
  NoticeSocket(const NoticeSocket&) = delete;
  NoticeSocket& operator=(const NoticeSocket&) = delete;
  ~NoticeSocket() { ::unlink(path_.c_str()); }

  int fd() const { return fd_.get(); }
  const fs::path& path() const { return path_; }

  /// Takes one message off; whether it says that the server is ready.
  bool is_ready() const {
    std::array<char, 4096> text{};
    const ssize_t size = ::recv(fd_.get(), text.data(), text.size(), MSG_DONTWAIT);
    const std::string_view message{text.data(),
                                   static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
    return message.starts_with("READY=1") || message.find("\nREADY=1") != std::string_view::npos;
  }

 private:
  fs::path path_;
  UniqueFd fd_;
};

[[noreturn]] void fail_start(const PrivateServerSettings& settings, const std::string& why) {
  throw Error{messages::kDatabaseStart,
              "mariadbd: " + why + ", see " + (settings.home / "log" / "mariadb.log").string()};
}

void await_ready(const NoticeSocket& notices, Child& child, const PrivateServerSettings& settings) {
  std::array<pollfd, 2> watched{{{notices.fd(), POLLIN, 0}, {child.end_notice(), POLLIN, 0}}};
  while (true) {
    const int count = ::poll(watched.data(), watched.size(), kSilenceMs);
    if (count < 0 && errno != EINTR) {
      throw Error{messages::kSystemCall, with_errno("poll", errno)};
    }
    if (count == 0) {
      fail_start(settings, "no sign of progress");
    }
    if (count > 0 && (watched[0].revents & POLLIN) != 0 && notices.is_ready()) {
      return;
    }
    if (!child.is_running()) {
      fail_start(settings, child.ending());
    }
  }
}

}  // namespace

fs::path socket_path(const fs::path& home) { return home / "run" / "mariadb.sock"; }

bool is_provisioned(const fs::path& home) {
  std::error_code problem;
  const bool is_there = fs::exists(home / "db" / "data", problem);
  if (problem) {
    throw Error{messages::kHome, with_errno(home.string(), problem.value())};
  }
  return is_there;
}

void check_home(const fs::path& home) {
  constexpr std::size_t kLongestSocketPath = sizeof(sockaddr_un::sun_path) - 1;
  const std::string& text = home.native();
  if (!home.is_absolute()) {
    throw Error{messages::kHome, text + " is not an absolute path"};
  }
  const bool is_plain = std::ranges::none_of(text, [](char letter) {
    return letter == '"' || letter == '\\' || static_cast<unsigned char>(letter) < 0x20;
  });
  if (!is_plain) {
    throw Error{messages::kHome, text + ": quotes, backslashes and control characters"};
  }
  if (const std::string socket = socket_path(home).native(); socket.size() > kLongestSocketPath) {
    throw Error{messages::kHome, socket + ": " + std::to_string(socket.size()) +
                                     " bytes, a unix socket may have " +
                                     std::to_string(kLongestSocketPath)};
  }
}

PrivateServer::PrivateServer(PrivateServerSettings settings) : settings_{std::move(settings)} {
  check_home(settings_.home);
}

PrivateServer::~PrivateServer() { stop(); }

void PrivateServer::start() {
  if (is_running()) {
    return;
  }
  if (!is_provisioned(settings_.home)) {
    throw Error{messages::kDatabaseStart,
                (settings_.home / "db" / "data").string() + " is missing"};
  }
  make_database_folders(settings_);
  const UniqueFd lock = lock_database(settings_, kEndTimeout);
  const fs::path options = settings_.home / "db" / "my.cnf";
  write_file_durably(options, as_bytes(option_file(settings_)), S_IRUSR | S_IWUSR);
  hand_over(options, settings_);
  const NoticeSocket notices{settings_};
  const UniqueFd log = open_server_log(settings_);
  ChildProgram program;
  program.arguments = {find_mariadbd(), "--defaults-file=" + options.string()};
  program.environment = clean_environment(settings_);
  program.environment.push_back("NOTIFY_SOCKET=" + notices.path().string());
  program.output = log.get();
  program.inherited = lock.get();  // held by mariadbd until its end, however we end
  program.run_as = settings_.run_as;
  auto child = std::make_unique<Child>(program);
  await_ready(notices, *child, settings_);
  child_ = std::move(child);
}

void PrivateServer::stop() noexcept {
  if (child_ == nullptr) {
    return;
  }
  child_->send(SIGTERM);
  // Past the time limit ~Child kills it: what was confirmed is on disk and is recovered.
  child_->wait(static_cast<int>(std::chrono::milliseconds{kEndTimeout}.count()));
  child_.reset();
}

bool PrivateServer::is_running() { return child_ != nullptr && child_->is_running(); }

}  // namespace tsunagu::store
