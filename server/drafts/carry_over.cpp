/// Finds for each field of the new document the field of an earlier one that says the same.
#include "server/drafts/carry_over.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/drafts/field_kinds.h"

namespace tsunagu::drafts {
namespace {

using catalogue::DocumentType;
using catalogue::Role;

/// A field of the new document with the field of the other that says the same.
struct Pair {
  std::uint16_t target;
  std::uint16_t source;
  bool by_role;  ///< they stand in different places: occurrences are counted anew
};

/// What two paths have in common at their end, cut off both: the part about the person.
std::pair<std::string, std::string> without_common_end(std::string a, std::string b) {
  while (true) {
    const auto at_a = a.rfind('/');
    const auto at_b = b.rfind('/');
    if (at_a == std::string::npos || at_b == std::string::npos ||
        a.substr(at_a) != b.substr(at_b)) {
      return {std::move(a), std::move(b)};
    }
    a.resize(at_a);
    b.resize(at_b);
  }
}

/// Where `path` of `target` stands in `source`, if the part about the person has another name
/// there.
std::string path_in(const DocumentType& target, const DocumentType& source,
                    const std::string& path) {
  const auto name_here = target.field_with(Role::person_name);
  const auto name_there = source.field_with(Role::person_name);
  if (!name_here || !name_there) {
    return path;
  }
  const auto [here, there] =
      without_common_end(target.fields()[*name_here].path, source.fields()[*name_there].path);
  return path.starts_with(here + "/") ? there + path.substr(here.size()) : path;
}

bool is_alike(const catalogue::Field& a, const catalogue::Field& b) {
  // Another class would seal the value with less care than it was given with.
  return a.code_list == b.code_list && a.sensitivity == b.sensitivity;
}

std::optional<Pair> pair_of(const DocumentType& target, std::uint16_t index,
                            const DocumentType& source) {
  const auto& field = target.fields()[index];
  if (const auto other = source.field_at(path_in(target, source, field.path))) {
    const auto& there = source.fields()[*other];
    if (is_alike(field, there) && field.label == there.label &&
        field.repeating.size() == there.repeating.size()) {
      return Pair{index, *other, false};
    }
  }
  const auto other = is_lasting(field.role) ? source.field_with(field.role) : std::nullopt;
  if (!other || field.repeating.size() > 1 || !is_alike(field, source.fields()[*other])) {
    return std::nullopt;
  }
  return Pair{index, *other, true};
}

void take(const Pair& pair, const DocumentType& target, const KnownDocument& known,
          std::size_t document, std::vector<CarriedValue>& out) {
  const bool repeats = !target.fields()[pair.target].repeating.empty();
  std::uint16_t count = 0;
  for (const auto& value : known.values) {
    if (value.field != pair.source || (pair.by_role && !repeats && count > 0)) {
      continue;
    }
    ++count;
    auto position = value.position;
    if (pair.by_role) {
      position = repeats ? std::vector<std::uint16_t>{count} : std::vector<std::uint16_t>{};
    }
    out.push_back({{pair.target, std::move(position)}, document, value});
  }
}

/// Takes fields that belong together from the newest document that has them.
class Taking {
 public:
  Taking(const DocumentType& type, const std::vector<KnownDocument>& known,
         std::vector<CarriedValue>& out)
      : type_{type}, known_{known}, out_{out} {}

  void take_together(const std::vector<std::uint16_t>& fields) {
    for (std::size_t document = 0; document < known_.size(); ++document) {
      std::vector<CarriedValue> found;
      bool has_lead = !needs_consent(fields);
      for (const auto field : fields) {
        const auto pair = pair_from(field, document);
        if (!pair) {
          continue;
        }
        const auto before = found.size();
        take(*pair, type_, known_[document], document, found);
        has_lead =
            has_lead || (found.size() > before && type_.fields()[field].role == Role::consent);
      }
      if (has_lead && !found.empty()) {
        out_.insert(out_.end(), found.begin(), found.end());
        return;
      }
    }
  }

 private:
  std::optional<Pair> pair_from(std::uint16_t field, std::size_t document) const {
    const auto& source = *known_[document].type;
    const bool is_same_type = source.name() == type_.name();
    return is_same_type && !holds_for_every_document(type_, field) ? std::nullopt
                                                                   : pair_of(type_, field, source);
  }

  bool needs_consent(const std::vector<std::uint16_t>& fields) const {
    return std::ranges::any_of(fields, [this](std::uint16_t field) {
      return type_.fields()[field].role == Role::consent;
    });
  }

  const DocumentType& type_;
  const std::vector<KnownDocument>& known_;
  std::vector<CarriedValue>& out_;
};

}  // namespace

std::vector<CarriedValue> carried_values(const DocumentType& type, const documents::FormPaths& form,
                                         const std::vector<KnownDocument>& known) {
  std::map<std::string, std::vector<std::uint16_t>> together;
  for (std::uint16_t field = 0; field < type.fields().size(); ++field) {
    if (!documents::is_covered(form.hidden, type.fields()[field].path) &&
        may_be_carried(type, field)) {
      together[unit_of(type, field)].push_back(field);
    }
  }
  std::vector<CarriedValue> out;
  Taking taking{type, known, out};
  for (const auto& [unit, fields] : together) {
    taking.take_together(fields);
  }
  return out;
}

}  // namespace tsunagu::drafts
