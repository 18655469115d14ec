"""On a MariaDB that is there: made by its administrator, reached by address, never started or stopped by Tsunagu."""
import os
import unittest

import answers
import harness
import own_server
import records as files


class ServerTest(harness.FlowTest):
    """Makes server and instance, but neither provisions nor initialises anything."""

    @classmethod
    def setUpClass(cls):
        cls.instance = harness.Instance()
        cls.addClassCleanup(cls.instance.remove)
        cls.server = own_server.OwnServer(cls.instance.folder / "server")
        cls.addClassCleanup(cls.server.stop)
        cls.server.start()

    @classmethod
    def init(cls, *more):
        return cls.instance.run("init", "--municipality", "242039", "--database", str(cls.server.socket), *more)

    @classmethod
    def save(cls, passwords, mode=0o400):
        """Puts the passwords where install/provision.sql says."""
        keys = cls.instance.home / "keys"
        owner = keys.stat()
        for name, password in passwords.items():
            path = keys / name
            path.unlink(missing_ok=True)
            path.write_text(password)
            path.chmod(mode)
            os.chown(path, owner.st_uid, owner.st_gid)


class Init(ServerTest):
    def test_says_which_password_files_are_missing_and_can_be_repeated(self):
        for _ in range(2):
            shown = self.init()
            self.assertEqual((shown.exit, shown.error["id"]), (1, "TS-3005"), shown.out)
            for role in own_server.ROLES:
                self.assertIn(f"keys/database-{role}.password", shown.error["detail"])
            self.assertIn("install/provision.sql", shown.error["detail"])
        passwords = self.server.provision()
        self.assertEqual(sorted(passwords), sorted(f"database-{role}.password" for role in own_server.ROLES))
        first = next(iter(passwords))
        self.save({first: passwords[first]})
        self.assertNotIn(first, self.init().error["detail"])

        self.save(passwords, mode=0o644)
        open_to_others = self.init()
        self.save({name: "wrong" for name in passwords})
        wrong = self.init()
        self.save({name: password + "\n" for name, password in passwords.items()})
        done = self.init()
        again = self.init()
        elsewhere = self.instance.run("init", "--database", "db.example.lg.jp:3307")

        self.assertEqual((open_to_others.exit, open_to_others.error["id"]), (1, "TS-2001"), open_to_others.out)
        self.assertEqual((wrong.exit, wrong.error["id"]), (1, "TS-3001"), wrong.out)
        self.assertNotIn("wrong", wrong.error["detail"])
        self.assertEqual(done.exit, 0, done.out)
        self.assertEqual(again.exit, 0, again.out)
        self.assertEqual((elsewhere.exit, elsewhere.error["id"]), (1, "TS-1001"), elsewhere.out)
        settings = (self.instance.home / "etc/tsunagu.conf").read_text("utf-8")
        self.assertIn("\ndatabase.mode = server\n", settings)
        self.assertIn(f"\ndatabase.socket = {self.server.socket}\n", settings)

    def test_refuses_an_address_that_is_none(self):
        for address in ("", "relative/path.sock", "host:", "host:0", "host:70000", "host:33x", ":3306", "[::1", "a b"):
            with self.subTest(address):
                other = harness.Instance()
                self.addCleanup(other.remove)
                shown = other.run("init", "--municipality", "242039", "--database", address)
                self.assertIn(shown.exit, (1, 2), shown.out)
                self.assertFalse((other.home / "etc/tsunagu.conf").exists())

    def test_writes_host_and_port_of_an_address_on_the_network(self):
        for address, host, port in (("db.example.lg.jp", "db.example.lg.jp", None), ("10.1.2.3:3307", "10.1.2.3", "3307"),
                                    ("[fd00::1]:3308", "fd00::1", "3308"), ("[fd00::1]", "fd00::1", None)):
            with self.subTest(address):
                other = harness.Instance()
                self.addCleanup(other.remove)
                shown = other.run("init", "--municipality", "242039", "--database", address)
                self.assertEqual(shown.error["id"], "TS-3005", shown.out)
                settings = (other.home / "etc/tsunagu.conf").read_text("utf-8")
                self.assertIn(f"\ndatabase.host = {host}\n", settings)
                self.assertEqual(f"\ndatabase.port = {port}\n" in settings, port is not None)


class FirstLight(ServerTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        assert cls.init().exit == 1
        cls.save(cls.server.provision())
        done = cls.init()
        assert done.exit == 0, done.out
        cls.instance.start()

    def test_brings_documents_of_one_person_into_one_case(self):
        resident = files.resident_code(411)
        case, = self.madoguchi_accepted("TSNG_20251201_001.xml", files.madoguchi([files.sheet(
            "MD-S1", name="在原　一", resident=resident)]))
        _, lines = answers.jiritsu(self.instance.exchange("jiritsu", "plan-20251201-0001.xml", files.jiritsu(
            [files.plan("JP-S1", name="在原 一", resident=resident)])))
        self.assertEqual(lines[0]["status"], "accepted", lines)

        shown = self.instance.must("case", "show", case).of("document")

        self.assertEqual([line["adapter"] for line in shown], ["madoguchi", "jiritsu"])
        self.assertEqual({hit["case"] for hit in self.instance.must("case", "find", "在原　一").of("hit")}, {case})
        self.assertIn("在原　一", self.instance.must("document", "show", shown[0]["document"], "--classes", "1").out)
        delivery, = self.instance.must("export", "jiritsu", "--document", shown[1]["document"]).of("delivery")
        self.assertEqual(delivery["state"], "written")
        self.assertEqual(self.instance.must("rebuild", "--yes").of("rebuild")[0]["differences"], 0)
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])

    def test_runs_no_database_of_its_own(self):
        self.assertEqual(self.instance.status()["database"], "server")
        self.assertFalse((self.instance.home / "run/mariadb.pid").exists())
        self.assertFalse((self.instance.home / "db/data").exists())

    def test_gives_the_daemon_no_right_to_change_events_or_documents(self):
        rights = dict(self.server.run(
            "SELECT table_name, GROUP_CONCAT(privilege_type ORDER BY privilege_type) FROM information_schema.table_privileges "
            "WHERE grantee = '''tsunagu_daemon''@''%''' GROUP BY table_name;"))
        for table in ("audit_event", "case_record"):
            self.assertEqual(rights[table], "INSERT,SELECT", table)
        # A destroyed case goes wholly; nothing of a case is ever changed in its place.
        for table in ("document", "data_key", "case_token", "search_entry"):
            self.assertEqual(rights[table], "DELETE,INSERT,SELECT", table)
        columns = self.server.run(
            "SELECT table_name, column_name FROM information_schema.column_privileges WHERE privilege_type = 'UPDATE' "
            "AND grantee = '''tsunagu_daemon''@''%''' ORDER BY 1, 2;")
        self.assertEqual(columns, [["case_record", "seal"], ["data_key", "wrapped"], ["inbound_record", "sealed"]])
        self.assertEqual(self.server.run(
            "SELECT table_name, privilege_type FROM information_schema.table_privileges "
            "WHERE grantee = '''tsunagu_sequencer''@''%''' AND table_name = 'audit_event';"), [["audit_event", "SELECT"]])

    def test_goes_on_when_the_server_comes_back(self):
        self.server.kill()
        self.assertEqual(self.instance.run("case", "list").exit, 1)
        self.server.start()

        case, = self.madoguchi_accepted("TSNG_20251202_001.xml", files.madoguchi([files.sheet("MD-S2", name="在原　二")]))

        self.assertIn(case, [line["number"] for line in self.instance.must("case", "list").of("case")])
        self.assertTrue(self.instance.must("audit", "verify").of("verdict")[0]["ok"])

    def test_leaves_the_server_running_when_it_stops(self):
        self.instance.stop()

        self.assertEqual(self.server.run("SELECT 1;"), [["1"]])
        self.instance.start()

    def test_does_not_start_on_a_server_that_could_lose_records(self):
        self.instance.stop()
        for setting, bad, good in (("innodb_flush_log_at_trx_commit", "2", "1"), ("max_allowed_packet", "1048576", "134217728"),
                                   ("local_infile", "ON", "OFF"), ("general_log", "ON", "OFF")):
            with self.subTest(setting):
                self.server.run(f"SET GLOBAL {setting} = {bad};")
                error = self.instance.must("start", exit_status=1).error
                self.server.run(f"SET GLOBAL {setting} = {good};")
                self.assertEqual(error["id"], "TS-3003")
                self.assertIn(setting, error["detail"])
                self.assertIsNone(self.instance.pid())
        self.instance.start()

    def test_does_not_start_without_the_server(self):
        self.instance.stop()
        self.server.stop()
        error = self.instance.must("start", exit_status=1).error
        self.server.start()

        self.assertEqual(error["id"], "TS-3001")
        self.assertIn(str(self.server.socket), error["detail"])
        self.instance.start()


if __name__ == "__main__":
    unittest.main()
