-- 自庁の MariaDB に Tsunagu のデータベースと利用者を作ります（database.mode = server または cluster）。
-- Makes Tsunagu's database and accounts on a MariaDB of your own (database.mode = server or cluster).
--
-- 実行する人: MariaDB の管理者。一度だけ、サーバー（クラスターではどれか 1 台）の上で:
-- Who runs it: the administrator of MariaDB, once, on the server (of a cluster: on any one node):
--
--     mariadb --batch --raw < provision.sql
--
-- 最後に 3 つのパスワードが一度だけ表示されます。HOME/keys/ の次のファイルに改行なしで保存し、
-- 所有者だけが読めるようにします（chmod 0400）。画面と端末の履歴には残さないでください。
-- At the end three passwords are shown, once. Save them without a line end in these files below
-- HOME/keys/, readable by their owner only (chmod 0400). Leave them on no screen and in no history.
--
--     database-owner.password   database-daemon.password   database-sequencer.password
--
-- 前提 / Before: MariaDB 10.11 以上、TLS 有効、`tsunagu doctor` が挙げる設定
-- (innodb_flush_log_at_trx_commit=1, sync_binlog=1, max_allowed_packet=128M,
--  general_log=OFF, slow_query_log=OFF, local_infile=OFF).
-- Tsunagu が同じ機械の unix ソケットだけでつなぐ場合は、3 か所の REQUIRE SSL を消してから実行します。
-- If Tsunagu connects by the unix socket of the same machine only, remove REQUIRE SSL three times first.
-- 実行後 / After: `tsunagu init --database ADDRESS` (ソケットの絶対パスか HOST[:PORT]) が表を作り、表ごとの権限を与えます。
-- 先に実行してもかまいません。HOME/keys/ を作り、足りないファイルを挙げて止まります。
-- `tsunagu init --database ADDRESS` (the socket's absolute path or HOST[:PORT]) makes the tables and grants the rights on them.
-- Run before, it makes HOME/keys/, names the files that are missing, and stops.

-- パスワードはサーバーの中で作られ、どのログにも残りません。
-- The passwords are made inside the server and stand in none of its logs.
SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_CREATE_USER';
SET NAMES utf8mb4;
SET @owner = LOWER(HEX(RANDOM_BYTES(32)));
SET @daemon = LOWER(HEX(RANDOM_BYTES(32)));
SET @sequencer = LOWER(HEX(RANDOM_BYTES(32)));

-- クラスターでは、この 1 行を残りの各ノードでも実行します（プラグインは複製されません）。
-- In a cluster run this one line on each other node, too: plugins are not replicated.
INSTALL PLUGIN IF NOT EXISTS ed25519 SONAME 'auth_ed25519';

CREATE DATABASE tsunagu CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- CREATE USER にはパスワードではなく検証値を渡します。
-- CREATE USER is given what verifies the password, not the password.
CREATE FUNCTION ed25519_password RETURNS STRING SONAME 'auth_ed25519.so';
SET @owner_verifier = ed25519_password(@owner);
SET @daemon_verifier = ed25519_password(@daemon);
SET @sequencer_verifier = ed25519_password(@sequencer);
DROP FUNCTION ed25519_password;

-- 同じ名前の利用者があれば、ここで止まります。 / Stops here if an account of the name exists.
EXECUTE IMMEDIATE CONCAT(
  'CREATE USER tsunagu_owner IDENTIFIED VIA ed25519 USING ''', @owner_verifier, ''' REQUIRE SSL');
EXECUTE IMMEDIATE CONCAT(
  'CREATE USER tsunagu_daemon IDENTIFIED VIA ed25519 USING ''', @daemon_verifier, ''' REQUIRE SSL');
EXECUTE IMMEDIATE CONCAT(
  'CREATE USER tsunagu_sequencer IDENTIFIED VIA ed25519 USING ''', @sequencer_verifier,
  ''' REQUIRE SSL');

-- 所有者だけが表を変えられ、他の 2 つの権限は schemas/sql/ の各ファイルが与えます。
-- Only the owner changes tables; what the other two may do, the files of schemas/sql/ grant.
GRANT ALL PRIVILEGES ON tsunagu.* TO tsunagu_owner WITH GRANT OPTION;
GRANT SHOW VIEW ON tsunagu.* TO tsunagu_daemon, tsunagu_sequencer;

SELECT 'database-owner.password' AS file, @owner AS password
UNION ALL SELECT 'database-daemon.password', @daemon
UNION ALL SELECT 'database-sequencer.password', @sequencer;

SET @owner = NULL, @daemon = NULL, @sequencer = NULL;
