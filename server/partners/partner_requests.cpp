/// What commands ask of a partner: where it stands, taking a file in, waiting for a delivery.
#include <algorithm>

#include "adapters/protocol/name_pattern.h"
#include "server/base/error.h"
#include "server/partners/partner.h"

namespace tsunagu::partners {
namespace {

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

Result<intake::FileOutcome> Partner::import(const std::string& name, ByteView content,
                                            const vault::Actor& actor) {
  if (!is_active()) {
    throw Error{messages::kAdapterHost, config_.name + " is not active"};
  }
  if (!protocol::fits(inbox_->rules().name_in, name)) {
    return Refusal{RefusalCode::file_name, "", inbox_->rules().name_in};
  }
  Ticket ticket;
  ticket.name = name;
  ticket.content = content;
  ticket.actor = actor;
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
  status.not_plain = count.not_plain;
  status.out_waiting =
      services_.filing.outbound.open_ids(session.connection(), config_.name, {}).size();
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
    try {
      count_waiting(status, session);
    } catch (const Error& error) {
      status.problem = error.what();
    }
  }
  if (status.not_plain > 0) {
    status.problem = Error{messages::kFileSkipped, config_.in.string()}.what();
  }
  const std::lock_guard lock{mutex_};
  for (const auto* problem : {&problem_, &intake_problem_, &delivery_problem_}) {
    status.problem = problem->empty() ? status.problem : *problem;
  }
  status.last_file = last_file_;
  return status;
}

}  // namespace tsunagu::partners
