/// Messages with every field filled, and what every decoder must refuse.
#pragma once

#include <boost/test/unit_test.hpp>

#include "adapters/protocol/catalogue_wire.h"
#include "adapters/protocol/job.h"

namespace tsunagu::testing {

/// Encodes, decodes and encodes again: the same bytes mean that nothing was lost.
template <class T>
void check_round_trip(const T& message) {
  const Bytes body = protocol::encode(message);
  T back;

  BOOST_TEST_REQUIRE(protocol::decode(body, back));
  BOOST_TEST((protocol::encode(back) == body));
}

/// Every body cut short and every body with a byte too many is refused.
template <class T>
void check_exact_length(const T& message) {
  const Bytes body = protocol::encode(message);
  T out;
  for (std::size_t size = 0; size < body.size(); ++size) {
    BOOST_TEST(!protocol::decode(ByteView{body}.first(size), out), "cut to " << size);
  }
  for (int extra = 0; extra < 256; ++extra) {
    Bytes longer = body;
    longer.push_back(static_cast<std::byte>(extra));
    BOOST_TEST(!protocol::decode(longer, out), "with a byte " << extra);
  }
}

template <class T>
bool is_refused(const T& message) {
  T out;
  return !protocol::decode(protocol::encode(message), out);
}

inline protocol::AdapterDescription sample_adapter() {
  return {"madoguchi",
          "1.2.0",
          "窓口相談システム",
          {"TSNG_{yyyyMMdd}_{seq:3}.xml", "OUT_{seq:3}.xml", ".end", ".result.xml"},
          {"referral-sheet", "consent"},
          {"support-plan"},
          {0, 1, 2, 5}};
}

inline protocol::Hello sample_hello() {
  protocol::Hello hello;
  hello.sandbox = protocol::kNoNewPrivileges | protocol::kSeccomp;
  hello.catalogue_hash = std::string(64, 'a');
  hello.has_pack = true;
  hello.pack_hash = std::string(64, 'b');
  hello.adapter = sample_adapter();
  return hello;
}

inline protocol::WireDocument sample_document() {
  return {"referral-sheet",
          {{0, {}, "MD-R07-000123"}, {7, {1, 2}, "髙橋　幸子"}, {8, {65535}, "一行目\n二行目\t"}}};
}

inline protocol::RecordFrame sample_record() {
  return {3, "MD-R07-000123", sample_document(), "era kept\nkana widened"};
}

inline protocol::RecordRefused sample_refused() {
  return {100'000, "", {RefusalCode::not_a_date, "連絡票[2]/本人/生年月日", "7 digits"}};
}

inline std::vector<Refusal> sample_refusals() {
  return {{RefusalCode::doctype, "line 2", ""}, {RefusalCode::schema, "", "61, 60 allowed"}};
}

inline protocol::Answer sample_answer() {
  return {"TSNG_20251101_001.xml",
          "read",
          "",
          "",
          {{"MD-R07-1", "accepted", "", "", "R07-0001", "0199-1"},
           {"MD-R07-2", "refused", "KX801", "同意がありません", "", ""},
           {"MD-R07-3", "duplicate", "", "", "R07-0001", ""}}};
}

inline protocol::WireCatalogue sample_catalogue() {
  using namespace protocol;
  WireField number;
  number.number = "1";
  number.path = "Number";
  number.label = "番号";
  number.role = Role::document_number;
  number.search = Search::number;
  number.required = true;
  WireField name;
  name.number = "3.1";
  name.path = "Members/Member/Name";
  name.label = "氏名";
  name.label_en = "Name";
  name.sensitivity = 1;
  name.search = Search::name;
  name.code_list = "sex";
  name.check = Check::date;
  name.category = Category::family;
  name.repeating = {0, 1};
  return {{{"minutes", "Minutes", "1.0", "会議録", "Minutes", "case", false, {number}},
           {"referral-sheet",
            "ReferralSheet",
            "1.0",
            "つなぐシート",
            "Referral",
            "case",
            true,
            {number, name},
            {{"Members", "世帯", true}}}},
          {{"sex", "3", {{"1", "男", "male", "2020-04-01", ""}, {"2", "女", "female", "", ""}}},
           {"yes-no", "", {}}}};
}

}  // namespace tsunagu::testing
