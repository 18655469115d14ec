/// Whether the files that were taken in are still those that the audit log names.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "security/key_service.h"
#include "server/store/connection.h"
#include "server/vault/event_reading.h"

namespace tsunagu::vault {

struct StockReport;

/// Is told of all events, then compares. Not thread-safe.
class FileCheck {
 public:
  /// Notes the file of an event of type file_received or file_refused, of which each file has one;
  /// passes over all others.
  void take(const RecordedEvent& event);

  /// Holds the rows of files against the events: sender, name and bytes. Throws StoreError.
  void finish(store::Connection& db, security::KeyService& keys, StockReport& report);

 private:
  struct File {
    std::string adapter;
    std::string name;
    std::string digest;  ///< SHA-256, hexadecimal; empty for a file that was too large to be read
    auto operator<=>(const File&) const = default;
  };

  std::map<File, std::uint64_t> files_;
};

}  // namespace tsunagu::vault
