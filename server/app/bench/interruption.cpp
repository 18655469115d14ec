/// Notes the signals that end a bench.
#include "server/app/bench/interruption.h"

#include <array>

#include "server/base/error.h"

namespace tsunagu::app::bench {
namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

// The one kind of object that a signal handler may write to (C++20, [support.signal]).
volatile std::sig_atomic_t has_come = 0;

extern "C" void note_signal(int /*number*/) { has_come = 1; }

}  // namespace

Interruption::Interruption() {
  has_come = 0;
  struct sigaction action {};
  action.sa_handler = note_signal;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &action, &before_[i]);
  }
}

Interruption::~Interruption() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    ::sigaction(kSignals[i], &before_[i], nullptr);
  }
}

void Interruption::pass() {
  if (has_come != 0) {
    throw Error{messages::kStopped, "bench"};
  }
}

}  // namespace tsunagu::app::bench
