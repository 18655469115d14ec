/// What the daemon has its adapter host do: read, write and answer partners' files.
///
/// Everything that comes back is hostile: frames out of order, wrong counts, values that do not
/// fit the catalogue. What breaks the protocol, and a job that died, is a refusal of the file.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "adapters/protocol/catalogue_wire.h"
#include "adapters/protocol/job.h"
#include "server/base/bytes.h"
#include "server/base/refusal.h"
#include "server/catalogue/catalogue.h"
#include "server/documents/document.h"
#include "server/translate/adapter_host.h"

namespace tsunagu::translate {

/// The most that the reply about one file may hold, in bytes.
inline constexpr std::uint64_t kMaxReplyBytes = 512ULL * 1024 * 1024;

struct IncomingRecord {
  std::uint32_t position = 0;  ///< 1-based place of the record in the file
  std::string number;          ///< the partner's number of it; empty if it could not be read
  Result<documents::Document> document;
  std::string notes;  ///< conversions worth keeping, one a line, no values
};

/// Takes the records of a file as they come. What it takes is preliminary until read() says
/// `complete`. It may throw; then read() gives the job up and passes the exception on.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  /// Once, before the first record.
  virtual void accepted(const protocol::FileAccepted& file) = 0;
  /// Positions 1, 2, 3 ...; as many as accepted() said if read() then says `complete`.
  virtual void record(IncomingRecord record) = 0;
};

enum class Outcome {
  complete,  ///< done, and all of it counts
  refused,   ///< the adapter refused it: `refusals` say why
  failed,    ///< the job died or broke the protocol: one refusal, KX509 (limits) or KX510
};

struct FileEnd {
  Outcome outcome = Outcome::failed;
  std::vector<Refusal> refusals;
};

struct Written {
  Outcome outcome = Outcome::failed;
  Bytes bytes;                             ///< the partner's file, if complete
  std::vector<std::string> substitutions;  ///< 縮退記録: one line per substitution, if complete
  std::vector<Refusal> refusals;
};

/// Thread-safe as its host is; each call is one job.
class Translator {
 public:
  using Limit = std::chrono::milliseconds;

  /// `host` and `catalogue` outlive the translator.
  Translator(AdapterHost& host, const catalogue::Catalogue& catalogue)
      : host_{&host}, catalogue_{&catalogue} {}

  /// Reads a partner's file; one over protocol::kMaxFileBytes is refused (too_large). Throws Error
  /// (kAdapterHost) if the host was not there, HostDied (job_reply.h) if it died under the job: the
  /// file is not judged then and may be tried again.
  FileEnd read(ByteView file, Limit limit, RecordSink& sink);
  /// Builds the partner's file of one document. Throws as read() does.
  Written write(const documents::Document& document, Limit limit = std::chrono::seconds{10});
  /// Builds an answer file. Throws Error also if the host fails at it (kHostReply).
  Bytes answer(const protocol::Answer& answer, Limit limit = std::chrono::seconds{10});
  /// Runs the pack's golden samples. Throws Error as answer() does.
  std::vector<protocol::GoldenResult> golden(Limit limit = std::chrono::seconds{120});

  const protocol::AdapterDescription& description() const { return host_->hello().adapter; }

 private:
  AdapterHost* host_;
  const catalogue::Catalogue* catalogue_;
};

/// What is wrong with `document` by its schema: lengths, forms of values, elements that are
/// missing. Nothing if it fits. Throws Error if the host was not there or broke the protocol.
std::optional<Refusal> schema_fault(AdapterHost& host, const documents::Document& document,
                                    Translator::Limit limit = std::chrono::seconds{10});

/// The document types as `host` reads them from its schemas. Throws Error as answer() does.
protocol::WireCatalogue describe(AdapterHost& host);

}  // namespace tsunagu::translate
