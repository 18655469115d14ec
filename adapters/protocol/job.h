/// What the daemon asks of an adapter host, and the frames that come back.
///
/// The daemon starts one host per adapter: `tsunagu-adapter-host --schemas DIR [--pack DIR]
/// [--allow-missing LAYERS]` with a SOCK_SEQPACKET socket as descriptor 3, the control channel.
/// The host loads schemas and pack, closes itself in and sends `hello`. Every packet on the control
/// channel is one whole frame (packet.h). Each job is one packet with two
/// descriptors attached: the input (a sealed memory file) and a stream socket for the reply. The
/// host forks one sandboxed process per job, which writes frames to the reply socket and exits;
/// when it is gone the host reports `job_ended` on the control channel. A reply counts only if it
/// ended with `end` (or `file_refused`), and the job ended with JobEnd::exited.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/base/bytes.h"
#include "server/base/refusal.h"
#include "server/base/wire.h"

namespace tsunagu::protocol {

inline constexpr std::uint16_t kProtocolVersion = 1;

enum class FrameType : std::uint16_t {
  hello = 1,            ///< control, host to daemon: Hello, or StartFailure
  start_failed = 2,     ///< control, host to daemon, instead of hello: text for the operator
  job = 3,              ///< control, daemon to host: Job
  job_ended = 4,        ///< control, host to daemon: JobEnded
  catalogue = 10,       ///< reply of describe: see catalogue_wire.h
  file_accepted = 20,   ///< reply of read, before the first record: FileAccepted
  record = 21,          ///< reply of read: RecordFrame
  record_refused = 22,  ///< reply of read: RecordRefused
  file_refused = 23,    ///< reply of read, write and check, the last frame: Refusal list
  bytes = 30,           ///< reply of write and answer: a piece of the partner's file
  substitution = 31,    ///< reply of write: one line of the substitution report, text
  golden = 40,          ///< reply of golden: GoldenResult
  end = 99,             ///< last frame of every reply that is complete; body empty
};

enum class JobKind : std::uint8_t {
  describe = 1,  ///< input empty; reply: catalogue, end
  read = 2,      ///< input: a partner's file; reply: file_accepted, (record|record_refused)*, end
  write = 3,     ///< input: one document (encode_document); reply: (bytes|substitution)*, end
  answer = 4,    ///< input: Answer; reply: bytes*, end
  golden = 5,    ///< input empty; runs the pack's golden folder; reply: golden*, end
  check = 6,     ///< input: one document (encode_document), held against its schema; reply: end
};

struct Job {
  std::uint32_t id = 0;
  JobKind kind = JobKind::read;
  std::uint32_t time_limit_ms = 5000;  ///< Wall clock; the host kills the process after it.
};

enum class JobEnd : std::uint8_t {
  exited = 0,     ///< exit status 0
  failed = 1,     ///< another exit status
  signalled = 2,  ///< killed by a signal: detail is its number (SIGSYS: broke the sandbox)
  timed_out = 3,  ///< killed after time_limit_ms
};

struct JobEnded {
  std::uint32_t id = 0;
  JobEnd end = JobEnd::failed;
  std::uint32_t detail = 0;
};

/// How a partner's files are named and handed over; from adapter.xml.
struct FileRules {
  /// Name of an inbound file: literal text with the marks {yyyyMMdd}, {yyMMdd} and {seq:N} (N
  /// digits). A file whose name does not fit is not ours and stays where it is.
  std::string name_in;
  std::string name_out;  ///< The same for files that we write; empty if we write none.
  std::string marker;    ///< Appended to a data file's name for its marker: ".end".
  std::string answer;    ///< Appended to an inbound name for its answer: ".result.xml"; or empty.
};

/// What adapter.xml says, as far as the daemon needs it.
struct AdapterDescription {
  std::string name;     ///< "madoguchi"; equals the pack's folder name
  std::string version;  ///< of the pack
  std::string label;    ///< Japanese name of the partner system
  FileRules files;
  std::vector<std::string> reads;         ///< document types that come in, "referral-sheet"
  std::vector<std::string> writes;        ///< document types that go out
  std::vector<std::uint8_t> classes_out;  ///< sensitivity classes a written file may hold
};

/// The host's layers of sandbox, as bits.
enum SandboxLayer : std::uint8_t {
  kNoNewPrivileges = 1,
  kLandlock = 2,
  kSeccomp = 4,
  kResourceLimits = 8,
};

struct Hello {
  std::uint16_t protocol = kProtocolVersion;
  std::uint8_t sandbox = 0;    ///< SandboxLayer bits that are in force in a job's process
  std::string catalogue_hash;  ///< SHA-256 over the schemas as described, hexadecimal
  bool has_pack = false;
  std::string pack_hash;       ///< SHA-256 over all files of the pack, hexadecimal
  AdapterDescription adapter;  ///< only if has_pack
};

/// One value of a document: which field, which occurrence, what.
struct WireValue {
  std::uint16_t field = 0;              ///< index into the type's fields in the catalogue
  std::vector<std::uint16_t> position;  ///< 1-based occurrence of each repeating ancestor (and of
                                        ///< the element itself if it repeats), outermost first
  std::string value;                    ///< UTF-8
};

struct WireDocument {
  std::string type;               ///< "referral-sheet"
  std::vector<WireValue> values;  ///< in document order
};

struct FileAccepted {
  std::uint32_t records = 0;  ///< how many record frames follow
};

struct RecordFrame {
  std::uint32_t position = 0;  ///< 1-based place of the record in the file
  std::string number;          ///< the partner's record number as the answer repeats it
  WireDocument document;
  std::string notes;  ///< conversions worth keeping, one a line, no values
};

struct RecordRefused {
  std::uint32_t position = 0;
  std::string number;  ///< empty if it could not be read
  Refusal refusal;
};

/// What an answer says of one record.
struct AnswerLine {
  std::string number;       ///< the partner's record number
  std::string outcome;      ///< "accepted", "duplicate" or "refused"
  std::string code;         ///< "KX801", or empty
  std::string reason;       ///< Japanese, never a value; or empty
  std::string case_number;  ///< ours, or empty
  std::string document;     ///< our document id, or empty
};

struct Answer {
  std::string file;  ///< name of the partner's file, or of ours that is recalled
  /// "read"; "refused" if nothing of the file was taken; "recalled" if it is a file of ours that
  /// the partner is to give back.
  std::string outcome;
  std::string code;               ///< if refused or recalled
  std::string reason;             ///< if refused or recalled
  std::vector<AnswerLine> lines;  ///< in the order of the file
};

struct GoldenResult {
  std::string name;  ///< file name of the golden sample
  bool passed = false;
  std::string difference;  ///< what differs, place only, never values; empty if passed
};

Bytes encode(const Job& job);
Bytes encode(const JobEnded& ended);
Bytes encode(const Hello& hello);
Bytes encode(const FileAccepted& accepted);
Bytes encode(const RecordFrame& record);
Bytes encode(const RecordRefused& refused);
Bytes encode(const std::vector<Refusal>& refusals);
Bytes encode(const WireDocument& document);
Bytes encode(const Answer& answer);
Bytes encode(const GoldenResult& result);

/// Each returns false, with `out` unusable, if `body` is not exactly one such message within the
/// limits of limits.h. Texts are checked to be clean UTF-8; refusal codes to be known.
bool decode(ByteView body, Job& out);
bool decode(ByteView body, JobEnded& out);
bool decode(ByteView body, Hello& out);
bool decode(ByteView body, FileAccepted& out);
bool decode(ByteView body, RecordFrame& out);
bool decode(ByteView body, RecordRefused& out);
bool decode(ByteView body, std::vector<Refusal>& out);
bool decode(ByteView body, WireDocument& out);
bool decode(ByteView body, Answer& out);
bool decode(ByteView body, GoldenResult& out);

}  // namespace tsunagu::protocol
