/// Finds the command that a request names, and runs it.
#include <algorithm>
#include <array>

#include "server/base/error.h"
#include "server/commands/context.h"

namespace tsunagu::commands {
namespace {

struct Entry {
  std::string_view name;
  Command command;
  bool raises_alarm = false;  // by itself, with more than the arguments tell
  /// Whether users of an agency may run it: it asks the decision function about all it shows.
  bool is_for_agencies = false;
};

constexpr std::array kCommands{
    Entry{"status", status},
    Entry{"import", import_file, false, true},
    Entry{"export", export_documents, false, true},
    Entry{"consent.show", show_consents, false, true},
    Entry{"consent.check", check_consent, false, true},
    Entry{"case.list", list_cases, false, true},
    Entry{"case.show", show_case, false, true},
    Entry{"case.find", find_cases, false, true},
    Entry{"document.show", show_document, true, true},
    Entry{"document.begin", begin_document, false, true},
    Entry{"document.draft", show_draft, false, true},
    Entry{"document.save", save_draft, false, true},
    Entry{"document.submit", submit_draft, false, true},
    Entry{"document.discard", discard_draft, false, true},
    Entry{"document.drafts", list_drafts, false, true},
    Entry{"person.candidates", list_candidates},
    Entry{"person.compare", compare_persons},
    Entry{"person.merge", merge_persons},
    Entry{"person.split", split_persons},
    Entry{"person.links", list_links},
    Entry{"disclosure.copy", copy_for_person, true},
    Entry{"retention.list", list_retention},
    Entry{"retention.hold", place_hold},
    Entry{"retention.release", release_hold},
    Entry{"retention.propose", propose_destruction},
    Entry{"retention.show", show_destruction},
    Entry{"retention.approve", approve_destruction},
    Entry{"retention.destroy", destroy_cases},
    Entry{"retention.register", show_register},
    Entry{"retention.certificate", certify_destruction},
    Entry{"audit.list", list_events},
    Entry{"audit.verify", verify_audit},
    Entry{"audit.export", export_audit},
    Entry{"adapter.list", list_adapters},
    Entry{"adapter.check", check_adapter},
    Entry{"adapter.test", test_adapter},
    Entry{"profile.show", show_profile},
    Entry{"profile.check", check_profile},
    Entry{"profile.load", load_profile},
    Entry{"task.list", list_tasks, false, true},
    Entry{"conference.list", list_conferences},
    Entry{"conference.show", show_conference},
    Entry{"conference.invite", invite_to_conference},
    Entry{"conference.open", open_conference},
    Entry{"conference.close", close_conference},
    Entry{"conference.minutes", draft_minutes},
    Entry{"statistics", show_statistics},
    Entry{"statistics.submit", submit_report},
    Entry{"statistics.reports", list_reports},
    Entry{"statistics.show-report", show_report},
    Entry{"statistics.report-file", show_report_file},
    Entry{"keys.status", key_status},
    Entry{"rebuild", rebuild},
};

bool holds_protection_right(const config::Config& config, const std::string& user) {
  const auto& holders = config.access_protected_users;
  return std::find(holders.begin(), holders.end(), user) != holders.end();
}

/// Records that a command met rows that were changed.
void raise_alarm(Call& call) {
  vault::Event event;
  event.type = tlog::EventType::integrity_alarm;
  event.outcome = "refused";
  event.case_number = call.optional("number").value_or("");
  call.record(std::move(event));
}

/// Records and says that a user of an agency may not run the command.
[[noreturn]] void deny(Call& call, const Entry& entry) {
  vault::Event event;
  event.type = tlog::EventType::admin_denied;
  event.outcome = "denied";
  call.record(std::move(event));
  throw Error{messages::kAdminRefused, std::string{entry.name} + " is not for users of an agency"};
}

}  // namespace

partners::Partner& partner_for(const Call& call, const std::string& name) {
  auto& partner = partner_named(call.context, name);
  if (!call.reader.agency.empty() && partner.agency() != call.reader.agency) {
    throw Error{messages::kAdminRefused, name + " is not a partner of " + call.reader.agency};
  }
  return partner;
}

partners::Partner& partner_named(const Context& context, const std::string& name) {
  for (auto* partner : context.partners) {
    if (partner->name() == name) {
      return *partner;
    }
  }
  throw Error{messages::kNotFound, "adapter " + name};
}

void Call::record(vault::Event event) {
  event.actor = actor;
  vault::record_alone(session, context.events, std::move(event));
}

std::optional<std::string> Call::optional(std::string_view name) const {
  return request.arguments.text(name);
}

std::string Call::required(std::string_view name) const {
  auto value = optional(name);
  if (!value || value->empty()) {
    throw Error{messages::kUsage, request.command + " needs the argument " + std::string{name}};
  }
  return *value;
}

admin::Outcome run(Context& context, const admin::Request& request, admin::Reply& reply) {
  const auto entry = std::find_if(kCommands.begin(), kCommands.end(),
                                  [&](const Entry& one) { return one.name == request.command; });
  if (entry == kCommands.end()) {
    throw Error{messages::kUsage, "unknown command"};
  }
  auto lease = context.sessions.lend();
  auto& session = lease.session();
  Call call{context,
            request,
            reply,
            session,
            {"user:" + request.user.name, "cli", request.arguments.text("purpose").value_or(""),
             request.arguments.text("basis").value_or("")},
            {}};
  call.reader.kind = cases::ReaderKind::person;
  call.reader.name = request.user.name;
  call.reader.holds_protection_right = holds_protection_right(context.config, request.user.name);
  call.reader.agency = context.config.agency_of(request.user.name);
  call.reader = context.reading.stated(std::move(call.reader), call.actor);
  if (!call.reader.agency.empty() && !entry->is_for_agencies) {
    deny(call, *entry);
  }
  try {
    return entry->command(call);
  } catch (const IntegrityError&) {
    if (!entry->raises_alarm) {
      raise_alarm(call);
    }
    throw;
  }
}

}  // namespace tsunagu::commands
