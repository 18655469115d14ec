/// A consent in plain Japanese: who agreed to what for whom until when.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/cases/consents.h"

namespace tsunagu::commands {

/// How codes are called.
struct ConsentLabels {
  std::function<std::string(std::string_view list, std::string_view code)> code;
  std::function<std::string(std::string_view agency)> agency;
};

/// "2025-05-12から2026-03-31まで、相談のために、…へ、…を伝えることに同意しています。…"
std::string consent_sentence(const cases::Consent& consent, std::string_view today,
                             const ConsentLabels& labels);

/// Where the consent of the whole case stands.
std::string_view consent_state_word(cases::ConsentState state);
std::string_view consent_state_sentence(cases::ConsentState state);

}  // namespace tsunagu::commands
