/// One partner system at work: its adapter host, its folders, and the two threads that serve it.
#include "server/partners/partner.h"

#include <algorithm>

#include "adapters/protocol/name_pattern.h"
#include "server/base/error.h"
#include "server/base/log.h"

namespace tsunagu::partners {
namespace {

constexpr std::string_view kStagingFolder = "outbound";

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
  if (!translator_) {
    return {};
  }
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
  delivery_ =
      std::make_unique<delivery::DeliveryJob>(services_.delivery, *translator_, *outbox_, target());
}

delivery::DeliveryTarget Partner::target() const {
  const auto rules = translator_ ? translator_->description().files : protocol::FileRules{};
  return {config_.name, rules, classes_out(), services_.job_limit, config_.agency};
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

}  // namespace tsunagu::partners
