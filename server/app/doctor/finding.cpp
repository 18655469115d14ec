/// What `tsunagu doctor` found.
#include "server/app/doctor/finding.h"

namespace tsunagu::app::doctor {
namespace {

std::string_view word_of(Severity severity) {
  switch (severity) {
    case Severity::ok:
      return "ok";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

}  // namespace

JsonLine finding_line(const Finding& finding) {
  JsonLine line;
  line.text("kind", "finding").text("check", finding.check);
  line.text("severity", word_of(finding.severity));
  line.text("text_ja", finding.what.ja).text("text_en", finding.what.en);
  line.text("remedy_ja", finding.remedy.ja).text("remedy_en", finding.remedy.en);
  return line;
}

void Findings::error(const Error& error) {
  const auto& message = error.message();
  const auto behind = " (" + std::string{message.id} + " " + error.detail() + ")";
  this->error({std::string{message.ja} + behind, std::string{message.en} + behind},
              {std::string{message.remedy_ja}, std::string{message.remedy_en}});
}

void Findings::add(Severity severity, Text what, Text remedy) {
  all_.push_back({check_, severity, std::move(what), std::move(remedy)});
}

}  // namespace tsunagu::app::doctor
