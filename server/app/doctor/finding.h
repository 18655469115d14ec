/// What `tsunagu doctor` found: one thing looked at, how it is, and what to do about it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "server/base/error.h"
#include "server/base/json.h"

namespace tsunagu::app::doctor {

/// Decides the exit status: an error keeps the instance from working, or from being safe.
enum class Severity { ok, warning, error };

/// One sentence for people, in both languages. Names things, never contents.
struct Text {
  std::string ja;
  std::string en;
};

struct Finding {
  std::string check;
  Severity severity = Severity::ok;
  Text what;
  Text remedy;  ///< empty if ok
};

/// The line of kind "finding" of docs/cli.md.
JsonLine finding_line(const Finding& finding);

/// The findings of one check.
class Findings {
 public:
  explicit Findings(std::string check) : check_{std::move(check)} {}

  void ok(Text what) { add(Severity::ok, std::move(what), {}); }
  void warning(Text what, Text remedy) {
    add(Severity::warning, std::move(what), std::move(remedy));
  }
  void error(Text what, Text remedy) { add(Severity::error, std::move(what), std::move(remedy)); }
  /// An error of the machine, with the texts of its message.
  void error(const Error& error);

  const std::vector<Finding>& all() const { return all_; }
  bool empty() const { return all_.empty(); }

 private:
  void add(Severity severity, Text what, Text remedy);

  std::string check_;
  std::vector<Finding> all_;
};

}  // namespace tsunagu::app::doctor
