/// The two threads that serve a partner: one takes files in, one delivers what is owed.
#include <algorithm>
#include <exception>
#include <typeinfo>

#include "server/base/error.h"
#include "server/base/log.h"
#include "server/partners/partner.h"

namespace tsunagu::partners {
namespace {

constexpr std::chrono::seconds kLongestPause{10};  // between tries to take in
constexpr std::chrono::seconds kRetryPause{2};     // between tries to deliver
constexpr std::chrono::seconds kIdlePause{5};      // whoever owes something wakes us earlier

}  // namespace

void Partner::wake() {
  {
    const std::lock_guard lock{mutex_};
    ++wakes_;
  }
  changed_.notify_all();
}

bool Partner::pause(std::chrono::milliseconds time, std::uint64_t& seen) {
  std::unique_lock lock{mutex_};
  changed_.wait_for(lock, time, [&] { return stopping_ || wakes_ != seen; });
  seen = wakes_;
  return !stopping_;
}

bool Partner::succeeds(std::string& problem, const std::function<void()>& round) {
  std::exception_ptr failure;
  std::string what;
  try {
    round();
  } catch (const Error& error) {
    log_error(error);
    failure = std::current_exception();
    what = error.what();
  } catch (const std::exception& error) {
    // A library's exception that nobody expected: its text may hold anything, so only its kind.
    const Error unexpected{messages::kInternal, config_.name + ": " + typeid(error).name()};
    log_error(unexpected);
    failure = std::make_exception_ptr(unexpected);
    what = unexpected.what();
  }
  const std::lock_guard lock{mutex_};
  problem = what;
  return failure == nullptr;
}

void Partner::take_in() {
  store::Session session{services_.database.clone()};
  std::uint64_t seen = 0;
  bool has_recovered = false;
  auto wait = services_.poll;
  do {
    const bool is_done = succeeds(intake_problem_, [&] {
      if (!has_recovered) {
        for (const auto& file : inbox_->left_over()) {
          take_in_one(session, file);
        }
        has_recovered = true;
      }
      while (take_in_deposited(session) || take_in_arrived(session)) {
      }
    });
    if (is_done) {
      wait = services_.poll;
      continue;
    }
    // The machine's fault: the claimed file stays where it is and is tried again.
    has_recovered = false;
    refuse_tickets();
    wait = std::min<std::chrono::milliseconds>(wait * 2, kLongestPause);
  } while (pause(wait, seen));
}

void Partner::refuse_tickets() {
  std::deque<Ticket> tickets;
  std::string problem;
  {
    const std::lock_guard lock{mutex_};
    tickets = std::exchange(tickets_, {});
    problem = intake_problem_;
  }
  // Nothing of them was begun, and whoever waits should not wait for a machine to be mended.
  for (auto& ticket : tickets) {
    ticket.done.set_exception(
        std::make_exception_ptr(Error{messages::kFileFailed, ticket.name + ": " + problem}));
  }
}

void Partner::take_in_one(store::Session& session, const intake::ClaimedFile& file) {
  intake_->run(session, file);
  inbox_->settle(file);
  {
    const std::lock_guard lock{mutex_};
    last_file_ = file.name;
  }
  wake();
}

bool Partner::take_in_deposited(store::Session& session) {
  Ticket ticket;
  {
    const std::lock_guard lock{mutex_};
    if (tickets_.empty()) {
      return false;
    }
    ticket = std::move(tickets_.front());
    tickets_.pop_front();
  }
  try {
    auto file = inbox_->deposit(ticket.name, ticket.content);
    file.brought_by = ticket.actor;
    take_in_one(session, file);
    ticket.done.set_value(intake_->outcome(session, file.file_id));
  } catch (...) {
    ticket.done.set_exception(std::current_exception());
    throw;
  }
  return true;
}

bool Partner::take_in_arrived(store::Session& session) {
  const auto names = inbox_->ready();
  for (const auto& name : names) {
    if (const auto file = inbox_->claim(name)) {
      take_in_one(session, *file);
    }
    std::unique_lock lock{mutex_};
    if (stopping_ || !tickets_.empty()) {
      return !stopping_;
    }
  }
  return !names.empty();
}

void Partner::deliver_owed() {
  store::Session session{services_.database.clone()};
  std::uint64_t seen = 0;
  std::chrono::milliseconds wait{};
  do {
    const bool is_done = succeeds(delivery_problem_, [&] { delivery_->run(session); });
    {
      const std::lock_guard lock{mutex_};
      ++deliveries_;
    }
    delivered_.notify_all();
    wait = is_done ? kIdlePause : kRetryPause;
  } while (pause(wait, seen));
}

}  // namespace tsunagu::partners
