/// A consent in plain Japanese: who agreed to what for whom until when.
#include "server/commands/consent_words.h"

#include <algorithm>

namespace tsunagu::commands {
namespace {

using Name = std::function<std::string(std::string_view)>;

std::string joined(const std::vector<std::string>& codes, const Name& name) {
  std::string out;
  for (const auto& one : codes) {
    out += (out.empty() ? "" : "、") + name(one);
  }
  return out;
}

std::string term(const cases::Consent& consent) {
  const auto from = consent.from.empty() ? "" : consent.from + "から";
  const auto to = consent.to.empty() ? "期限なしで" : consent.to + "まで";
  return from + to + "、";
}

/// What the agreement is about, as a clause.
std::string scope(const cases::Consent& consent, const ConsentLabels& labels) {
  const auto code_of = [&](std::string_view list) -> Name {
    return [&labels, list](std::string_view code) { return labels.code(list, code); };
  };
  const auto whom = joined(consent.agencies, labels.agency);
  const auto what = joined(consent.categories, code_of("data-category"));
  auto out = consent.purposes.empty()
                 ? std::string{}
                 : joined(consent.purposes, code_of("consent-purpose")) + "のために、";
  out += (whom.empty() ? "どの機関も示さずに" : whom + "へ") + "、";
  return out + (what.empty() ? "情報の種類を示さずに" : what + "を") + "伝えること";
}

std::string family(const cases::Consent& consent) {
  if (consent.members.empty()) {
    return {};
  }
  const auto agreed = std::ranges::count_if(consent.members, cases::is_agreement);
  const auto all = std::to_string(consent.members.size());
  if (agreed == static_cast<std::ptrdiff_t>(consent.members.size())) {
    return "世帯の" + all + "人も同意しています。";
  }
  return "世帯の" + all + "人のうち" + std::to_string(agreed) +
         "人だけが同意しているため、家族の情報は伝えられません。";
}

}  // namespace

std::string consent_sentence(const cases::Consent& consent, std::string_view today,
                             const ConsentLabels& labels) {
  if (!consent.withdrawn.empty() && consent.withdrawn <= today) {
    return consent.withdrawn + "に撤回されました。何も伝えられません。";
  }
  if (!cases::is_agreement(consent.result)) {
    return "同意していません（" + labels.code("consent", consent.result) + "）。";
  }
  auto out = term(consent) + scope(consent, labels);
  const bool is_over = !consent.to.empty() && consent.to < today;
  const bool is_ahead = !consent.from.empty() && consent.from > today;
  out += is_over    ? "に同意していましたが、期限が過ぎました。"
         : is_ahead ? "に同意していますが、まだ始まっていません。"
                    : "に同意しています。";
  out += consent.tax ? "税情報も個別に同意しています。" : "税情報は含みません。";
  if (!consent.excluded_agencies.empty()) {
    out += joined(consent.excluded_agencies, labels.agency) + "には伝えません。";
  }
  if (!consent.withdrawn.empty()) {
    out += consent.withdrawn + "に撤回されます。";
  }
  return out + family(consent);
}

std::string_view consent_state_word(cases::ConsentState state) {
  switch (state) {
    case cases::ConsentState::given:
      return "given";
    case cases::ConsentState::partial:
      return "partial";
    case cases::ConsentState::not_given:
      return "not-given";
    case cases::ConsentState::unknown:
      break;
  }
  return "unknown";
}

std::string_view consent_state_sentence(cases::ConsentState state) {
  switch (state) {
    case cases::ConsentState::given:
      return "本人の同意があります。";
    case cases::ConsentState::partial:
      return "一部についてだけ、本人の同意があります。";
    case cases::ConsentState::not_given:
      return "有効な同意はありません（不同意、未確認、撤回、期限切れのいずれか）。";
    case cases::ConsentState::unknown:
      break;
  }
  return "同意については何も記録されていません。";
}

}  // namespace tsunagu::commands
