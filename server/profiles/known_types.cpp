/// Whether what a profile says of documents fits the document types there are.
#include "server/profiles/known_types.h"

namespace tsunagu::profiles {

namespace {

class References {
 public:
  References(const ProfileFile& file, const KnownTypes& known) : file_{file}, known_{known} {}

  void check() const {
    check_additions();
    check_agencies();
    for (const auto& [code, conference] : file_.profile.conferences) {
      require_code("conference." + code + ".kind", "conference-kind", conference.kind);
    }
    check_forms();
    check_filters();
    for (const auto& [name, rule] : file_.profile.retention) {
      if (!known_.has_retention(name)) {
        file_.refuse("retention." + name + ".years", "no document type has this retention class");
      }
    }
  }

 private:
  void require_code(const std::string& key, const std::string& list,
                    const std::string& code) const {
    const auto own = file_.profile.code_additions.find(list);
    const bool is_own = own != file_.profile.code_additions.end() && own->second.contains(code);
    if (!code.empty() && !is_own && !known_.has_code(list, code)) {
      file_.refuse(key, code + " is not in the code list " + list);
    }
  }

  void check_additions() const {
    for (const auto& [list, codes] : file_.profile.code_additions) {
      for (const auto& [code, label] : codes) {
        const std::string key = "codes." + list + "." + code;
        if (!known_.has_list(list)) {
          file_.refuse(key, "there is no code list " + list);
        }
        if (known_.has_code(list, code)) {
          file_.refuse(key, "the code list " + list + " has this code already");
        }
      }
    }
  }

  void check_agencies() const {
    for (const auto& [code, agency] : file_.profile.agencies) {
      const std::string stem = "agency." + code + ".";
      require_code(stem + "field", "agency-field", agency.field);
      require_code(stem + "operation", "operation", agency.operation);
      require_code(stem + "base", "agency-base", agency.base);
      for (const std::string& project : agency.projects) {
        require_code(stem + "projects", "project", project);
      }
    }
  }

  void require_path(const std::string& key, const std::string& type,
                    const std::string& path) const {
    if (!known_.has_path(type, path)) {
      file_.refuse(key, type + " has no field or group " + path);
    }
  }

  void check_forms() const {
    for (const auto& [type, form] : file_.profile.forms) {
      const std::string stem = "form." + type + ".";
      if (!known_.has_type(type)) {
        file_.refuse(stem + "hidden", "there is no document type " + type);
      }
      for (const std::string& path : form.hidden) {
        require_path(stem + "hidden", type, path);
        if (known_.is_required(type, path)) {
          file_.refuse(stem + "hidden", path + " has to be filled");
        }
      }
      for (const std::string& path : form.required) {
        require_path(stem + "required", type, path);
      }
    }
  }

  /// A key of a filter that is a code list's name takes only its codes.
  void check_filters() const {
    for (const auto& [id, target] : file_.profile.targets) {
      for (const auto& [key, value] : target.filter) {
        if (known_.has_list(key)) {
          require_code("target." + id + ".filter", key, value);
        }
      }
    }
  }

  const ProfileFile& file_;
  const KnownTypes& known_;
};

}  // namespace

void check_references(const ProfileFile& file, const KnownTypes& known) {
  References{file, known}.check();
}

}  // namespace tsunagu::profiles
