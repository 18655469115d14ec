// Walks the XSD of a document type.
#include "adapters/host/type_reader.h"

#include <algorithm>
#include <set>

#include "adapters/host/annotation.h"
#include "adapters/host/simple_type.h"
#include "adapters/host/xml_text.h"
#include "adapters/protocol/limits.h"
#include "server/base/message.h"

namespace tsunagu::host {
namespace {

constexpr std::size_t kMaxElementDepth = 32;

/// Where in a document type the walk is.
struct Place {
  SettingsXml xml;                      // the file of the node at hand
  std::string number;                   // "3.1"
  std::string path;                     // "Person/Name"
  std::vector<std::uint8_t> repeating;  // indexes into the path
  std::size_t depth = 0;                // elements below the root
  Inherited inherited;                  // from the group that is walked
};

std::string joined(const std::string& a, const char* between, const std::string& b) {
  return a.empty() ? b : a + between + b;
}

class TypeReader {
 public:
  explicit TypeReader(const SchemaFiles& schemas) : schemas_{&schemas} {}

  TypeModel read(const Declaration& root, const xmlNode* document);

 private:
  void read_content(const Place& place, const xmlNode* declaration, ModelElement& element,
                    std::set<std::string>& numbers);
  void read_complex(const Place& place, const xmlNode* type, ModelElement& element,
                    std::set<std::string>& numbers);
  void read_extension(const Place& place, const xmlNode* content, ModelElement& element,
                      std::set<std::string>& numbers);
  void read_particles(const Place& place, const xmlNode* group, bool required,
                      ModelElement& element, std::set<std::string>& numbers);
  void read_particle(const Place& place, const xmlNode* particle, bool required,
                     ModelElement& parent, std::set<std::string>& numbers);
  void read_element(Place place, const xmlNode* particle, const Declaration& declaration,
                    ModelElement& element, std::set<std::string>& numbers);
  void add_field(const Place& place, const xmlNode* annotation, ModelElement& element);
  bool leaf_collapses(const Place& place, const xmlNode* declaration) const;
  const xmlNode* complex_type(const Place& place, const xmlNode* declaration,
                              std::string& file) const;

  const SchemaFiles* schemas_;
  TypeModel out_;
};

TypeModel TypeReader::read(const Declaration& root, const xmlNode* document) {
  Place place{SettingsXml{messages::kCatalogue, root.file}, "", "", {}, 0, {}};
  place.xml.allow_attributes(document, {"name", "version", "label", "en", "retention", "folder"});
  out_.wire.name = place.xml.required(document, "name");
  out_.wire.version = place.xml.required(document, "version");
  out_.wire.label = place.xml.required(document, "label");
  out_.wire.label_en = place.xml.required(document, "en");
  out_.wire.retention = place.xml.required(document, "retention");
  out_.wire.is_register = place.xml.choice(document, "folder", {"", "case", "register"}) == 2;
  out_.wire.element = place.xml.required(root.node, "name");
  if (out_.wire.name + ".xsd" != root.file) {
    place.xml.fail(document, "document " + out_.wire.name + " does not stand in its own file");
  }
  out_.root.name = out_.wire.element;
  std::set<std::string> numbers;
  read_content(place, root.node, out_.root, numbers);
  if (out_.root.children.empty()) {
    place.xml.fail(root.node, "a document has elements");
  }
  return std::move(out_);
}

/// The complex type of an element declaration and the file it stands in, or null for a leaf.
const xmlNode* TypeReader::complex_type(const Place& place, const xmlNode* declaration,
                                        std::string& file) const {
  file = place.xml.file();
  if (has_attribute(declaration, "type")) {
    const auto found =
        schemas_->types.find(expanded_name(declaration, attribute(declaration, "type")));
    if (found == schemas_->types.end() ||
        !is_element(found->second.node, kXsdSpace, "complexType")) {
      return nullptr;
    }
    file = found->second.file;
    return found->second.node;
  }
  for (const xmlNode* part = first_element(declaration); part != nullptr;
       part = next_element(part)) {
    if (is_element(part, kXsdSpace, "complexType")) {
      return part;
    }
  }
  return nullptr;
}

void TypeReader::read_content(const Place& place, const xmlNode* declaration, ModelElement& element,
                              std::set<std::string>& numbers) {
  Place inside = place;
  std::string file;
  const xmlNode* type = complex_type(place, declaration, file);
  if (type == nullptr) {
    element.leaf = true;
    return;
  }
  if (place.depth > kMaxElementDepth) {
    place.xml.fail(declaration, "nested too deeply, or a type that contains itself");
  }
  inside.xml = SettingsXml{messages::kCatalogue, file};
  read_complex(inside, type, element, numbers);
}

void TypeReader::read_complex(const Place& place, const xmlNode* type, ModelElement& element,
                              std::set<std::string>& numbers) {
  if (attribute(type, "mixed") == "true" || attribute(type, "abstract") == "true") {
    place.xml.fail(type, "mixed and abstract types are not understood");
  }
  for (const xmlNode* part = first_element(type); part != nullptr; part = next_element(part)) {
    if (is_element(part, kXsdSpace, "sequence") || is_element(part, kXsdSpace, "choice")) {
      read_particles(place, part, true, element, numbers);
    } else if (is_element(part, kXsdSpace, "complexContent")) {
      read_extension(place, part, element, numbers);
    } else if (!is_element(part, kXsdSpace, "annotation")) {
      place.xml.fail(part, "not understood in a type: " + std::string{view(part->name)});
    }
  }
}

void TypeReader::read_extension(const Place& place, const xmlNode* content, ModelElement& element,
                                std::set<std::string>& numbers) {
  const xmlNode* extension = first_element(content);
  if (extension == nullptr || !is_element(extension, kXsdSpace, "extension")) {
    place.xml.fail(content, "only extensions are understood");
  }
  const auto base = schemas_->types.find(expanded_name(extension, attribute(extension, "base")));
  if (base == schemas_->types.end() || !is_element(base->second.node, kXsdSpace, "complexType") ||
      base->second.node == extension->parent->parent) {
    place.xml.fail(extension, "the base is no complex type");
  }
  Place inside = place;
  inside.xml = SettingsXml{messages::kCatalogue, base->second.file};
  read_complex(inside, base->second.node, element, numbers);
  read_complex(place, extension, element, numbers);
}

void TypeReader::read_particles(const Place& place, const xmlNode* group, bool required,
                                ModelElement& element, std::set<std::string>& numbers) {
  if (has_attribute(group, "maxOccurs") && attribute(group, "maxOccurs") != "1") {
    place.xml.fail(group, "only elements may repeat");
  }
  const bool inside =
      required && attribute(group, "minOccurs") != "0" && is_element(group, kXsdSpace, "sequence");
  for (const xmlNode* part = first_element(group); part != nullptr; part = next_element(part)) {
    if (is_element(part, kXsdSpace, "sequence") || is_element(part, kXsdSpace, "choice")) {
      read_particles(place, part, inside, element, numbers);
    } else if (is_element(part, kXsdSpace, "element")) {
      read_particle(place, part, inside, element, numbers);
    } else if (!is_element(part, kXsdSpace, "annotation")) {
      place.xml.fail(part, "not understood in a group: " + std::string{view(part->name)});
    }
  }
}

void TypeReader::read_particle(const Place& place, const xmlNode* particle, bool required,
                               ModelElement& parent, std::set<std::string>& numbers) {
  Declaration declaration{particle, place.xml.file()};
  if (has_attribute(particle, "ref")) {
    const auto found = schemas_->elements.find(expanded_name(particle, attribute(particle, "ref")));
    if (found == schemas_->elements.end()) {
      place.xml.fail(particle, "no such element");
    }
    declaration = found->second;
  }
  ModelElement element;
  element.name =
      SettingsXml{messages::kCatalogue, declaration.file}.required(declaration.node, "name");
  element.required = required && attribute(particle, "minOccurs") != "0";
  element.repeats = has_attribute(particle, "maxOccurs") && attribute(particle, "maxOccurs") != "1";
  const auto same = [&](const ModelElement& other) { return other.name == element.name; };
  if (std::any_of(parent.children.begin(), parent.children.end(), same)) {
    place.xml.fail(particle, element.name + " stands here twice");
  }
  read_element(place, particle, declaration, element, numbers);
  parent.children.push_back(std::move(element));
}

void TypeReader::read_element(Place place, const xmlNode* particle, const Declaration& declaration,
                              ModelElement& element, std::set<std::string>& numbers) {
  SettingsXml noted = place.xml;
  const SettingsXml declared{messages::kCatalogue, declaration.file};
  std::string file;
  Place at = place;
  at.xml = declared;
  const bool group = complex_type(at, declaration.node, file) != nullptr;
  const char* kind = group ? "group" : "field";
  // An annotation at the reference goes before that of the global element.
  const xmlNode* annotation = find_annotation(noted, particle, kind);
  if (annotation == nullptr) {
    noted = declared;
    annotation = find_annotation(noted, declaration.node, kind);
  }
  if (annotation == nullptr) {
    noted.fail(declaration.node, element.name + " has no a:" + kind);
  }
  const std::string number = annotated_number(noted, annotation);
  if (!numbers.insert(number).second) {
    noted.fail(annotation, "number " + number + " is used twice");
  }
  at.number = joined(place.number, ".", number);
  at.path = joined(place.path, "/", element.name);
  at.depth = place.depth + 1;
  if (element.repeats) {
    at.repeating.push_back(static_cast<std::uint8_t>(place.depth));
  }
  if (!group) {
    at.xml = noted;
    add_field(at, annotation, element);
    at.xml = declared;
    element.collapses = leaf_collapses(at, declaration.node);
    return;
  }
  noted.allow_attributes(annotation, {"number", "label", "en", "role", "category"});
  out_.wire.groups.push_back({at.path, noted.required(annotation, "label"), element.required});
  at.inherited.role = annotated_role(noted, annotation);
  if (const auto category = annotated_category(noted, annotation)) {
    at.inherited.category = category;
  }
  std::set<std::string> inside;
  read_content(at, declaration.node, element, inside);
}

void TypeReader::add_field(const Place& place, const xmlNode* annotation, ModelElement& element) {
  if (out_.wire.fields.size() >= protocol::kMaxFields ||
      place.repeating.size() > protocol::kMaxDepth) {
    place.xml.fail(annotation, "too many fields or repeating levels");
  }
  protocol::WireField field = annotated_field(place.xml, annotation, place.inherited);
  field.number = place.number;
  field.path = place.path;
  field.repeating = place.repeating;
  field.required = element.required;
  element.leaf = true;
  element.field = static_cast<std::uint16_t>(out_.wire.fields.size());
  out_.wire.fields.push_back(std::move(field));
}

bool TypeReader::leaf_collapses(const Place& place, const xmlNode* declaration) const {
  if (has_attribute(declaration, "type")) {
    return collapses_space(place.xml, *schemas_,
                           expanded_name(declaration, attribute(declaration, "type")), declaration);
  }
  for (const xmlNode* part = first_element(declaration); part != nullptr;
       part = next_element(part)) {
    if (is_element(part, kXsdSpace, "simpleType")) {
      return collapses_space(place.xml, *schemas_, part);
    }
  }
  place.xml.fail(declaration, "an element without a type");
}

}  // namespace

std::map<std::string, TypeModel> read_types(const SchemaFiles& schemas) {
  std::map<std::string, TypeModel> types;
  for (const auto& [name, declaration] : schemas.elements) {
    const SettingsXml xml{messages::kCatalogue, declaration.file};
    const xmlNode* document = find_annotation(xml, declaration.node, "document");
    if (document == nullptr) {
      continue;
    }
    TypeModel type = TypeReader{schemas}.read(declaration, document);
    const std::string type_name = type.wire.name;
    if (!types.emplace(type_name, std::move(type)).second) {
      xml.fail(document, "document type " + type_name + " is declared twice");
    }
  }
  return types;
}

}  // namespace tsunagu::host
