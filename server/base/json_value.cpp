/// Reads JSON objects, through Poco's parser.
#include <set>

#include <Poco/Dynamic/Var.h>
#include <Poco/Exception.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include "server/base/json.h"
#include "server/base/text.h"

namespace tsunagu {

struct JsonValue::Object {
  Poco::JSON::Object::Ptr tree;
};

namespace {

using Poco::Dynamic::Var;

/// Builds the tree and stops at what Poco would let pass: deep nesting and repeated keys.
class StrictHandler final : public Poco::JSON::ParseHandler {
 public:
  StrictHandler() : ParseHandler{true} {}

  void startObject() override {
    enter();
    keys_.emplace_back();
    ParseHandler::startObject();
  }
  void endObject() override {
    --depth_;
    keys_.pop_back();
    ParseHandler::endObject();
  }
  void startArray() override {
    enter();
    ParseHandler::startArray();
  }
  void endArray() override {
    --depth_;
    ParseHandler::endArray();
  }
  void key(const std::string& name) override {
    if (!keys_.back().insert(name).second) {
      throw Poco::SyntaxException{"repeated key"};
    }
    ParseHandler::key(name);
  }

 private:
  void enter() {
    if (++depth_ > kMaxJsonDepth) {
      throw Poco::SyntaxException{"nested too deep"};
    }
  }

  int depth_ = 0;
  std::vector<std::set<std::string>> keys_;
};

JsonValue value_of(const Poco::JSON::Object::Ptr& tree) {
  return JsonValue{std::make_shared<const JsonValue::Object>(JsonValue::Object{tree})};
}

bool is_object(const Var& value) { return value.type() == typeid(Poco::JSON::Object::Ptr); }

/// Whether a number outside the texts has more than 18 digits in a row. Poco 1.11 reads some of
/// those as another number (18446744073709551616 as 0).
bool has_long_number(std::string_view json) {
  constexpr std::size_t kMostDigits = 18;
  bool is_in_text = false;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char one = json[i];
    if (one == '"') {
      is_in_text = !is_in_text;
    } else if (is_in_text && one == '\\') {
      ++i;  // whatever is escaped does not end the text
    }
    digits = !is_in_text && one >= '0' && one <= '9' ? digits + 1 : 0;
    if (digits > kMostDigits) {
      return true;
    }
  }
  return false;
}

/// The array at `key`, or null.
Poco::JSON::Array::Ptr array_at(const Poco::JSON::Object& tree, std::string_view key) {
  const Var value = tree.get(std::string{key});
  if (value.type() != typeid(Poco::JSON::Array::Ptr)) {
    return {};
  }
  return value.extract<Poco::JSON::Array::Ptr>();
}

}  // namespace

bool JsonValue::has(std::string_view key) const { return object_->tree->has(std::string{key}); }

std::vector<std::string> JsonValue::keys() const { return object_->tree->getNames(); }

std::optional<std::string> JsonValue::text(std::string_view key) const {
  const Var value = object_->tree->get(std::string{key});
  if (!value.isString()) {
    return std::nullopt;
  }
  return value.extract<std::string>();
}

std::optional<std::int64_t> JsonValue::number(std::string_view key) const {
  const Var value = object_->tree->get(std::string{key});
  if (value.isEmpty() || value.isBoolean() || !value.isInteger()) {
    return std::nullopt;
  }
  // At most 18 digits, so it fits; but Poco 1.11 reads negative ones through a double.
  const std::int64_t number = value.convert<Poco::Int64>();
  const bool is_exact = number >= -kMaxJsonNumber && number <= kMaxJsonNumber;
  return is_exact ? std::optional{number} : std::nullopt;
}

std::optional<bool> JsonValue::flag(std::string_view key) const {
  const Var value = object_->tree->get(std::string{key});
  if (!value.isBoolean()) {
    return std::nullopt;
  }
  return value.extract<bool>();
}

std::optional<std::vector<std::string>> JsonValue::list(std::string_view key) const {
  const Poco::JSON::Array::Ptr array = array_at(*object_->tree, key);
  if (array.isNull()) {
    return std::nullopt;
  }
  std::vector<std::string> out;
  for (const Var& value : *array) {
    if (!value.isString()) {
      return std::nullopt;
    }
    out.push_back(value.extract<std::string>());
  }
  return out;
}

std::optional<JsonValue> JsonValue::object(std::string_view key) const {
  const Var value = object_->tree->get(std::string{key});
  if (!is_object(value)) {
    return std::nullopt;
  }
  return value_of(value.extract<Poco::JSON::Object::Ptr>());
}

std::optional<std::vector<JsonValue>> JsonValue::objects(std::string_view key) const {
  const Poco::JSON::Array::Ptr array = array_at(*object_->tree, key);
  if (array.isNull()) {
    return std::nullopt;
  }
  std::vector<JsonValue> out;
  for (const Var& value : *array) {
    if (!is_object(value)) {
      return std::nullopt;
    }
    out.push_back(value_of(value.extract<Poco::JSON::Object::Ptr>()));
  }
  return out;
}

std::optional<JsonValue> parse_json(std::string_view text) {
  if (text.size() > kMaxJson || !is_clean_utf8(text) || has_long_number(text)) {
    return std::nullopt;
  }
  try {
    Poco::JSON::Parser parser{Poco::JSON::Handler::Ptr{new StrictHandler}};
    parser.setAllowNullByte(false);
    const Var root = parser.parse(std::string{text});
    if (!is_object(root)) {
      return std::nullopt;
    }
    return value_of(root.extract<Poco::JSON::Object::Ptr>());
  } catch (const Poco::Exception&) {
    return std::nullopt;  // not JSON: the caller answers that, there is nothing to add
  }
}

}  // namespace tsunagu
