/// The rules by subject; all_rules() puts them together.
#pragma once

#include <span>

#include "server/cases/case_rules.h"

namespace tsunagu::cases {

std::span<const Rule> consent_rules();     ///< R01, R05, R08, R09, R19
std::span<const Rule> conference_rules();  ///< R03, R04, R06, R07, R14, R15, R16, R17
/// Of a conference on its way: R03, R04, R14, R16, its status and its kind.
std::span<const Rule> conference_steps();
std::span<const Rule> plan_rules();   ///< R10, R11, R12
std::span<const Rule> scope_rules();  ///< R18, R22, and the order of the steps

// What the rules ask of a document.

bool is_council(const DocumentFacts& facts);  ///< minutes of a 重層的支援会議
bool is_meeting(const DocumentFacts& facts);  ///< minutes of a 支援会議 (106条の6)
bool is_plan(const DocumentFacts& facts);
/// Minutes that approve what was put before the conference, with or without conditions.
bool is_approval(const DocumentFacts& facts);

}  // namespace tsunagu::cases
