"""Documents as people write them: a form is begun, filled in, saved and submitted with the command line."""


def is_field(line):
    return " =" in line and not line.startswith(("#", "|"))


def edited(text, values):
    """The form with `values` ({path: value}) filled in: where a line asks for one, there; else at its end."""
    left, lines, is_replaced = dict(values), [], False
    for line in text.splitlines():
        if is_replaced and line.startswith("|"):
            continue
        path = line.split(" =", 1)[0]
        is_replaced = is_field(line) and path in left
        lines.append(f"{path} = {left.pop(path)}" if is_replaced else line)
    return "\n".join(lines + [f"{path} = {value}" for path, value in left.items()]) + "\n"


def filled(text):
    """{path: value} of the lines of a form that have a value."""
    fields = (line.split(" =", 1) for line in text.splitlines() if is_field(line))
    return {path: value.strip() for path, value in fields if value.strip()}


class Form:
    """A draft's form: its number, the version it shows, and its text."""

    def __init__(self, head, path):
        self.draft, self.version, self.case = head["draft"], head["version"], head["case"]
        self.path = path
        self.text = path.read_text("utf-8")


class Desk:
    """What a Story needs of it. Forms lie in a folder that everybody may write to."""

    def desk(self):
        folder = self.instance.folder / "desk"
        if not folder.exists():
            folder.mkdir()
            folder.chmod(0o777)
        return folder

    def begin(self, kind, case=None, revises=None, user=None):
        """Begins a document and returns its Form."""
        type(self).forms = getattr(type(self), "forms", 0) + 1
        path = self.desk() / f"form-{self.forms}.txt"
        words = [*(("--case", case) if case else ()), *(("--revises", revises) if revises else ())]
        shown = self.instance.run("document", "begin", kind, *words, "--out", str(path), user=user)
        self.assertEqual(shown.exit, 0, shown.out + shown.err)
        form = Form(shown.of("form_head")[0], path)
        self.instance.outputs.append((("document", "begin", kind), user, form.text))
        return form

    def try_to_save(self, form, values, user):
        path = form.path.with_suffix(f".{form.version}.txt")
        path.write_text(edited(form.text, values), "utf-8")
        return self.instance.run("document", "save", form.draft, str(path), "--version", str(form.version), user=user)

    def save(self, form, values, user=None):
        """Saves the form with these fields as the draft's next version."""
        shown = self.try_to_save(form, values, user)
        self.assertEqual(shown.exit, 0, shown.out + shown.err)
        form.version = shown.of("draft")[0]["version"]

    def not_saved(self, form, values, user=None):
        """The code for which the form with these fields is not even kept."""
        shown = self.try_to_save(form, values, user)
        self.assertEqual(shown.exit, 3, shown.out + shown.err)
        self.instance.must("--yes", "document", "discard", form.draft)
        return shown.of("refusal")[0]["code"]

    def submit(self, form, user=None):
        """Submits the draft; returns its line `filed`."""
        shown = self.instance.run("document", "submit", form.draft, user=user)
        self.assertEqual(shown.exit, 0, shown.out + shown.err)
        filed, = shown.of("filed")
        self.assertEqual(filed["outcome"], "accepted", shown.out)
        return filed

    def refuse(self, form, code, user=None):
        """Submits a draft that a rule refuses, throws it away and returns the refusal."""
        shown = self.instance.run("document", "submit", form.draft, user=user)
        self.assertEqual(shown.exit, 3, shown.out + shown.err)
        self.assertEqual([line["code"] for line in shown.of("refusal")], [code], shown.out)
        self.instance.must("--yes", "document", "discard", form.draft)
        refusal, = shown.of("refusal")
        self.assertTrue(refusal["reason_ja"] and refusal["remedy_ja"], refusal)
        return refusal

    def write(self, kind, values, case=None, revises=None, user=None, by=None, refused=None):
        """All of it; returns the line `filed`, or the refusal whose code is `refused`. `by` is the author's agency."""
        form = self.begin(kind, case, revises, user)
        author = {"Envelope/AuthorOrganization/Code": by} if by else {}
        self.save(form, {**author, **values}, user)
        return self.refuse(form, refused, user) if refused else self.submit(form, user)
