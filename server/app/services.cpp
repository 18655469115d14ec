/// Every object of the daemon, built once and in order.
#include "server/app/services.h"

#include <unistd.h>

#include "security/digest.h"
#include "server/app/catalogue_guard.h"
#include "server/app/database.h"
#include "server/app/host_options.h"
#include "server/base/error.h"
#include "server/base/log.h"
#include "server/commands/meeting_closing.h"
#include "server/commands/profile_types.h"
#include "server/profiles/agency_use.h"
#include "server/store/durability.h"
#include "server/store/migrations.h"
#include "server/vault/open_meetings.h"
#include "server/vault/stock_check.h"

namespace tsunagu::app {

Services::Services(config::InstancePaths paths, std::string version)
    : paths_{std::move(paths)},
      config_{config::load_config(paths_)},
      version_{std::move(version)},
      data_{config_},
      keys_{security::LocalKeyService::open(paths_.keys())} {
  // A mistake in the profile is named before anything is started.
  const auto profile = profiles::load_profile(paths_);
  adapters_ = config::load_adapter_configs(paths_);
  profiles::require_known_agencies(profile.profile, config_, adapters_);
  try {
    start_database();
    load_catalogue();
    load_profile(profile);
    open_log();
    load_names();
    start_partners();
    open_socket();
  } catch (...) {
    stop();
    throw;
  }
}

Services::~Services() { stop(); }

void Services::start_database() {
  if (config_.owns_database()) {
    private_server_ = std::make_unique<store::PrivateServer>(private_settings(config_, paths_));
    private_server_->start();
  }
  database_ = database_settings(config_, paths_, store::Account::daemon);
  store::Session session{database_.clone()};
  store::require_durable(session.connection());
  store::require_current(session.connection(), data_.migrations());
}

void Services::look_after_database() {
  if (private_server_ && !private_server_->is_running()) {
    log(Severity::error, messages::kDatabase, "mariadbd has ended and is started again");
    private_server_->start();
  }
}

void Services::look_after_meetings() {
  try {
    store::Session session{database_.clone()};
    commands::close_ended_meetings(session, *events_);
  } catch (const Error& error) {
    // Nobody reads on the ground of a meeting that is over, closed or not; it is tried again.
    log_error(error);
  }
}

void Services::load_catalogue() {
  // Kept running: documents that are written here are held against their schemas by it.
  schema_host_.emplace(host_options(config_, paths_, data_, {}));
  auto& host = *schema_host_;
  auto wire = translate::describe(host);
  store::Session session{database_.clone()};
  if (guard_catalogue(session, wire, host.hello().catalogue_hash, clock_.now())) {
    log(Severity::information, messages::kCatalogue, host.hello().catalogue_hash);
  }
  catalogue_.emplace(std::move(wire));
}

void Services::load_profile(const profiles::ProfileFile& file) {
  profiles::check_references(file, commands::known_types(*catalogue_));
  catalogue_->set_own_codes(file.profile.code_additions);
  profile_.replace([&](const profiles::Profile&) {
    const auto digest = file.text.empty() ? "" : to_hex(security::sha256(as_bytes(file.text)));
    return profiles::RunningProfile{std::make_shared<const profiles::Profile>(file.profile),
                                    digest};
  });
}

void Services::open_log() {
  events_.emplace(vault::EventServices{*keys_, clock_, abandoned_, &stored_});
  log_ = std::make_unique<tlog::LogWriter>(
      paths_.audit(), config_.log_origin(),
      tlog::CheckpointSigner{keys_->log_public_key(), [this](std::string_view text) {
                               return keys_->sign_checkpoint(text);
                             }});
  sequencer_ = std::make_unique<vault::Sequencer>(
      database_settings(config_, paths_, store::Account::sequencer), database_.clone(), *events_,
      *log_, paths_.audit());
  sequencer_->start_boot();
  log_state_.size = sequencer_->size();
  record(tlog::EventType::boot, version_);
  for (const auto& file : log_->repaired()) {
    // Written again from the events, so nothing is lost; but whoever damaged it has to be found.
    log(Severity::warning, messages::kAuditHead, file);
    record(tlog::EventType::integrity_alarm, "log-repaired: " + file);
  }
  record_profile();
  record(tlog::EventType::instance_started, "done");
  sequencer_->run_once();
  log_state_.size = sequencer_->size();
  sequencer_thread_ = std::thread{[this] { sequence(); }};
}

void Services::load_names() {
  inbound_.emplace(*keys_);
  outbound_.emplace(*keys_);
  search_.emplace(*keys_);
  vault::ReadingServices reading{*keys_, *events_, *catalogue_};
  for (const auto& adapter : adapters_) {
    if (!adapter.agency.empty()) {
      reading.adapter_agencies.emplace(adapter.name, adapter.agency);
    }
  }
  reading.meetings = [this](store::Connection& db, const Uuid& case_id) {
    return vault::OpenMeetings{*keys_}.of_case(db, case_id, clock_.now());
  };
  reading_.emplace(std::move(reading));
  store::Session session{database_.clone()};
  vault::complete_projections(session, *keys_, *catalogue_);
  stored_.load(session.connection(), *keys_);
  search_->load(session.connection(), [this](const cases::NameEntry& entry) { names_.add(entry); });
}

intake::FilingServices Services::filing_services() {
  return {*keys_,     clock_,   *events_,    names_,   *inbound_,
          *outbound_, *search_, *catalogue_, profile_, static_cast<int>(config_.retention_years)};
}

void Services::start_partners() {
  constexpr std::size_t kMiB = 1024U * 1024;
  const partners::PartnerServices services{
      filing_services(),
      {clock_, *events_, *inbound_, *outbound_, *reading_, *catalogue_},
      *catalogue_,
      database_,
      std::chrono::milliseconds{config_.intake_poll_ms},
      std::chrono::seconds{config_.intake_job_seconds},
      static_cast<std::size_t>(config_.intake_file_limit_mib) * kMiB};
  for (const auto& adapter : adapters_) {
    partners_.push_back(std::make_unique<partners::Partner>(
        adapter, host_options(config_, paths_, data_, adapter.pack_folder(data_.packs())),
        services));
  }
  std::vector<std::thread> starting;
  for (auto& partner : partners_) {
    starting.emplace_back([&partner] { partner->start(); });
  }
  for (auto& thread : starting) {
    thread.join();
  }
}

void Services::open_socket() {
  std::vector<partners::Partner*> partners;
  for (auto& partner : partners_) {
    partners.push_back(partner.get());
  }
  sessions_.emplace(database_);
  context_.emplace(commands::Context{
      config_, paths_, *keys_, *catalogue_, profile_, *events_, names_, *reading_, *sessions_,
      log_state_, [this] { publish_log(); }, partners, clock_.now(), version_, filing_services(),
      [this](const documents::Document& document) {
        return translate::schema_fault(*schema_host_, document);
      }});
  admin::SocketSettings settings;
  settings.path = paths_.admin_socket();
  settings.owner = ::geteuid();
  settings.users = config_.admin_users;
  socket_ = std::make_unique<admin::SocketServer>(
      settings,
      [this](const admin::Request& request, admin::Reply& reply) {
        return commands::run(*context_, request, reply);
      },
      [this](const admin::Peer& peer) {
        store::Session session{database_.clone()};
        vault::Event event;
        event.type = tlog::EventType::admin_denied;
        event.actor = {"user:" + peer.name, "cli", "", ""};
        event.outcome = "denied";
        vault::record_alone(session, *events_, std::move(event));
      });
}

void Services::record(tlog::EventType type, const std::string& outcome) {
  store::Session session{database_.clone()};
  vault::Event event;
  event.type = type;
  event.actor = {"system", "daemon", "", ""};
  event.outcome = outcome;
  // At a start this tells a log that was put back to an older state.
  event.count = static_cast<std::int64_t>(log_state_.size.load());
  vault::record_alone(session, *events_, std::move(event));
}

void Services::record_profile() {
  // The file may have been changed while nothing ran: what is in force stands in the log.
  const auto running = profile_.running();
  store::Session session{database_.clone()};
  vault::Event event;
  event.type = tlog::EventType::profile_loaded;
  event.actor = {"system", "daemon", "", ""};
  event.file = running.profile->name + " " + running.profile->version;
  event.file_digest = running.digest;
  vault::record_alone(session, *events_, std::move(event));
}

void Services::stop() {
  socket_.reset();
  for (auto& partner : partners_) {
    partner->stop();
  }
  if (sequencer_thread_.joinable()) {
    try {
      record(tlog::EventType::instance_stopped, "done");
    } catch (const Error& error) {
      log_error(error);
    }
    {
      const std::lock_guard lock{mutex_};
      stopping_ = true;
    }
    changed_.notify_all();
    sequencer_thread_.join();
  }
  partners_.clear();
  if (private_server_) {
    private_server_->stop();
  }
}

}  // namespace tsunagu::app
