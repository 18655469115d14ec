/// What happened: who, whose, which document and classes, why, how, with what outcome.
///
/// An event never holds case data or secrets: numbers of ours, ids, codes, counts.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "security/key_service.h"
#include "server/base/clock.h"
#include "server/base/uuid.h"
#include "server/tlog/event_type.h"

namespace tsunagu::vault {

/// Who acts, and the reason given. Goes with every read and write.
struct Actor {
  std::string name;     ///< "user:tanaka", "adapter:madoguchi" or "system"
  std::string channel;  ///< "cli", "exchange" or "daemon"
  std::string purpose;  ///< as the person stated it; empty: not stated
  std::string basis;    ///< legal basis code; empty: not stated
};

struct Event {
  tlog::EventType type = tlog::EventType::boot;
  Actor actor;
  std::string outcome = "done";  ///< "done", "denied", "refused", "not-found", ...
  std::optional<Uuid> case_id;
  std::string case_number;
  std::optional<Uuid> document_id;
  std::string document_type;
  std::uint32_t revision = 0;
  security::Digest seal{};             ///< of the document, zero if none
  std::vector<std::uint8_t> classes;   ///< classes opened
  std::vector<std::uint8_t> withheld;  ///< classes asked for and not opened
  std::string draft;                   ///< number of a draft
  std::string adapter;
  std::string file;                    ///< name of a partner's file
  std::string file_digest;             ///< SHA-256 of its bytes, hexadecimal
  std::string code;                    ///< "KX801"
  std::string place;                   ///< place of a refusal: names of elements only
  std::optional<std::int64_t> count;   ///< hits, records, cases listed
  std::string subject;                 ///< which figures: indicators, period, breakdown
  std::vector<std::uint64_t> numbers;  ///< event numbers this one speaks of
  std::string link;                    ///< between two cases: its id, whose it is, into which
  std::string grounds;                 ///< on which each share was opened (cases::AccessDecision)
  bool needs_review = false;           ///< a ground was only stated: to be looked at afterwards
};

/// The exact JSON text that is sealed as the event's payload; keys in a fixed order.
std::string payload_text(const Event& event, const Uuid& event_id, Microseconds time);

}  // namespace tsunagu::vault
