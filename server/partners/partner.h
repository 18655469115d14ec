/// One partner system at work: its adapter host, its folders, and the two threads that serve it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/config/adapter_config.h"
#include "server/delivery/delivery_job.h"
#include "server/intake/intake_job.h"
#include "server/store/session.h"
#include "server/translate/translator.h"

namespace tsunagu::partners {

/// What all partners share; outlives them.
struct PartnerServices {
  intake::FilingServices filing;
  delivery::DeliveryServices delivery;
  const catalogue::Catalogue& catalogue;
  const store::ConnectionSettings& database;
  std::chrono::milliseconds poll{200};
  std::chrono::seconds job_limit{60};
  std::size_t file_limit = 0;  ///< bytes
};

struct PartnerStatus {
  std::string name;
  std::string label;
  std::string version;
  std::string state;    ///< "active", "inactive" (disabled) or "refused"
  std::string problem;  ///< why it is refused, or what keeps its files from being worked on
  std::string pack_hash;
  std::vector<std::string> reads;
  std::vector<std::string> writes;
  std::vector<std::string> sandbox;
  std::size_t in_waiting = 0;
  std::size_t without_marker = 0;
  std::size_t without_data = 0;
  std::size_t not_plain = 0;
  std::size_t out_waiting = 0;
  std::string last_file;
};

class Partner {
 public:
  /// `host` is how the adapter's host is started; its pack is the configuration's.
  Partner(config::AdapterConfig config, translate::HostOptions host, PartnerServices services);
  Partner(const Partner&) = delete;
  Partner& operator=(const Partner&) = delete;
  ~Partner();

  /// Starts the host and runs the pack's golden files. Only if all pass the partner becomes active
  /// and its threads start; otherwise status() says why. Does not throw for a bad pack.
  void start();
  /// Lets running files finish and ends the threads and the host.
  void stop();

  const std::string& name() const { return config_.name; }
  PartnerStatus status(store::Session& session);
  /// Golden files of the pack, run anew. Throws Error if the host does not run.
  std::vector<protocol::GoldenResult> golden();

  /// Takes in a file that `actor` brought past the folder; returns when its fate is stored. Throws
  /// Error if the partner is not active; Refusal if the name is not one of the partner's.
  Result<intake::FileOutcome> import(const std::string& name, ByteView content,
                                     const vault::Actor& actor);
  /// Waits until the delivery is written or refused, at most `limit`; returns where it stands.
  std::optional<vault::OutboundFile> await_delivery(store::Session& session,
                                                    const Uuid& outbound_id,
                                                    std::chrono::milliseconds limit);
  bool is_active() const { return state_ == State::active; }
  /// Whether the pack writes `document_type`; false while not active.
  bool writes(const std::string& document_type) const;
  /// The classes that may go out to the partner; none while not active.
  std::vector<std::uint8_t> classes_out() const;
  /// Code of the agency that the partner stands for; empty: none.
  const std::string& agency() const { return config_.agency; }
  /// The partner as a reader: what may be given to it is decided about that.
  cases::Reader reader() const { return delivery::reader_of(target()); }
  /// Has the threads look for work now.
  void wake();

 private:
  struct Ticket {
    std::string name;
    ByteView content;  // lives until `done` is set
    vault::Actor actor;
    std::promise<intake::FileOutcome> done;
  };
  enum class State : std::uint8_t { inactive, refused, active };

  delivery::DeliveryTarget target() const;
  void refuse_to_run(const std::string& problem);
  /// Runs one round of a thread; `problem` says afterwards what went wrong, if anything did.
  bool succeeds(std::string& problem, const std::function<void()>& round);
  void take_in();
  /// Tells whoever waits for an import that there is no taking in at the moment.
  void refuse_tickets();
  bool take_in_deposited(store::Session& session);
  bool take_in_arrived(store::Session& session);
  void take_in_one(store::Session& session, const intake::ClaimedFile& file);
  void deliver_owed();
  /// Waits until there may be work or `time` has passed; false when stopping.
  bool pause(std::chrono::milliseconds time, std::uint64_t& seen);
  void open_folders();
  void count_waiting(PartnerStatus& status, store::Session& session) const;

  config::AdapterConfig config_;
  translate::HostOptions host_options_;
  PartnerServices services_;
  std::unique_ptr<translate::AdapterHost> host_;
  std::unique_ptr<translate::Translator> translator_;
  std::unique_ptr<intake::Inbox> inbox_;
  std::unique_ptr<intake::IntakeJob> intake_;
  std::unique_ptr<delivery::Outbox> outbox_;
  std::unique_ptr<delivery::DeliveryJob> delivery_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Ticket> tickets_;    // under mutex_
  std::string problem_;           // under mutex_
  std::string intake_problem_;    // under mutex_
  std::string delivery_problem_;  // under mutex_
  std::string last_file_;         // under mutex_
  bool stopping_ = false;         // under mutex_
  std::uint64_t wakes_ = 0;       // under mutex_
  std::condition_variable delivered_;
  std::uint64_t deliveries_ = 0;  // under mutex_: rounds that the delivery thread has done
  std::atomic<State> state_{State::inactive};
  std::thread intake_thread_;
  std::thread delivery_thread_;
};

}  // namespace tsunagu::partners
