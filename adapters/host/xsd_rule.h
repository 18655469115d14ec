/// Short names for the XSD rules that libxml2 reports, and the numbers that are safe to repeat.
#pragma once

#include <string>

#include <libxml/xmlerror.h>

namespace tsunagu::host {

/// "enumeration", "unexpected element", "61 characters, 60 allowed"; never a value. An unknown
/// rule gives its number.
std::string xsd_rule(const xmlError& error);

/// Whether `error` says that a text is longer than maxLength allows.
bool is_too_long(const xmlError& error);

}  // namespace tsunagu::host
