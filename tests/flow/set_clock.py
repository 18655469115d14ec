"""A clock that a test sets: the daemon runs with clock_shim.so, and days pass when the test says so.

    class Year(set_clock.ClockedTest):
        first_day = "2025-04-01"

        def test_something(self):
            self.clock.go_to("2025-06-10", "13:30")
            self.clock.pass_days(14)
            self.clock.today()  # "2025-06-24"

All days and times are Japan's. The clock runs on from where it was set; it may also be set while the daemon is stopped,
and goes on with it when it is started again by `self.instance.start()`.
"""
import datetime
import os
import time

import harness

SHIM = harness.BIN / "clock_shim.so"
JAPAN = datetime.timezone(datetime.timedelta(hours=9))


class SetClock:
    """The clock of one instance. It has to be made before the daemon is started."""

    def __init__(self, instance, day, at="09:00"):
        self.file = instance.folder / "clock"
        self.go_to(day, at)
        instance.environment = {**instance.environment, "LD_PRELOAD": str(SHIM), "TSUNAGU_TEST_CLOCK": str(self.file)}

    def now(self):
        return datetime.datetime.fromtimestamp(time.time() + int(self.file.read_text()), JAPAN)

    def today(self):
        """"2025-06-24"."""
        return self.now().date().isoformat()

    def go_to(self, day, at="09:00"):
        """Sets the clock to this day ("2025-06-24") and time of day ("13:30")."""
        wanted = datetime.datetime.fromisoformat(f"{day}T{at}").replace(tzinfo=JAPAN)
        # In one step: the daemon may read it at any moment.
        temporary = self.file.with_suffix(".new")
        temporary.write_text(str(int(wanted.timestamp() - time.time())))
        temporary.chmod(0o644)
        os.replace(temporary, self.file)

    def pass_days(self, days):
        """Goes on by this many days, to the same time of day."""
        later = self.now() + datetime.timedelta(days=days)
        self.go_to(later.date().isoformat(), later.strftime("%H:%M"))


class ClockedTest(harness.FlowTest):
    """A FlowTest whose daemon starts at `first_day`; `clock` sets the day from then on."""

    first_day = "2025-04-01"

    @classmethod
    def setUpClass(cls):
        started, cls.started = cls.started, False
        super().setUpClass()
        cls.started = started
        cls.clock = SetClock(cls.instance, cls.first_day)
        if started:
            cls.instance.start()
