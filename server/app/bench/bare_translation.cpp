/// What the XML libraries need for one record.
#include "server/app/bench/bare_translation.h"

#include <cerrno>
#include <cstdlib>

#include <fcntl.h>

#include "server/app/bench/interruption.h"
#include "server/base/error.h"
#include "server/base/files.h"
#include "server/store/child_process.h"

namespace tsunagu::app::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSeconds = "1";
constexpr int kPatienceMs = 60'000;
constexpr std::size_t kMaxOutput = 64U * 1024;

/// The number at `key`, which may have a fraction: one that Tsunagu's own JSON does not have.
double number_at(const std::string& json, const std::string& key) {
  const auto place = json.find("\"" + key + "\":");
  const double number =
      place == std::string::npos ? 0 : std::strtod(json.c_str() + place + key.size() + 3, nullptr);
  if (number <= 0) {
    throw Error{messages::kHostReply, "tsunagu-adapter-host --bench says no " + key};
  }
  return number;
}

std::string run_host(const DataFolder& data, const std::string& pack, const fs::path& file,
                     const fs::path& output) {
  const UniqueFd out{::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)};
  if (!out) {
    throw Error{messages::kSystemCall, with_errno(output.string(), errno)};
  }
  store::ChildProgram program;
  program.arguments = {(program_folder() / "tsunagu-adapter-host").string(),
                       "--bench",
                       file.string(),
                       "--pack",
                       (data.packs() / pack).string(),
                       "--schemas",
                       data.schemas().string(),
                       "--seconds",
                       kSeconds};
  program.output = out.get();
  store::Child host{program};
  const bool has_ended = host.wait(kPatienceMs);
  Interruption::pass();
  const auto bytes = read_file(output, kMaxOutput);
  if (!has_ended || !host.has_succeeded()) {
    throw Error{messages::kAdapterHost,
                "tsunagu-adapter-host --bench: " + std::string{as_text(bytes)}};
  }
  return std::string{as_text(bytes)};
}

}  // namespace

BareTranslation measure_translation(const DataFolder& data, const std::string& pack, ByteView file,
                                    const fs::path& folder) {
  const auto path = folder / (pack + ".xml");
  write_file_durably(path, file, 0600);
  const auto said = run_host(data, pack, path, folder / (pack + ".json"));
  return {number_at(said, "parse_us"), number_at(said, "partner_xsd_us"),
          number_at(said, "xslt_us"), number_at(said, "canonical_xsd_us")};
}

}  // namespace tsunagu::app::bench
