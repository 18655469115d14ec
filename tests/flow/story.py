"""A case lived from first contact to closure: what every story of a municipality needs to be told.

A story is a class with the profile of a municipality and a clock. Days come by `on`; partners hand over files; people
work with the command line. Everything that was printed or delivered is kept in `instance.outputs`, so that a story can
say at its end what nobody was shown.
"""
import unittest

import answers
import harness
import set_clock
import story_books
import story_desk
import story_files as files


class StoryInstance(harness.Instance):
    def __init__(self):
        super().__init__()
        self.outputs = []  # (words, user, text)

    def run(self, *words, user=None, env=None):
        shown = super().run(*words, user=user, env=env)
        self.outputs.append((words, user, shown.out + shown.err))
        return shown


class Story(story_desk.Desk, story_books.Books, unittest.TestCase):
    profile = ""
    municipality = ""
    first_day = "2025-04-01"
    settings = ""  # further lines of tsunagu.conf
    maxDiff = None
    partners = {}  # {adapter: further lines of its settings}

    @classmethod
    def setUpClass(cls):
        cls.instance = StoryInstance()
        cls.addClassCleanup(cls.instance.remove)
        cls.instance.must("init", "--municipality", cls.municipality, "--name", "架空市", "--profile", cls.profile)
        cls.instance.edit("etc/tsunagu.conf", lambda old: old + f"\n{cls.settings}".encode())
        for partner, lines in cls.partners.items():
            cls.instance.edit(f"etc/adapters/{partner}.conf", lambda old, lines=lines: old + f"\n{lines}".encode())
        cls.clock = set_clock.SetClock(cls.instance, cls.first_day)
        cls.files = {}
        cls.instance.start()

    # -- time ----------------------------------------------------------------------------------------------------
    def on(self, day, at="10:00"):
        """Lets the time come; stories do not go back."""
        self.assertGreaterEqual(day, self.clock.today(), "a story goes forward")
        self.clock.go_to(day, at)

    # -- partners ------------------------------------------------------------------------------------------------
    def next_file(self, partner, pattern):
        """The name of the partner's next file of the day."""
        today = self.clock.today().replace("-", "")
        number = self.files[partner, today] = self.files.get((partner, today), 0) + 1
        return pattern.format(today=today, short=today[2:], number=number)

    def hand_over(self, partner, pattern, data):
        name = self.next_file(partner, pattern)
        answer = self.instance.exchange(partner, name, data)
        encoding = "utf-8" if partner == "jiritsu" else "cp932"
        self.instance.outputs.append(((partner, name), "partner", answer.decode(encoding)))
        return answer

    def send_sheet(self, number, person, by, to, **more):
        """Madoguchi hands a つなぐシート over; returns the case."""
        today = self.clock.today()
        data = files.madoguchi(self.municipality, today, [files.sheet(number, person, today, by, to, **more)])
        _, (line,) = answers.madoguchi(self.hand_over("madoguchi", "TSNG_{today}_{number:03}.xml", data))
        self.assertEqual(line["区分"], "受理", line)
        return line["案件番号"]

    def send_plan(self, number, person, agencies, **more):
        """Jiritsu hands a plan over; returns its line of the answer."""
        today = self.clock.today()
        data = files.jiritsu(self.municipality, today, [files.plan(number, person, today, agencies, **more)])
        _, (line,) = answers.jiritsu(self.hand_over("jiritsu", "plan-{today}-{number:04}.xml", data))
        return line

    def send_minutes(self, number, kind, attendees, *items, **more):
        """Bunsho hands minutes over; returns the lines of the answer."""
        data = files.bunsho(self.clock.today(), number, kind, attendees, items, **more)
        _, lines = answers.bunsho(self.hand_over("bunsho", "KAIGI{short}{number:03}.XML", data))
        return lines

    def deliver(self, partner, document, exit_status=0):
        """Sends a document to a partner; returns the texts of its files, which the partner takes away."""
        shown = self.instance.must("export", partner, "--document", document, exit_status=exit_status)
        texts = [self.delivered(partner, line["file"]) for line in shown.of("delivery") if line["state"] == "written"]
        return shown, texts

    def delivered(self, partner, name):
        path = self.instance.box(partner, "out") / name
        marker = path.with_name(path.name + harness.MARKERS[partner])
        self.instance.wait(marker.exists, f"the file {path}")
        text = path.read_bytes().decode("cp932" if partner == "bunsho" else "utf-8-sig")
        marker.unlink()
        path.unlink()
        self.instance.outputs.append(((partner, name), "partner", text))
        return text

    def accepted(self, line):
        """That a partner's record was taken."""
        self.assertIn(line.get("区分") or line.get("status"), ("受理", "accepted"), line)

    def refused(self, line, code):
        """That a rule refused a partner's record, and that the answer says in Japanese why."""
        self.assertIn(line.get("区分") or line.get("status"), ("差戻", "refused"), line)
        self.assertEqual(line.get("コード") or line.get("code"), code)

    def import_refused(self, partner, pattern, data, code):
        """An operator takes the file in by hand: what breaks the rule, and the texts that say so."""
        path = self.instance.folder / self.next_file(partner, pattern)
        path.write_bytes(data)
        record, = self.instance.must("import", partner, str(path), exit_status=3).of("record")
        self.assertEqual((record["outcome"], record["code"]), ("refused", code))
        self.assertTrue(record["reason_ja"] and record["remedy_ja"], record)
        return record

    # -- people --------------------------------------------------------------------------------------------------
    def case(self, number):
        return self.instance.must("case", "show", number).of("case")[0]

    def documents(self, number, kind=None):
        """The documents of the case in the order they came, of one type if it is named."""
        return [line for line in self.instance.must("case", "show", number).of("document")
                if kind is None or line["type"] == kind]

    def stands(self, number, state):
        """That the case stands there, and that this is what its list says too."""
        shown = self.case(number)
        self.assertEqual(shown["state"], state, f"{shown}\n{self.documents(number)}")
        listed, = (line for line in self.instance.must("case", "list").of("case") if line["number"] == number)
        self.assertEqual(listed["state"], state)

    def read(self, document, classes="1,2,3,4,5", purpose="支援の相談", basis="OWN", user=None):
        return self.instance.run("document", "show", document, "--classes", classes, "--purpose", purpose, "--basis",
                                 basis, user=user)

    def tasks(self, *words):
        """What is to be done of what is asked for, as {(kind, agency, due, whether it is overdue)}."""
        return {(line["task"], line["agency"], line["due"], line["overdue"])
                for line in self.instance.must("task", "list", *words).of("task")}

    def due(self, number):
        """What is to be done for the case today."""
        return self.tasks("--case", number)
