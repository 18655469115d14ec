/// Texts of the messages 1xxx to 3xxx: instance, keys, database.
#include "server/base/message.h"

namespace tsunagu::messages {

const Message kUsage{"TS-1001", "コマンドの使い方が正しくありません",
                     "The command was not used correctly",
                     "`tsunagu help` で使い方を確かめ、正しい引数で実行し直してください。",
                     "Run `tsunagu help`, then repeat the command with correct arguments."};
const Message kConfig{
    "TS-1002", "設定ファイルに誤りがあります", "A settings file has a mistake",
    "詳細に示された行を docs/configuration.md を見て直し、`tsunagu doctor` "
    "で確かめてから起動してください。",
    "Correct the line named in the detail (docs/configuration.md lists every setting), check with "
    "`tsunagu doctor`, then start again."};
const Message kHome{"TS-1003", "インスタンスのフォルダを使えません",
                    "The instance folder cannot be used",
                    "--home または TSUNAGU_HOME の値を確かめてください。新しく作るときは `tsunagu "
                    "init` を実行します。",
                    "Check --home or TSUNAGU_HOME. To make a new instance run `tsunagu init`."};
const Message kPermission{
    "TS-1004", "ファイルまたはフォルダの所有者か権限が安全ではありません",
    "The owner or the mode of a file or folder is not safe",
    "詳細に示されたものの所有者をインスタンスの所有者に戻し、他の利用者の権限を外してください"
    "（例: chmod 700）。心当たりのない変更なら、誰が変えたかを調べてから起動してください。",
    "Give what the detail names back to the instance's owner and take the rights of others away "
    "(for example chmod 700). If nobody knows of the change, find out who made it before "
    "starting."};
const Message kClock{
    "TS-1005", "機械の時計が正しくないおそれがあります", "The machine's clock may be wrong",
    "`date` "
    "で日時を確かめ、庁内の時刻サーバとの同期を直してください。直すまで記録の時刻は信用できません"
    "。",
    "Check `date` and repair the synchronisation with the local time server. Until then the times "
    "in the records cannot be trusted."};
const Message kDisk{
    "TS-1006", "ディスクの空きが足りません", "There is not enough free disk space",
    "`df -h` で確かめ、空きを増やしてください。空きができるまで新しいファイルは受け付けません。"
    "受け付け済みのものは失われません。keys、db、audit、spool の中は消さないでください。",
    "Check with `df -h` and make room. No new file is taken until then; nothing already taken is "
    "lost. Never delete anything inside keys, db, audit or spool."};
const Message kSystemCall{
    "TS-1007", "OS が処理を断りました", "The operating system refused an operation",
    "詳細のパスとエラー名を見て、ディスク、権限、接続を確かめてください。一時的なものなら自動で"
    "やり直します。続くときは `tsunagu doctor` を実行してください。",
    "Look at the path and the error name in the detail; check disk, permissions and mounts. What "
    "is temporary is tried again by itself. If it goes on, run `tsunagu doctor`."};
const Message kRunning{
    "TS-1008", "このインスタンスは既に動いています", "This instance is already running",
    "`tsunagu status` で確かめてください。起動し直すときは先に `tsunagu stop` を実行します。",
    "See `tsunagu status`. To start it anew run `tsunagu stop` first."};
const Message kNotRunning{
    "TS-1009", "このインスタンスは動いていません", "This instance is not running",
    "`tsunagu start` で起動してください。止まった理由は log/tsunagud.log の末尾にあります。",
    "Start it with `tsunagu start`. Why it stopped stands at the end of log/tsunagud.log."};
const Message kStarted{"TS-1010", "起動しました", "Started", "対応は要りません。",
                       "Nothing to do."};
const Message kStopped{
    "TS-1011", "停止しました", "Stopped",
    "意図した停止なら対応は要りません。そうでなければ直前のログを確かめ、`tsunagu start` "
    "で起動してください。",
    "Nothing to do if this was intended. Otherwise read the log lines before it and run "
    "`tsunagu start`."};
const Message kInternal{
    "TS-1012", "プログラムの誤りです", "A mistake in the program itself",
    "データは最後に確定した状態のままです。log/tsunagud.log "
    "を保存し、この番号と詳細を添えて保守担当に"
    "連絡してください。止まっているときは `tsunagu start` で起動できます。",
    "The data stand as last committed. Keep log/tsunagud.log and call support with this id and "
    "the detail. If it is down, `tsunagu start` may be used."};

const Message kProfile{
    "TS-1013", "自治体プロファイルに誤りがあります", "The municipality's profile has a mistake",
    "詳細に示された行を docs/profiles.md を見て直し、`tsunagu profile check FILE` "
    "で確かめてください。"
    "誤りのあるプロファイルは使われません。動作中のものはそのまま残ります。",
    "Correct the line named in the detail (docs/profiles.md explains every key) and check with "
    "`tsunagu profile check FILE`. A profile with a mistake is never used; the running one stays."};

const Message kKeyFile{
    "TS-2001", "鍵ファイルを読めません", "A key file cannot be read",
    "keys フォルダのファイルが揃い、所有者がインスタンスの所有者で、権限が 0600 "
    "であることを確かめてください。"
    "失われたときは保管してある控えから戻します。鍵がなければ記録は開けません。新しい鍵を作らないで"
    "ください。",
    "Check that the files in keys are all there, belong to the instance's owner and have mode "
    "0600. If one is lost, restore it from the escrow copy. Without it the records cannot be "
    "opened; do not make a new key."};
const Message kKeyWrong{
    "TS-2002", "鍵がこのデータベースのものではありません",
    "The keys do not belong to this database",
    "別のインスタンスや別の日の控えの keys と db "
    "が混ざっていないか確かめ、同じ控えから両方を戻してください。",
    "Look for keys and db of different instances or backup days being mixed; restore both from "
    "the same backup."};
const Message kCrypto{
    "TS-2003", "暗号の処理に失敗しました", "A cryptographic operation failed",
    "`tsunagu doctor` で OpenSSL "
    "とメモリの状態を確かめ、起動し直してください。繰り返すときは使用を止め、"
    "保守担当に連絡してください。",
    "Check OpenSSL and memory with `tsunagu doctor` and restart. If it comes back, stop using the "
    "system and call support."};
const Message kIntegrity{
    "TS-2004", "保存された記録が壊れているか書き換えられています",
    "Stored records are damaged or were changed behind our back",
    "その記録は表示も送信もされません。機械の記録を保全するため何も消さず、`tsunagu audit verify` "
    "を実行し、"
    "情報セキュリティの責任者に連絡してください。その後、控えから戻します。",
    "The record is neither shown nor sent. Delete nothing, so that traces stay; run "
    "`tsunagu audit verify`, tell whoever is responsible for information security, then restore "
    "from a backup."};

const Message kDatabase{
    "TS-3001", "データベースの処理に失敗しました", "A database operation failed",
    "`tsunagu status` で接続を、log フォルダで MariaDB "
    "のログを確かめてください。途中の処理は取り消されており、"
    "つながれば自動でやり直します。",
    "Check the connection with `tsunagu status` and MariaDB's own log in the log folder. What was "
    "under way is rolled back and tried again once the database answers."};
const Message kDatabaseStart{
    "TS-3002", "データベースを起動できません", "The database does not start",
    "log フォルダの MariaDB のログの末尾を見てください。多いのはディスクの空き不足、db "
    "フォルダの権限、"
    "別のプロセスが同じ db を使っていることです。",
    "Read the end of MariaDB's log in the log folder. Usual causes: a full disk, the mode of the "
    "db folder, another process using the same db."};
const Message kDurability{
    "TS-3003", "データベースの設定では停電時に記録が失われます",
    "The database's settings could lose records in a power failure",
    "詳細に示された設定を MariaDB "
    "で直してください（innodb_flush_log_at_trx_commit=1、バイナリログが"
    "あれば sync_binlog=1）。直るまで起動しません。",
    "Correct the setting named in the detail in MariaDB (innodb_flush_log_at_trx_commit=1, and "
    "sync_binlog=1 where there is a binary log). Tsunagu does not start before that."};
const Message kMigration{
    "TS-3004", "データベースの構造がこの版と合いません",
    "The structure of the database does not fit this version",
    "まだ適用されていない（not applied yet）ときは `tsunagu stop` のあと `tsunagu init` "
    "を実行します。"
    "データは残ります。データベースのほうが新しいときは、対応する版の Tsunagu を入れてください。"
    "更新が途中で失敗したときは、同じ `tsunagu init` を繰り返します。",
    "What is not applied yet is applied by `tsunagu stop` and `tsunagu init`; the data stay, and "
    "an "
    "upgrade that failed is repeated in the same way. If the database is newer, install the "
    "version "
    "of Tsunagu that made it."};

const Message kDatabaseAccounts{
    "TS-3005", "データベースの利用者のパスワードがありません",
    "The passwords of the database's accounts are missing",
    "MariaDB の管理者が install/provision.sql を一度実行し、表示された 3 "
    "つのパスワードを詳細のファイルに"
    "保存します（所有者はインスタンスの所有者、権限は 0400）。そのあと同じ `tsunagu init` "
    "をもう一度実行して"
    "ください。",
    "The administrator of MariaDB runs install/provision.sql once and saves the three passwords it "
    "shows in the files of the detail (owner: the instance's owner, mode 0400). Then run the same "
    "`tsunagu init` again."};

}  // namespace tsunagu::messages
