// Measuring bare library calls.
#include "adapters/host/bench.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

#include "adapters/host/partner_file.h"
#include "adapters/host/tree_parser.h"
#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"
#include "server/base/error.h"
#include "server/base/files.h"

namespace tsunagu::host {
namespace {

using Clock = std::chrono::steady_clock;

enum Step : std::size_t { kParse, kPartner, kTransform, kCanonical, kSteps };
using Round = std::array<double, kSteps>;  // microseconds

/// Adds the time since it was made, or since the last lap, to a step.
class Stopwatch {
 public:
  void lap(double& step) {
    const auto now = Clock::now();
    step += std::chrono::duration<double, std::micro>(now - last_).count();
    last_ = now;
  }

 private:
  Clock::time_point last_ = Clock::now();
};

[[noreturn]] void fail(const std::string& file, const std::string& why) {
  throw Error{messages::kFileFailed, file + ": " + why};
}

/// One record through the four steps. False if the record would be refused.
bool measure(const HostData& data, TreeParser& parser, const std::string& text, Round& round) {
  const Pack& pack = *data.pack;
  SchemaFault fault;
  Stopwatch watch;
  const Result<DocumentPtr> parsed = parser.parse(text);
  watch.lap(round[kParse]);
  if (!parsed) {
    return false;
  }
  const bool valid = !pack.partner || pack.partner->validate(parsed->get(), fault);
  watch.lap(round[kPartner]);
  TransformState state{&pack.maps, {}, {}};
  const Result<DocumentPtr> result = pack.to_canonical->apply(parsed->get(), state);
  watch.lap(round[kTransform]);
  if (!valid || !result) {
    return false;
  }
  const CanonicalType* type =
      data.schemas.type_of_element(view(xmlDocGetRootElement(result->get())->name));
  const bool canonical = type != nullptr && type->schema.validate(result->get(), fault);
  watch.lap(round[kCanonical]);
  return canonical;
}

std::vector<std::string> records_of(const Pack& pack, const std::string& name) {
  const Bytes bytes = read_file(name, protocol::kMaxFileBytes);
  PartnerFile file{pack};
  const std::vector<Refusal> refusals = file.open(bytes);
  if (!refusals.empty()) {
    fail(name, refusal_id(refusals.front().code) + " at " + refusals.front().place);
  }
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < file.records(); ++i) {
    texts.emplace_back(file.document(i));
  }
  if (texts.empty()) {
    fail(name, "no record");
  }
  return texts;
}

double median(std::vector<Round>& rounds, Step step) {
  const auto middle = rounds.begin() + static_cast<std::ptrdiff_t>(rounds.size() / 2);
  std::nth_element(rounds.begin(), middle, rounds.end(),
                   [&](const Round& a, const Round& b) { return a[step] < b[step]; });
  return (*middle)[step];
}

}  // namespace

std::string bench(const HostData& data, const std::string& file, double seconds) {
  if (!data.pack || !data.pack->to_canonical) {
    fail(file, "the pack reads nothing");
  }
  const std::vector<std::string> texts = records_of(*data.pack, file);
  const auto end = Clock::now() + std::chrono::duration<double>(seconds);
  TreeParser parser;
  std::vector<Round> rounds;
  do {
    Round round{};
    std::size_t refused = 0;
    for (const std::string& text : texts) {
      refused += measure(data, parser, text, round) ? 0U : 1U;
    }
    if (refused > 0) {
      fail(file, std::to_string(refused) + " records would be refused");
    }
    for (double& step : round) {
      step /= static_cast<double>(texts.size());
    }
    rounds.push_back(round);
  } while (Clock::now() < end);
  std::array<char, 256> line{};
  std::snprintf(line.data(), line.size(),
                "{\"parse_us\":%.2f,\"partner_xsd_us\":%.2f,\"xslt_us\":%.2f,"
                "\"canonical_xsd_us\":%.2f,\"records\":%zu}",
                median(rounds, kParse), median(rounds, kPartner), median(rounds, kTransform),
                median(rounds, kCanonical), texts.size());
  return line.data();
}

}  // namespace tsunagu::host
