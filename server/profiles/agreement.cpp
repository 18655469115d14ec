/// Whether the parts of a profile fit together.
#include "server/profiles/agreement.h"

#include "server/profiles/value_forms.h"

namespace tsunagu::profiles {

namespace {

void require_there(const ProfileFile& file, const std::string& key, const std::string& value) {
  if (value.empty()) {
    file.refuse(key, "is missing");
  }
}

void require_agency(const ProfileFile& file, const std::string& key, const std::string& code) {
  if (!file.profile.agencies.contains(code)) {
    file.refuse(key, "there is no agency " + code);
  }
}

/// Follows the parents of `first`, each of which has to be in `things`.
template <class T>
void check_parents(const ProfileFile& file, const std::string& kind,
                   const std::map<std::string, T>& things, const T& first) {
  const std::string key = kind + "." + first.code + ".parent";
  std::size_t steps = 0;
  for (const T* thing = &first; !thing->parent.empty(); ++steps) {
    const auto parent = things.find(thing->parent);
    if (parent == things.end()) {
      file.refuse(kind + "." + thing->code + ".parent",
                  "there is no " + kind + " " + thing->parent);
    }
    if (steps == things.size()) {
      file.refuse(key, "the parents go in a circle");
    }
    thing = &parent->second;
  }
}

void check_agencies(const ProfileFile& file) {
  for (const auto& [code, agency] : file.profile.agencies) {
    require_there(file, "agency." + code + ".name", agency.name);
    check_parents(file, "agency", file.profile.agencies, agency);
  }
}

void check_conferences(const ProfileFile& file) {
  for (const auto& [code, conference] : file.profile.conferences) {
    const std::string stem = "conference." + code + ".";
    require_there(file, stem + "name", conference.name);
    require_there(file, stem + "kind", conference.kind);
    check_parents(file, "conference", file.profile.conferences, conference);
    if (!conference.host.empty()) {
      require_agency(file, stem + "host", conference.host);
    }
    for (const std::string& member : conference.members) {
      // Words have letters beyond a code's; what could be a code is meant as one.
      if (is_code(member)) {
        require_agency(file, stem + "members", member);
      }
    }
  }
}

void check_targets(const ProfileFile& file) {
  for (const auto& [id, target] : file.profile.targets) {
    const std::string stem = "target." + id + ".";
    require_there(file, stem + "label", target.label);
    require_there(file, stem + "indicator", target.indicator);
    require_there(file, stem + "unit", target.unit);
    if (target.years.empty()) {
      file.refuse(stem + "YEAR", "no fiscal year has a number");
    }
    for (const auto& [key, value] : target.filter) {
      if (key == "agency") {
        require_agency(file, stem + "filter", value);
      }
      if (key == "count" && value != "new" && value != "total" && value != "distinct") {
        file.refuse(stem + "filter", "count is new, total or distinct");
      }
    }
  }
}

bool is_inside(const std::string& path, const std::string& group) {
  return path == group || path.starts_with(group + "/");
}

void check_forms(const ProfileFile& file) {
  for (const auto& [type, form] : file.profile.forms) {
    for (const std::string& path : form.required) {
      for (const std::string& hidden : form.hidden) {
        if (is_inside(path, hidden)) {
          file.refuse("form." + type + ".required", path + " is hidden");
        }
      }
    }
  }
}

}  // namespace

void require_agreement(const ProfileFile& file) {
  const Plan& plan = file.profile.plan;
  if (!plan.from.empty() && !plan.to.empty() && plan.to < plan.from) {
    file.refuse("plan.to", "is before plan.from");
  }
  check_agencies(file);
  check_conferences(file);
  check_targets(file);
  check_forms(file);
}

}  // namespace tsunagu::profiles
