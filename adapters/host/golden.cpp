// The golden run.
#include "adapters/host/golden.h"

#include <algorithm>
#include <array>

#include "adapters/host/file_writing.h"
#include "adapters/host/flatten.h"
#include "adapters/host/golden_expectation.h"
#include "adapters/host/tree_parser.h"
#include "adapters/host/xml_text.h"

namespace tsunagu::host {
namespace {

class GoldenRun {
 public:
  GoldenRun(const Pack& pack, const Schemas& schemas) : pack_{&pack}, schemas_{&schemas} {}

  std::vector<protocol::GoldenResult> run();

 private:
  /// Empty if the sample passes.
  std::string try_sample(const std::string& name) const;
  std::string read(const std::string& stem, const std::string& input) const;
  std::string write(const std::string& stem, const std::string& input) const;
  std::string answer(const std::string& stem, const std::string& input) const;
  const std::string* find(const std::string& name) const {
    const auto found = pack_->golden.find(name);
    return found == pack_->golden.end() ? nullptr : &found->second;
  }

  const Pack* pack_;
  const Schemas* schemas_;
};

/// Endings of files that start a sample, and of those that end one.
constexpr std::array<std::string_view, 3> kStarts = {".in.xml", ".canonical.xml", ".answer.xml"};
constexpr std::array<std::string_view, 4> kEnds = {".expected.xml", ".out.xml", ".out-refused.xml",
                                                   ".answer-out.xml"};

std::string refusals_text(const std::vector<Refusal>& refusals) {
  std::string text;
  for (const Refusal& refusal : refusals) {
    text += (text.empty() ? "" : "; ") + refusal_id(refusal.code) + " at " + refusal.place + " " +
            refusal.detail;
  }
  return text.substr(0, 900);
}

/// Where two byte strings first differ.
std::string byte_difference(std::string_view wanted, std::string_view found) {
  if (wanted == found) {
    return {};
  }
  const auto [a, b] = std::mismatch(wanted.begin(), wanted.end(), found.begin(), found.end());
  const auto line = std::count(wanted.begin(), a, '\n') + 1;
  return "differs at byte " + std::to_string(a - wanted.begin()) + ", line " + std::to_string(line);
}

std::vector<protocol::GoldenResult> GoldenRun::run() {
  std::vector<protocol::GoldenResult> results;
  for (const auto& [name, content] : pack_->golden) {
    const auto is_ending = [&, &file = name](std::string_view end) { return file.ends_with(end); };
    if (std::any_of(kStarts.begin(), kStarts.end(), is_ending)) {
      std::string failure = try_sample(name);
      const bool passed = failure.empty();
      results.push_back({name, passed, std::move(failure)});
    } else if (std::none_of(kEnds.begin(), kEnds.end(), is_ending)) {
      results.push_back({name, false, "not a golden file by its name"});
    }
  }
  return results;
}

std::string GoldenRun::try_sample(const std::string& name) const {
  const std::string& input = pack_->golden.at(name);
  if (name.ends_with(kStarts[0])) {
    return read(name.substr(0, name.size() - kStarts[0].size()), input);
  }
  if (name.ends_with(kStarts[1])) {
    return write(name.substr(0, name.size() - kStarts[1].size()), input);
  }
  return answer(name.substr(0, name.size() - kStarts[2].size()), input);
}

std::string GoldenRun::read(const std::string& stem, const std::string& input) const {
  const std::string* expected = find(stem + ".expected.xml");
  if (expected == nullptr || !pack_->to_canonical) {
    return "no " + stem + ".expected.xml, or the pack reads nothing";
  }
  CollectedRecords records;
  const std::vector<Refusal> refused =
      read_partner_file(*pack_, *schemas_, as_bytes(input), records);
  return expectation_failure(*expected, stem + ".expected.xml", *schemas_, records.entries,
                             refused);
}

std::string GoldenRun::write(const std::string& stem, const std::string& input) const {
  const std::string* wanted = find(stem + ".out.xml");
  const std::string* wanted_refusal = find(stem + ".out-refused.xml");
  if ((wanted == nullptr) == (wanted_refusal == nullptr) || !pack_->from_canonical) {
    return "not one of " + stem + ".out.xml and .out-refused.xml, or the pack writes nothing";
  }
  const Result<DocumentPtr> parsed = TreeParser{}.parse(input);
  if (!parsed) {
    return "not well-formed: " + parsed.refusal().place;
  }
  const xmlNode* root = xmlDocGetRootElement(parsed->get());
  const CanonicalType* type = schemas_->type_of_element(view(root->name));
  if (type == nullptr) {
    return "no document type has this root element";
  }
  const auto document = flatten(root, type->model);
  if (!document) {
    return refusals_text({document.refusal()});
  }
  const PartnerOutput out = write_partner_file(*pack_, *schemas_, *document, kGoldenMoment);
  if (wanted_refusal != nullptr) {
    return expectation_failure(*wanted_refusal, stem + ".out-refused.xml", *schemas_, {},
                               out.refusals);
  }
  return out.refusals.empty() ? byte_difference(*wanted, as_text(out.bytes))
                              : refusals_text(out.refusals);
}

std::string GoldenRun::answer(const std::string& stem, const std::string& input) const {
  const std::string* wanted = find(stem + ".answer-out.xml");
  if (wanted == nullptr || !pack_->answer) {
    return "no " + stem + ".answer-out.xml, or the pack answers nothing";
  }
  const Result<DocumentPtr> parsed = TreeParser{}.parse(input);
  if (!parsed) {
    return "not well-formed: " + parsed.refusal().place;
  }
  const PartnerOutput out = write_answer(*pack_, parsed->get());
  return out.refusals.empty() ? byte_difference(*wanted, as_text(out.bytes))
                              : refusals_text(out.refusals);
}

}  // namespace

std::vector<protocol::GoldenResult> run_golden(const Pack& pack, const Schemas& schemas) {
  return GoldenRun{pack, schemas}.run();
}

}  // namespace tsunagu::host
