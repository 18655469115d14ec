/// Every object of the daemon, built once and in order.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "security/local_key_service.h"
#include "server/admin/socket_server.h"
#include "server/app/installation.h"
#include "server/commands/context.h"
#include "server/config/adapter_config.h"
#include "server/config/config.h"
#include "server/partners/partner.h"
#include "server/profiles/profile_file.h"
#include "server/profiles/profile_holder.h"
#include "server/store/private_server.h"
#include "server/tlog/log_writer.h"
#include "server/translate/adapter_host.h"
#include "server/vault/sequencer.h"
#include "server/vault/stored_documents.h"

namespace tsunagu::app {

class Services {
 public:
  /// Opens keys, starts and checks the database, reads the schemas, opens the audit log, starts the
  /// adapters and the admin socket. Throws Error naming the first thing that is not as it must be;
  /// then everything that was started is stopped again. To be called by the main thread.
  Services(config::InstancePaths paths, std::string version);
  Services(const Services&) = delete;
  Services& operator=(const Services&) = delete;
  ~Services();

  /// Starts a private MariaDB again that has died. For the main thread, now and then.
  void look_after_database();
  /// Closes support meetings whose time is over. For the main thread, now and then.
  void look_after_meetings();

 private:
  void start_database();
  void load_catalogue();
  void load_profile(const profiles::ProfileFile& file);
  void open_log();
  void load_names();
  void start_partners();
  void open_socket();
  void stop();
  void sequence();
  void publish_log();
  void record(tlog::EventType type, const std::string& outcome);
  void record_profile();
  intake::FilingServices filing_services();

  config::InstancePaths paths_;
  config::Config config_;
  std::vector<config::AdapterConfig> adapters_;
  std::string version_;
  DataFolder data_;
  SystemClock clock_;
  std::unique_ptr<security::LocalKeyService> keys_;
  std::unique_ptr<store::PrivateServer> private_server_;
  store::ConnectionSettings database_;
  std::optional<translate::AdapterHost> schema_host_;  // has no pack
  std::optional<catalogue::Catalogue> catalogue_;
  profiles::ProfileHolder profile_;
  vault::AbandonedNumbers abandoned_;
  vault::StoredDocuments stored_;
  std::optional<vault::EventServices> events_;
  cases::NameIndex names_;
  std::optional<vault::InboundRows> inbound_;
  std::optional<vault::OutboundRows> outbound_;
  std::optional<vault::SearchRows> search_;
  std::optional<vault::Reading> reading_;
  std::unique_ptr<tlog::LogWriter> log_;
  std::unique_ptr<vault::Sequencer> sequencer_;
  commands::LogState log_state_;
  std::vector<std::unique_ptr<partners::Partner>> partners_;
  std::optional<store::SessionPool> sessions_;
  std::optional<commands::Context> context_;
  std::unique_ptr<admin::SocketServer> socket_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t rounds_wanted_ = 0;  // under mutex_
  std::uint64_t rounds_done_ = 0;    // under mutex_
  bool stopping_ = false;            // under mutex_
  std::thread sequencer_thread_;
};

}  // namespace tsunagu::app
