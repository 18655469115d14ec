/// tsunagu start and tsunagu stop.
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

#include "server/app/account.h"
#include "server/app/done_line.h"
#include "server/app/installation.h"
#include "server/app/instance_lock.h"
#include "server/app/ready_line.h"
#include "server/base/error.h"
#include "server/cli/local_commands.h"
#include "server/config/config.h"
#include "server/profiles/agency_use.h"
#include "server/profiles/profile_file.h"

namespace tsunagu::cli {
namespace {

using namespace tsunagu::app;  // NOLINT(google-build-using-namespace): this file is part of it

// Long enough for files at work to be finished and for MariaDB to write everything back.
constexpr std::chrono::seconds kStopLimit{120};

/// In the child: the daemon, in a session of its own, with nothing of the caller's but the pipe.
[[noreturn]] void become_daemon(const std::string& program, const std::string& home, int ready) {
  ::setsid();
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nothing, STDIN_FILENO);
  ::dup2(nothing, STDOUT_FILENO);
  ::dup2(nothing, STDERR_FILENO);
  ::fcntl(ready, F_SETFD, 0);
  const auto descriptor = std::to_string(ready);
  ::execl(program.c_str(), program.c_str(), "--home", home.c_str(), "--ready-fd",
          descriptor.c_str(), nullptr);
  ::_exit(127);
}

void launch(const config::InstancePaths& paths) {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    throw Error{messages::kSystemCall, with_errno("pipe2", errno)};
  }
  const UniqueFd reading{ends[0]};
  UniqueFd writing{ends[1]};
  const auto program = (program_folder() / "tsunagud").string();
  const auto child = ::fork();
  if (child < 0) {
    throw Error{messages::kSystemCall, with_errno("fork", errno)};
  }
  if (child == 0) {
    become_daemon(program, paths.home.string(), writing.get());
  }
  writing.reset();
  await_ready(reading.get());
}

}  // namespace

int run_start(const LocalCall& call) {
  become_owner(call.home);
  const auto paths = config::instance_paths(call.home);
  if (running_daemon(paths)) {
    say_done(call, "既に動いています", "it is running already", paths.home.string());
    return 0;
  }
  // Read here as well, so that a mistake in the settings is named before anything is started.
  const auto config = config::load_config(paths);
  const auto profile = profiles::load_profile(paths).profile;
  profiles::require_known_agencies(profile, config, config::load_adapter_configs(paths));
  launch(paths);
  say_done(call, "起動しました", "started", paths.home.string());
  return 0;
}

int run_stop(const LocalCall& call) {
  become_owner(call.home);
  const auto paths = config::instance_paths(call.home);
  const auto daemon = running_daemon(paths);
  if (!daemon) {
    say_done(call, "動いていません", "it is not running", paths.home.string());
    return 0;
  }
  if (::kill(*daemon, SIGTERM) != 0 && errno != ESRCH) {
    throw Error{messages::kSystemCall, with_errno("kill", errno)};
  }
  if (!await_end(paths, kStopLimit)) {
    throw Error{messages::kRunning, paths.home.string() + " has not ended after " +
                                        std::to_string(kStopLimit.count()) + " s"};
  }
  say_done(call, "停止しました", "stopped", paths.home.string());
  return 0;
}

}  // namespace tsunagu::cli
