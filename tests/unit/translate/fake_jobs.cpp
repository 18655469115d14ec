// Well-behaved and hostile replies, by name.
#include "tests/unit/translate/fake_jobs.h"

#include <csignal>
#include <functional>
#include <map>

#include <sys/socket.h>
#include <unistd.h>

#include "adapters/protocol/catalogue_wire.h"
#include "adapters/protocol/packet.h"
#include "server/base/files.h"
#include "server/base/wire.h"
#include "tests/unit/catalogue/sample_type.h"

namespace tsunagu::fake {
namespace {

using protocol::FrameType;

class Out {
 public:
  explicit Out(int fd) : fd_{fd} {}

  void frame(FrameType type, ByteView body) {
    write_frame(fd_, static_cast<std::uint16_t>(type), body);
  }
  void raw(ByteView bytes) { write_all(fd_, bytes); }
  void accepted(std::uint32_t records) {
    frame(FrameType::file_accepted, protocol::encode(protocol::FileAccepted{records}));
  }
  void record(std::uint32_t position, const std::string& name = "山田",
              const std::string& type = "letter") {
    const protocol::WireDocument document{type, {{0, {}, "A-1"}, {1, {}, name}}};
    frame(FrameType::record, protocol::encode(protocol::RecordFrame{
                                 position, "R-" + std::to_string(position), document, "note"}));
  }
  void records(std::uint32_t count) {
    for (std::uint32_t position = 1; position <= count; ++position) {
      record(position);
    }
  }
  void record_refused(std::uint32_t position) {
    frame(FrameType::record_refused,
          protocol::encode(protocol::RecordRefused{
              position, "", {RefusalCode::not_a_date, "Letter/Date", "8 digits"}}));
  }
  void file_refused() {
    frame(FrameType::file_refused,
          protocol::encode(std::vector<Refusal>{{RefusalCode::doctype, "line 1", ""}}));
  }
  void end() { frame(FrameType::end, {}); }
  void bytes(std::string_view text) { frame(FrameType::bytes, as_bytes(text)); }
  void substitution(std::string_view text) { frame(FrameType::substitution, as_bytes(text)); }

 private:
  int fd_;
};

using Behaviour = std::function<void(Out&)>;

void hang() {
  for (;;) {
    ::pause();
  }
}

const std::map<std::string, Behaviour>& read_behaviours() {
  static const std::map<std::string, Behaviour> table{
      {"three", [](Out& out) { out.accepted(3), out.records(3), out.end(); }},
      {"none", [](Out& out) { out.accepted(0), out.end(); }},
      {"one refused",
       [](Out& out) {
         out.accepted(3), out.record(1), out.record_refused(2), out.record(3), out.end();
       }},
      {"one outside the catalogue",
       [](Out& out) { out.accepted(2), out.record(1, "山", "poem"), out.record(2), out.end(); }},
      {"file refused", [](Out& out) { out.file_refused(); }},
      {"file refused late", [](Out& out) { out.accepted(3), out.record(1), out.file_refused(); }},
      {"record before accepted", [](Out& out) { out.record(1), out.accepted(1), out.end(); }},
      {"accepted twice",
       [](Out& out) { out.accepted(1), out.accepted(1), out.record(1), out.end(); }},
      {"end at once", [](Out& out) { out.end(); }},
      {"two ends", [](Out& out) { out.accepted(1), out.record(1), out.end(), out.end(); }},
      {"bytes after the end", [](Out& out) { out.accepted(0), out.end(), out.raw(to_bytes("x")); }},
      {"end with a body",
       [](Out& out) { out.accepted(0), out.frame(FrameType::end, to_bytes("x")); }},
      {"too few", [](Out& out) { out.accepted(3), out.records(2), out.end(); }},
      {"too many", [](Out& out) { out.accepted(1), out.records(2), out.end(); }},
      {"positions from zero",
       [](Out& out) { out.accepted(2), out.record(0), out.record(1), out.end(); }},
      {"position twice",
       [](Out& out) { out.accepted(2), out.record(1), out.record(1), out.end(); }},
      {"position skipped",
       [](Out& out) { out.accepted(2), out.record(1), out.record(3), out.end(); }},
      {"huge count", [](Out& out) { out.accepted(4'000'000'000U), out.end(); }},
      {"huge frame", [](Out& out) { out.accepted(1), out.raw(Bytes(6, std::byte{0x7f})); }},
      {"frame of no type", [](Out& out) { out.raw(Bytes(4)); }},
      {"frame cut short",
       [](Out& out) {
         out.accepted(1), out.raw(Bytes{std::byte{0}, std::byte{0}});
       }},
      {"invalid UTF-8", [](Out& out) { out.accepted(1), out.record(1, "\xff\xfe"), out.end(); }},
      {"control character", [](Out& out) { out.accepted(1), out.record(1, "\x1b[2J"), out.end(); }},
      {"garbage", [](Out& out) { out.raw(Bytes(100'000, std::byte{0x5a})); }},
      {"unknown frame",
       [](Out& out) { out.accepted(0), out.frame(static_cast<FrameType>(77), {}), out.end(); }},
      {"frame of another job", [](Out& out) { out.accepted(0), out.bytes("x"), out.end(); }},
      {"empty refusal",
       [](Out& out) {
         out.frame(FrameType::file_refused, protocol::encode(std::vector<Refusal>{}));
       }},
      {"unknown refusal code",
       [](Out& out) {
         out.frame(FrameType::file_refused,
                   protocol::encode(std::vector<Refusal>{{static_cast<RefusalCode>(9), "", ""}}));
       }},
      {"no end", [](Out& out) { out.accepted(1), out.record(1); }},
      {"nothing", [](Out&) {}},
      {"status after the end", [](Out& out) { out.accepted(0), out.end(), ::_exit(3); }},
      {"crash midway", [](Out& out) { out.accepted(2), out.record(1), ::raise(SIGSEGV); }},
      {"crash after the end", [](Out& out) { out.accepted(0), out.end(), ::raise(SIGSEGV); }},
      {"broken sandbox", [](Out& out) { out.accepted(1), ::raise(SIGSYS); }},
      {"out of memory", [](Out& out) { out.accepted(1), ::raise(SIGKILL); }},
      {"hang", [](Out& out) { out.accepted(1), out.record(1), hang(); }},
      {"hang after the end", [](Out& out) { out.accepted(0), out.end(), hang(); }},
      {"much without reading on",
       [](Out& out) { out.accepted(100'000), out.records(100'000), out.end(); }},
      {"kill the host", [](Out& out) { out.accepted(1), ::kill(::getppid(), SIGKILL), hang(); }}};
  return table;
}

const std::map<std::string, Behaviour>& write_behaviours() {
  static const std::map<std::string, Behaviour> table{
      {"pieces", [](Out& out) { out.bytes("<a>"), out.bytes("</a>"), out.end(); }},
      {"substituted",
       [](Out& out) { out.substitution("名前 1文字目 縮退"), out.bytes("<a/>"), out.end(); }},
      {"refused", [](Out& out) { out.bytes("<a>"), out.file_refused(); }},
      {"empty", [](Out& out) { out.end(); }},
      {"unclean report", [](Out& out) { out.substitution("\xff"), out.bytes("<a/>"), out.end(); }},
      {"too large",
       [](Out& out) {
         const std::string piece(16U * 1024 * 1024, 'x');
         for (int count = 0; count < 5; ++count) {
           out.bytes(piece);
         }
         out.end();
       }},
      {"crash", [](Out& out) { out.bytes("<a/>"), out.end(), ::raise(SIGSEGV); }}};
  return table;
}

const std::map<std::string, Behaviour>& own_behaviours() {
  static const std::map<std::string, Behaviour> table{
      {"toy",
       [](Out& out) {
         out.frame(FrameType::golden,
                   protocol::encode(protocol::GoldenResult{"one.xml", true, ""}));
         out.frame(FrameType::golden,
                   protocol::encode(protocol::GoldenResult{"two.xml", false, "Letter/No"}));
         out.end();
       }},
      {"golden-without-end",
       [](Out& out) {
         out.frame(FrameType::golden,
                   protocol::encode(protocol::GoldenResult{"one.xml", true, ""}));
       }},
      {"", [](Out& out) {
         out.frame(FrameType::catalogue, protocol::encode(catalogue::letters()));
         out.end();
       }}};
  return table;
}

int run(const std::map<std::string, Behaviour>& table, const std::string& name, Out& out) {
  const auto at = table.find(name);
  if (at == table.end()) {
    return 99;
  }
  at->second(out);
  return 0;
}

int run_answer(const std::string& input, Out& out) {
  protocol::Answer answer;
  if (!protocol::decode(as_bytes(input), answer) || answer.file == "fail") {
    return 1;
  }
  out.bytes(answer.file + ":" + std::to_string(answer.lines.size()));
  out.end();
  return 0;
}

}  // namespace

int run_job(const protocol::Job& job, const std::string& input, const std::string& pack,
            int reply) {
  Out out{reply};
  switch (job.kind) {
    case protocol::JobKind::read:
      return run(read_behaviours(), input, out);
    case protocol::JobKind::write: {
      protocol::WireDocument document;
      return protocol::decode(as_bytes(input), document)
                 ? run(write_behaviours(), document.values.at(1).value, out)
                 : 1;
    }
    case protocol::JobKind::answer:
      return run_answer(input, out);
    default:
      return run(own_behaviours(), pack, out);
  }
}

}  // namespace tsunagu::fake
