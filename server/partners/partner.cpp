/// One partner system at work: its adapter host, its folders, and the two threads that serve it.
#include "server/partners/partner.h"

#include <algorithm>

#include "adapters/protocol/name_pattern.h"
#include "server/base/error.h"
#include "server/base/log.h"

namespace tsunagu::partners {
namespace {

constexpr std::string_view kStagingFolder = "outbound";

std::vector<std::string> layer_names(std::uint8_t layers) {
  std::vector<std::string> names;
  const auto add = [&](std::uint8_t layer, const char* name) {
    if ((layers & layer) != 0) {
      names.emplace_back(name);
    }
  };
  add(protocol::kNoNewPrivileges, "no_new_privs");
  add(protocol::kLandlock, "landlock");
  add(protocol::kSeccomp, "seccomp");
  add(protocol::kResourceLimits, "rlimits");
  return names;
}

}  // namespace

Partner::Partner(config::AdapterConfig config, translate::HostOptions host,
                 PartnerServices services)
    : config_{std::move(config)}, host_options_{std::move(host)}, services_{services} {}

Partner::~Partner() { stop(); }

void Partner::refuse_to_run(const std::string& problem) {
  state_ = State::refused;
  const std::lock_guard lock{mutex_};
  problem_ = problem;
}

void Partner::start() {
  if (!config_.enabled) {
    return;
  }
  try {
    host_ = std::make_unique<translate::AdapterHost>(host_options_);
    translator_ = std::make_unique<translate::Translator>(*host_, services_.catalogue);
    for (const auto& result : golden()) {
      if (!result.passed) {
        throw Error{messages::kGolden, config_.name + "/" + result.name + " " + result.difference};
      }
    }
    open_folders();
  } catch (const Error& error) {
    log_error(error);
    refuse_to_run(error.what());
    return;
  }
  state_ = State::active;
  intake_thread_ = std::thread{[this] { take_in(); }};
  delivery_thread_ = std::thread{[this] { deliver_owed(); }};
}

std::vector<std::uint8_t> Partner::classes_out() const {
  auto classes = translator_->description().classes_out;
  if (!config_.classes_out.empty()) {
    const auto& narrowed = config_.classes_out;
    std::erase_if(classes, [&](std::uint8_t one) {
      return std::find(narrowed.begin(), narrowed.end(), one) == narrowed.end();
    });
  }
  return classes;
}

void Partner::open_folders() {
  const auto& rules = translator_->description().files;
  if (!protocol::is_name_pattern(rules.name_in)) {
    throw Error{messages::kAdapterPack, config_.name + ": the pattern of inbound names"};
  }
  const std::chrono::milliseconds limit = services_.job_limit;
  inbox_ = std::make_unique<intake::Inbox>(config_.in, config_.work, rules);
  intake_ = std::make_unique<intake::IntakeJob>(services_.filing, *translator_, config_.name,
                                                intake::IntakeLimits{services_.file_limit, limit});
  outbox_ =
      std::make_unique<delivery::Outbox>(config_.out, config_.work / kStagingFolder, rules.marker);
  delivery_ = std::make_unique<delivery::DeliveryJob>(
      services_.delivery, *translator_, *outbox_,
      delivery::DeliveryTarget{config_.name, rules, classes_out(), limit});
}

void Partner::stop() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  changed_.notify_all();
  delivered_.notify_all();
  for (auto* thread : {&intake_thread_, &delivery_thread_}) {
    if (thread->joinable()) {
      thread->join();
    }
  }
  for (auto& ticket : std::exchange(tickets_, {})) {
    ticket.done.set_exception(
        std::make_exception_ptr(Error{messages::kAdapterHost, config_.name + " is stopping"}));
  }
}

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

void Partner::take_in() {
  store::Session session{services_.database.clone()};
  std::uint64_t seen = 0;
  bool has_recovered = false;
  auto wait = services_.poll;
  do {
    try {
      if (!has_recovered) {
        for (const auto& file : inbox_->left_over()) {
          take_in_one(session, file);
        }
        has_recovered = true;
      }
      while (take_in_deposited(session) || take_in_arrived(session)) {
      }
      wait = services_.poll;
    } catch (const Error& error) {
      // The machine's fault: the claimed file stays where it is and is tried again.
      log_error(error);
      has_recovered = false;
      wait = std::min<std::chrono::milliseconds>(wait * 2, std::chrono::seconds{10});
    }
  } while (pause(wait, seen));
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
    const auto file = inbox_->deposit(ticket.name, ticket.content);
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
  auto wait = services_.poll;
  do {
    try {
      delivery_->run(session);
      {
        const std::lock_guard lock{mutex_};
        ++deliveries_;
      }
      delivered_.notify_all();
      wait = std::chrono::seconds{5};
    } catch (const Error& error) {
      log_error(error);
      wait = std::chrono::seconds{2};
    }
  } while (pause(wait, seen));
}

Result<intake::FileOutcome> Partner::import(const std::string& name, ByteView content) {
  if (!is_active()) {
    throw Error{messages::kAdapterHost, config_.name + " is not active"};
  }
  if (!protocol::fits(inbox_->rules().name_in, name)) {
    return Refusal{RefusalCode::file_name, "", inbox_->rules().name_in};
  }
  Ticket ticket;
  ticket.name = name;
  ticket.content = content;
  auto done = ticket.done.get_future();
  {
    const std::lock_guard lock{mutex_};
    if (stopping_) {
      throw Error{messages::kAdapterHost, config_.name + " is stopping"};
    }
    tickets_.push_back(std::move(ticket));
    ++wakes_;
  }
  changed_.notify_all();
  return done.get();
}

std::optional<vault::OutboundFile> Partner::await_delivery(store::Session& session,
                                                           const Uuid& outbound_id,
                                                           std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  for (;;) {
    auto file = services_.filing.outbound.find(session.connection(), outbound_id);
    const bool is_open = file && (file->state == vault::OutboundState::owed ||
                                  file->state == vault::OutboundState::staged);
    if (!is_open || std::chrono::steady_clock::now() >= end) {
      return file;
    }
    std::unique_lock lock{mutex_};
    const auto seen = deliveries_;
    delivered_.wait_for(lock, std::chrono::milliseconds{100},
                        [&] { return stopping_ || deliveries_ != seen; });
    if (stopping_) {
      return file;
    }
  }
}

std::vector<protocol::GoldenResult> Partner::golden() {
  if (!translator_) {
    throw Error{messages::kAdapterHost, config_.name + " is not active"};
  }
  return translator_->golden();
}

bool Partner::writes(const std::string& document_type) const {
  if (!is_active()) {
    return false;
  }
  const auto& types = translator_->description().writes;
  return std::find(types.begin(), types.end(), document_type) != types.end();
}

void Partner::count_waiting(PartnerStatus& status, store::Session& session) const {
  const auto count = inbox_->count();
  status.in_waiting = count.ready;
  status.without_marker = count.without_marker;
  status.without_data = count.without_data;
  status.out_waiting =
      services_.filing.outbound.open_work(session.connection(), config_.name).size();
}

PartnerStatus Partner::status(store::Session& session) {
  PartnerStatus status;
  status.name = config_.name;
  const auto state = state_.load();
  status.state = state == State::active    ? "active"
                 : state == State::refused ? "refused"
                                           : "inactive";
  if (host_) {
    const auto& hello = host_->hello();
    status.label = hello.adapter.label;
    status.version = hello.adapter.version;
    status.pack_hash = hello.pack_hash;
    status.reads = hello.adapter.reads;
    status.writes = hello.adapter.writes;
    status.sandbox = layer_names(hello.sandbox);
  }
  if (state == State::active) {
    count_waiting(status, session);
  }
  const std::lock_guard lock{mutex_};
  status.problem = problem_;
  status.last_file = last_file_;
  return status;
}

}  // namespace tsunagu::partners
