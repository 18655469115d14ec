/// The Tsunagu annotations of an element declaration (namespace urn:tsunagu:annotation:1).
#pragma once

#include <optional>
#include <string>

#include "adapters/host/settings_xml.h"
#include "adapters/protocol/catalogue_wire.h"

namespace tsunagu::host {

inline constexpr const char* kAnnotationSpace = "urn:tsunagu:annotation:1";

/// The one annotation `name` ("field", "group", "document") in xs:annotation/xs:appinfo of
/// `element`, or null. Throws Error if there are two.
const xmlNode* find_annotation(const SettingsXml& xml, const xmlNode* element, const char* name);

/// The number of an a:field or a:group: 1 to 9999 without leading zero. Throws Error.
std::string annotated_number(const SettingsXml& xml, const xmlNode* annotation);

/// What a field gets from the a:group it stands in.
struct Inherited {
  protocol::Role role = protocol::Role::none;  ///< of the group's own leaf numbered 1
  std::optional<protocol::Category> category;  ///< of all leaves below that have none
};

/// The role of an a:field or a:group. Throws Error if there is no such role.
protocol::Role annotated_role(const SettingsXml& xml, const xmlNode* annotation);
/// The category of an a:field or a:group, if it has one. Throws Error if there is none like it.
std::optional<protocol::Category> annotated_category(const SettingsXml& xml,
                                                     const xmlNode* annotation);

/// An a:field as a wire field; number, path, required and repeating are left to the caller.
protocol::WireField annotated_field(const SettingsXml& xml, const xmlNode* annotation,
                                    const Inherited& inherited);

}  // namespace tsunagu::host
