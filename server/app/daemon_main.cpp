/// tsunagud --home HOME [--ready-fd N]: the daemon, in the foreground until SIGTERM or SIGINT.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <unistd.h>

#include "security/process_hardening.h"
#include "server/app/instance_lock.h"
#include "server/app/ready_line.h"
#include "server/app/services.h"
#include "server/base/error.h"
#include "server/base/log.h"

namespace {

using namespace tsunagu;  // NOLINT(google-build-using-namespace): the program of that name

struct Arguments {
  std::string home;
  int ready_fd = -1;
};

std::optional<Arguments> arguments_of(int count, char** words) {
  Arguments arguments;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string_view word = words[i];
    if (word == "--home") {
      arguments.home = words[i + 1];
    } else if (word == "--ready-fd") {
      arguments.ready_fd = std::atoi(words[i + 1]);  // NOLINT(cert-err34-c): ours, from `start`
    } else {
      return std::nullopt;
    }
  }
  return count % 2 == 1 && !arguments.home.empty() ? std::optional{arguments} : std::nullopt;
}

sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

/// Until a signal asks us to end.
void serve(app::Services& services, const sigset_t& signals) {
  constexpr unsigned kMeetingsEvery = 5;
  const timespec second{1, 0};
  for (unsigned seconds = 1; ::sigtimedwait(&signals, nullptr, &second) < 0; ++seconds) {
    services.look_after_database();
    if (seconds % kMeetingsEvery == 0) {
      services.look_after_meetings();
    }
  }
}

}  // namespace

int main(int count, char** words) {
  const auto arguments = arguments_of(count, words);
  if (!arguments) {
    std::fprintf(stderr, "usage: tsunagud --home HOME [--ready-fd N]\n");
    return 2;
  }
  app::ReadyLine ready{arguments->ready_fd};
  // Before the first thread, so that every thread leaves these signals to serve().
  const auto signals = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  ::signal(SIGPIPE, SIG_IGN);
  try {
    security::harden_process(true);
    const auto paths = config::instance_paths(arguments->home);
    const app::InstanceLock lock{paths};
    log_to_file(paths.daemon_log().string());
    app::Services services{paths, TSUNAGU_VERSION};
    log(Severity::information, messages::kStarted, paths.home.string());
    ready.ready();
    serve(services, signals);
    log(Severity::information, messages::kStopped, paths.home.string());
    return 0;
  } catch (const Error& error) {
    log_error(error);
    ready.failed(error);
  } catch (const std::exception& error) {
    // A library's exception that nobody expected: its text may hold anything, so only its kind.
    const Error unexpected{messages::kInternal, typeid(error).name()};
    log_error(unexpected);
    ready.failed(unexpected);
  }
  return 1;
}
