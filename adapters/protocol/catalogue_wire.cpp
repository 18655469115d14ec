/// The catalogue of document types as one frame.
#include "adapters/protocol/catalogue_wire.h"

#include <algorithm>
#include <functional>

#include "adapters/protocol/body_reader.h"

namespace tsunagu::protocol {

namespace {

constexpr std::uint8_t kMaxClass = 5;
// The fewest bytes one of these takes in a body.
constexpr std::size_t kLeastField = 5 * 4 + 6 + 4;
constexpr std::size_t kLeastGroup = 2 * 4 + 1;
constexpr std::size_t kLeastType = 6 * 4 + 1 + 2 * 4;
constexpr std::size_t kLeastCode = 5 * 4;
constexpr std::size_t kLeastCodeList = 2 * 4 + 4;

void write_field(WireWriter& out, const WireField& field) {
  out.text(field.number);
  out.text(field.path);
  out.text(field.label);
  out.text(field.label_en);
  out.u8(field.sensitivity);
  out.u8(static_cast<std::uint8_t>(field.search));
  out.u8(static_cast<std::uint8_t>(field.role));
  out.u8(static_cast<std::uint8_t>(field.check));
  out.text(field.code_list);
  out.u8(static_cast<std::uint8_t>(field.category));
  out.u8(field.required ? 1 : 0);
  write_list(out, field.repeating, [&out](std::uint8_t index) { out.u8(index); });
}

/// Whether the indexes rise and each names an element of the path.
bool fits_path(const std::vector<std::uint8_t>& repeating, const std::string& path) {
  const auto steps = std::ranges::count(path, '/') + 1;
  const bool rises =
      std::ranges::adjacent_find(repeating, std::greater_equal<>{}) == repeating.end();
  return rises && (repeating.empty() || repeating.back() < steps);
}

WireField read_field(BodyReader& in) {
  WireField field;
  field.number = in.name();
  field.path = in.text(kMaxPlaceBytes);
  field.label = in.name();
  field.label_en = in.name();
  field.sensitivity = in.number_up_to(kMaxClass);
  field.search = in.choice(Search::none, Search::number);
  field.role = in.choice(Role::none, kLastRole);
  field.check = in.choice(Check::none, Check::date);
  field.code_list = in.name();
  field.category = in.choice(Category::basic, kLastCategory);
  field.required = in.flag();
  field.repeating = in.list(kMaxDepth, 1, [&in] { return in.u8(); });
  in.require(!field.number.empty() && !field.path.empty() &&
             fits_path(field.repeating, field.path));
  return field;
}

void write_type(WireWriter& out, const WireType& type) {
  out.text(type.name);
  out.text(type.element);
  out.text(type.version);
  out.text(type.label);
  out.text(type.label_en);
  out.text(type.retention);
  out.u8(type.is_register ? 1 : 0);
  write_list(out, type.fields, [&out](const WireField& field) { write_field(out, field); });
  write_list(out, type.groups, [&out](const WireGroup& group) {
    out.text(group.path);
    out.text(group.label);
    out.u8(group.required ? 1 : 0);
  });
}

WireType read_type(BodyReader& in) {
  WireType type;
  type.name = in.name();
  type.element = in.name();
  type.version = in.name();
  type.label = in.name();
  type.label_en = in.name();
  type.retention = in.name();
  type.is_register = in.flag();
  type.fields = in.list(kMaxFields, kLeastField, [&in] { return read_field(in); });
  type.groups = in.list(kMaxFields, kLeastGroup, [&in] {
    WireGroup group;
    group.path = in.text(kMaxPlaceBytes);
    group.label = in.name();
    group.required = in.flag();
    in.require(!group.path.empty());
    return group;
  });
  in.require(!type.name.empty());
  return type;
}

void write_code_list(WireWriter& out, const WireCodeList& list) {
  out.text(list.name);
  out.text(list.version);
  write_list(out, list.codes, [&out](const WireCode& code) {
    out.text(code.code);
    out.text(code.label);
    out.text(code.label_en);
    out.text(code.from);
    out.text(code.to);
  });
}

WireCodeList read_code_list(BodyReader& in) {
  WireCodeList list;
  list.name = in.name();
  list.version = in.name();
  list.codes = in.list(kMaxCodes, kLeastCode, [&in] {
    WireCode code;
    code.code = in.name();
    code.label = in.name();
    code.label_en = in.name();
    code.from = in.name();
    code.to = in.name();
    return code;
  });
  return list;
}

/// Whether `things` stand in the order of their names, each name once.
template <class Thing>
bool sorted_by_name(const std::vector<Thing>& things) {
  return std::ranges::adjacent_find(things, std::greater_equal<>{}, &Thing::name) == things.end();
}

}  // namespace

Bytes encode(const WireCatalogue& catalogue) {
  WireWriter out;
  write_list(out, catalogue.types, [&out](const WireType& type) { write_type(out, type); });
  write_list(out, catalogue.code_lists,
             [&out](const WireCodeList& list) { write_code_list(out, list); });
  return out.take();
}

bool decode(ByteView body, WireCatalogue& out) {
  BodyReader in{body};
  out.types = in.list(kMaxTypes, kLeastType, [&in] { return read_type(in); });
  out.code_lists = in.list(kMaxTypes, kLeastCodeList, [&in] { return read_code_list(in); });
  in.require(sorted_by_name(out.types) && sorted_by_name(out.code_lists));
  return in.finished();
}

}  // namespace tsunagu::protocol
