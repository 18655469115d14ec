// Reading back what was written.
#include "adapters/host/round_trip.h"

#include <algorithm>

#include "adapters/host/document_difference.h"
#include "adapters/host/partner_file.h"
#include "adapters/host/record_translator.h"

namespace tsunagu::host {
namespace {

constexpr std::size_t kMostRefusals = 20;

bool is_lost(const WriteRules& rules, const std::string& path) {
  return std::any_of(rules.loses.begin(), rules.loses.end(), [&](const std::string& lost) {
    return path == lost || path.starts_with(lost + "/");
  });
}

Refusal round_trip(const std::string& place, const std::string& detail) {
  return {RefusalCode::round_trip, place, detail};
}

}  // namespace

std::vector<Refusal> check_round_trip(const Pack& pack, const Schemas& schemas,
                                      const WriteRules& rules,
                                      const protocol::WireDocument& document, ByteView bytes) {
  PartnerFile file{pack};
  const std::vector<Refusal> refusals = file.open(bytes);
  if (!refusals.empty()) {
    return {round_trip(refusals.front().place, refusal_id(refusals.front().code))};
  }
  if (!pack.to_canonical) {
    return {};
  }
  std::string number;
  if (file.records() != 1) {
    return {round_trip("", std::to_string(file.records()) + " records")};
  }
  const Result<protocol::WireDocument> again =
      RecordTranslator{pack, schemas}.translate(file, 0, number);
  if (!again) {
    return {round_trip(again.refusal().place, refusal_id(again.refusal().code))};
  }
  if (again->type != document.type) {
    return {round_trip("", "another document type")};
  }
  const Encoder encoder = pack.encoder();
  protocol::WireDocument wanted = document;
  for (protocol::WireValue& value : wanted.values) {
    value.value = encoder.substituted(value.value);
  }
  std::vector<Refusal> out;
  for (const Difference& each :
       differences(wanted, *again, schemas.type(document.type)->model,
                   [&](const protocol::WireField& field) { return is_lost(rules, field.path); })) {
    if (out.size() < kMostRefusals) {
      out.push_back(round_trip(each.place, each.what));
    }
  }
  return out;
}

}  // namespace tsunagu::host
