/// What is owed to one partner, from the database to a file in its folder.
#pragma once

#include <chrono>
#include <optional>
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
};

/// Not thread-safe: one thread works on one partner's deliveries, oldest first.
class DeliveryJob {
 public:
  DeliveryJob(DeliveryServices services, translate::Translator& translator, Outbox& outbox,
              DeliveryTarget target);

  /// Delivers everything that is owed. A file that cannot be made is settled as refused and does
  /// not stop the others. Throws Error of the machine; what is left stays owed.
  void run(store::Session& session);

 private:
  struct Rendered {
    Bytes bytes;
    std::vector<std::string> substitutions;
    std::optional<Refusal> refusal;
  };

  void deliver(store::Session& session, vault::OutboundFile& file);
  Rendered render_answer(store::Session& session, const vault::OutboundFile& file);
  Rendered render_document(store::Session& session, const vault::OutboundFile& file);
  void stage(store::Session& session, vault::OutboundFile& file, const Rendered& rendered);
  void settle(store::Session& session, vault::OutboundFile& file);
  void refuse(store::Session& session, vault::OutboundFile& file, const Refusal& refusal);
  std::string name_of(store::Connection& db, const vault::OutboundFile& file);
  vault::Event event_of(const vault::OutboundFile& file, tlog::EventType type) const;

  DeliveryServices services_;
  translate::Translator& translator_;  // outlives this
  Outbox& outbox_;                     // outlives this
  DeliveryTarget target_;
};

}  // namespace tsunagu::delivery
