/// The profile in force as lines for people.
#include "server/commands/profile_lines.h"

#include "server/profiles/profile_tables.h"

namespace tsunagu::commands {
namespace {

using profiles::Profile;

JsonLine agency_line(const profiles::Agency& agency, const catalogue::Catalogue& catalogue) {
  JsonLine line;
  line.text("kind", "profile_agency").text("code", agency.code).text("name", agency.name);
  line.text("field", agency.field)
      .text("field_label", catalogue.label("agency-field", agency.field));
  line.list("projects", agency.projects).text("operation", agency.operation);
  line.text("operation_label", catalogue.label("operation", agency.operation));
  line.text("base", agency.base).text("base_label", catalogue.label("agency-base", agency.base));
  line.text("parent", agency.parent);
  if (agency.count) {
    line.number("count", *agency.count);
  }
  line.text("area", agency.area).text("staff", agency.staff);
  line.text("contractor", agency.contractor).text("section", agency.section);
  line.list("channels", agency.channels).text("note", agency.note);
  return line;
}

JsonLine conference_line(const profiles::Conference& conference,
                         const catalogue::Catalogue& catalogue) {
  JsonLine line;
  line.text("kind", "profile_conference").text("code", conference.code);
  line.text("name", conference.name).text("conference_kind", conference.kind);
  line.text("conference_kind_label", catalogue.label("conference-kind", conference.kind));
  line.text("parent", conference.parent).text("frequency", conference.frequency);
  line.text("host", conference.host).list("members", conference.members);
  line.text("note", conference.note);
  return line;
}

JsonLine target_line(const profiles::Target& target) {
  std::vector<std::string> filter;
  for (const auto& [key, value] : target.filter) {
    filter.push_back(key + "=" + value);
  }
  std::vector<std::string> years;
  for (const auto& [year, number] : target.years) {
    years.push_back(std::to_string(year) + "=" + number.text);
  }
  JsonLine line;
  line.text("kind", "profile_target").text("id", target.id).text("label", target.label);
  line.text("indicator", target.indicator).text("unit", target.unit);
  line.list("filter", filter).list("years", years);
  return line;
}

/// Only switches that differ from the default: nine lines of "no" would hide them.
void show_rules(const Profile& profile, const std::function<void(const JsonLine&)>& show) {
  const Profile standard;
  for (const auto& entry : profiles::switch_entries()) {
    const bool value = profile.switches.*(entry.member);
    if (value != standard.switches.*(entry.member)) {
      JsonLine line;
      line.text("kind", "profile_switch").text("name", entry.name).flag("value", value);
      line.text("text_ja", entry.ja).text("text_en", entry.en);
      show(line);
    }
  }
  for (const auto& entry : profiles::limit_entries()) {
    JsonLine line;
    line.text("kind", "profile_limit").text("name", entry.name);
    line.number("value", profile.limits.*(entry.member));
    line.number("default", standard.limits.*(entry.member));
    line.text("text_ja", entry.ja).text("text_en", entry.en);
    show(line);
  }
}

void show_own(const Profile& profile, const std::function<void(const JsonLine&)>& show) {
  for (const auto& [type, form] : profile.forms) {
    JsonLine line;
    line.text("kind", "profile_form").text("type", type);
    show(line.list("hidden", form.hidden).list("required", form.required));
  }
  for (const auto& [list, codes] : profile.code_additions) {
    for (const auto& [code, label] : codes) {
      JsonLine line;
      line.text("kind", "profile_code").text("list", list);
      show(line.text("code", code).text("label", label));
    }
  }
  for (const auto& [name, retention] : profile.retention) {
    JsonLine line;
    line.text("kind", "profile_retention").text("class", name).number("years", retention.years);
    show(line.text("event", profiles::word_of(retention.event)));
  }
}

}  // namespace

JsonLine profile_line(const profiles::RunningProfile& running) {
  const Profile& profile = *running.profile;
  JsonLine line;
  line.text("kind", "profile").text("name", profile.name).text("label", profile.label);
  line.text("version", profile.version).text("source", profile.source);
  line.text("plan_from", profile.plan.from).text("plan_to", profile.plan.to);
  line.number("plan_cycle_months", profile.plan.cycle_months);
  line.text("plan_review_body", profile.plan.review_body).text("plan_upper", profile.plan.upper);
  line.text("counting_version", profile.counting.version);
  line.text("counting_new", profile.counting.new_rule);
  line.text("counting_total", profile.counting.total_rule);
  line.text("counting_distinct", profile.counting.distinct_rule);
  line.number("agencies", static_cast<std::int64_t>(profile.agencies.size()));
  line.number("conferences", static_cast<std::int64_t>(profile.conferences.size()));
  line.number("targets", static_cast<std::int64_t>(profile.targets.size()));
  line.text("sha256", running.digest);
  return line;
}

void show_lines(const profiles::RunningProfile& running, const catalogue::Catalogue& catalogue,
                const std::function<void(const JsonLine&)>& show) {
  const Profile& profile = *running.profile;
  show(profile_line(running));
  for (const auto& [code, agency] : profile.agencies) {
    show(agency_line(agency, catalogue));
  }
  for (const auto& [code, conference] : profile.conferences) {
    show(conference_line(conference, catalogue));
  }
  show_rules(profile, show);
  for (const auto& [id, target] : profile.targets) {
    show(target_line(target));
  }
  show_own(profile, show);
}

}  // namespace tsunagu::commands
