/// The instance that is measured.
#include "server/app/bench/bench_instance.h"

#include <cerrno>
#include <csignal>
#include <thread>

#include <fcntl.h>

#include "server/app/bench/interruption.h"
#include "server/app/database.h"
#include "server/app/instance_lock.h"
#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::app::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kLook{1};
constexpr std::chrono::minutes kPatience{10};

/// Calls `is_so` until it is, at most kPatience long.
template <class Condition>
void await(const std::string& what, Condition&& is_so) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (!is_so()) {
    Interruption::pass();
    if (std::chrono::steady_clock::now() > end) {
      throw Error{messages::kInternal, "waited too long for " + what};
    }
    std::this_thread::sleep_for(kLook);
  }
}

cli::LocalCall quiet_call(const fs::path& home, const cli::LocalCall& call) {
  cli::LocalCall quiet = call;
  quiet.home = home;
  quiet.options = {{"municipality", "242039"}};
  quiet.line = [](const JsonLine&) {};
  return quiet;
}

}  // namespace

BenchInstance::BenchInstance(const fs::path& home, const cli::LocalCall& call)
    : paths_{config::instance_paths(home)}, quiet_{quiet_call(home, call)} {
  cli::run_init(quiet_);
  Interruption::pass();
  config_ = config::load_config(paths_);
  cli::run_start(quiet_);
  daemon_ = running_daemon(paths_).value_or(-1);
}

BenchInstance::~BenchInstance() {
  try {
    cli::run_stop(quiet_);
  } catch (const std::exception&) {
    if (daemon_ > 0) {
      ::kill(daemon_, SIGKILL);  // its children end with it
    }
  }
}

void BenchInstance::require_running() const {
  if (!running_daemon(paths_)) {
    throw Error{messages::kNotRunning, paths_.home.string()};
  }
}

void BenchInstance::await_claim(const fs::path& marker) const {
  await("the first file to be claimed", [&] { return !fs::exists(marker); });
}

void BenchInstance::await_answer(const fs::path& marker) const {
  int looks = 0;
  await(marker.filename().string(), [&] {
    if (++looks % 1000 == 0) {
      require_running();
    }
    return fs::exists(marker);
  });
}

double BenchInstance::import(const PartnerSide& partner, const std::vector<Handover>& files) {
  const auto in = paths_.exchange_in(partner.adapter);
  const auto out = paths_.exchange_out(partner.adapter);
  for (const auto& file : files) {
    write_file_durably(in / file.name, file.content, 0660);
  }
  const auto first = in / (files.front().name + partner.marker);
  Stopwatch watch;
  bool is_claimed = false;
  for (const auto& file : files) {
    const UniqueFd marker{::open((in / (file.name + partner.marker)).c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0660)};
    if (!marker) {
      throw Error{messages::kExchangeFolder, with_errno(in.string(), errno)};
    }
    // The daemon looks into the folder now and then; the time until then is not work.
    if (!is_claimed) {
      is_claimed = !fs::exists(first);
      watch = is_claimed ? watch : Stopwatch{};
    }
  }
  if (!is_claimed) {
    await_claim(first);
    watch = Stopwatch{};
  }
  await_answer(out / (files.back().name + partner.answer + partner.marker));
  return watch.microseconds();
}

Answer BenchInstance::ask(std::string_view command, const JsonLine& arguments,
                          int attachment) const {
  auto answer = app::ask(paths_, command, arguments, attachment);
  answer.require_done();
  return answer;
}

store::ConnectionSettings BenchInstance::database() const {
  return database_settings(config_, paths_, store::Account::owner);
}

}  // namespace tsunagu::app::bench
