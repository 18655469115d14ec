/// What is owed to one partner, from the database to a file in its folder.
#pragma once

#include <chrono>
#include <exception>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/delivery/outbox.h"
#include "server/store/session.h"
#include "server/translate/translator.h"
#include "server/vault/inbound_rows.h"
#include "server/vault/outbound_rows.h"
#include "server/vault/reading.h"

namespace tsunagu::delivery {

/// What deliveries need; all outlive the job.
struct DeliveryServices {
  const Clock& clock;
  vault::EventServices& events;
  vault::InboundRows& inbound;
  vault::OutboundRows& outbound;
  vault::Reading& reading;
  const catalogue::Catalogue& catalogue;
};

/// The partner's side.
struct DeliveryTarget {
  std::string adapter;
  protocol::FileRules rules;
  std::vector<std::uint8_t>
      classes;  ///< classes a written file may hold, by pack and configuration
  std::chrono::milliseconds job_limit{60'000};
  std::string agency = {};  ///< code of the agency that the partner stands for, or empty
};

/// The partner as a reader: what is decided about a delivery to it.
cases::Reader reader_of(const DeliveryTarget& target);

/// Not thread-safe: one thread works on one partner's deliveries, oldest first.
class DeliveryJob {
 public:
  DeliveryJob(DeliveryServices services, translate::Translator& translator, Outbox& outbox,
              DeliveryTarget target);

  /// Delivers everything that is owed. A file that cannot be made is settled as refused; one that
  /// fails for a reason of its own stays owed. Neither stops the others. Throws Error of the
  /// machine, the first one if there were several; what is left stays owed.
  void run(store::Session& session);

 private:
  struct Rendered {
    Bytes bytes;
    std::string report;  ///< 縮退記録: a line for each substitution, empty without one
    std::optional<Refusal> refusal;
    std::string name = {};  ///< of the file; empty: the next one of the day
    std::optional<cases::AccessDecision> decision = {};  ///< of a document
  };

  /// Once after the start: what a killed run staged and nobody owes any more goes.
  void sweep(store::Session& session);
  bool is_open(store::Connection& db, const Uuid& outbound_id);
  void attempt(store::Session& session, const Uuid& outbound_id);
  void remember_failure();
  void deliver(store::Session& session, vault::OutboundFile& file);
  std::string answer_name(store::Session& session, const vault::OutboundFile& file);
  Rendered render(store::Session& session, const vault::OutboundFile& file);
  Rendered render_answer(store::Session& session, const vault::OutboundFile& file);
  Rendered render_recall(store::Session& session, const vault::OutboundFile& file);
  Rendered render_document(store::Session& session, const vault::OutboundFile& file);
  vault::ReadRequest request_for(const vault::OutboundFile& file) const;
  /// Whether the file may still go out as it was rendered, held until the transaction ends.
  bool is_still_right(store::Connection& db, const vault::OutboundFile& file,
                      const Rendered& rendered);
  /// False if it may not go out any more as it was rendered: it stays as it is in the database.
  bool stage(store::Session& session, vault::OutboundFile& file, const Rendered& rendered);
  void settle(store::Session& session, vault::OutboundFile& file);
  void refuse(store::Session& session, vault::OutboundFile& file, const Refusal& refusal);
  /// The name for a document that goes out today. Throws Error (kDelivery) if none is left.
  std::string next_name(store::Connection& db);
  vault::Event written_event(const vault::OutboundFile& file, const Rendered& rendered) const;
  vault::Event event_of(const vault::OutboundFile& file, tlog::EventType type) const;

  DeliveryServices services_;
  translate::Translator& translator_;  // outlives this
  Outbox& outbox_;                     // outlives this
  DeliveryTarget target_;
  bool has_swept_ = false;
  // Of this round: why it is not complete, and the names whose older answer is still owed.
  std::exception_ptr failure_;
  std::set<std::string> blocked_;
};

}  // namespace tsunagu::delivery
