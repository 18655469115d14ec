/// Every key of an adapter's settings file.
#include <array>

#include "server/config/adapter_config.h"
#include "server/config/value_forms.h"

namespace tsunagu::config {

namespace {

constexpr Rule kFolder{"パス、または空", "a path without \"..\", or nothing", {}, 0, 0,
                       is_path_or_empty};

const std::array kSettings{
    Setting<AdapterSettings>{
        "pack", &AdapterSettings::pack, kFolder,
        "アダプタのパック。packs フォルダからの相対パスか絶対パス。空ならアダプタと同じ名前。",
        "Pack of the adapter: absolute, or relative to the folder of packs; "
        "empty: the one named like the adapter."},
    Setting<AdapterSettings>{"enabled",
                             &AdapterSettings::enabled,
                             {"yes か no", "yes or no"},
                             "このアダプタを動かすか。",
                             "Whether the adapter runs."},
    Setting<AdapterSettings>{"in", &AdapterSettings::in, kFolder,
                             "相手が書くフォルダ。空なら HOME/exchange/名前/in。",
                             "Where the partner writes; empty: HOME/exchange/NAME/in."},
    Setting<AdapterSettings>{"out", &AdapterSettings::out, kFolder,
                             "相手が読むフォルダ。空なら HOME/exchange/名前/out。",
                             "Where the partner reads; empty: HOME/exchange/NAME/out."},
    Setting<AdapterSettings>{
        "work", &AdapterSettings::work, kFolder,
        "作業用フォルダ。in と同じファイルシステムに置きます。空なら HOME/spool/名前。",
        "Folder for work under way, on the file system of `in`; empty: "
        "HOME/spool/NAME."},
    Setting<AdapterSettings>{
        "classes_out",
        &AdapterSettings::classes_out,
        {"0～5 の数字。コンマ区切り", "numbers from 0 to 5, separated by commas", {}, 0, 5},
        "渡してよい情報の区分をパックより狭めます。空ならパックのとおり。",
        "Narrows the sensitivity classes that the pack lets out; empty: as the "
        "pack says."},
    Setting<AdapterSettings>{
        "agency",
        &AdapterSettings::agency,
        {"機関コード、または空",
         "code of an agency, or nothing",
         {},
         0,
         0,
         is_agency_code_or_empty},
        "相手のシステムを使う機関。書くと、その機関に共有の根拠がある情報だけを渡します。"
        "空ならパックのとおり。",
        "Agency that uses the partner's system: it then gets only what there is a ground "
        "for; empty: as the pack says."},
};

}  // namespace

std::span<const Setting<AdapterSettings>> adapter_settings() { return kSettings; }

}  // namespace tsunagu::config
