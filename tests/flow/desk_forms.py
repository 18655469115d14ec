"""Documents as people write them, for tests with a clock: a form is begun, filled in and submitted in one step."""


def filled(text, values):
    """The form with `values` ({path: value}) in it. The first occurrence may be written with or without its [1]."""
    left, lines = {path.replace("[1]", ""): value for path, value in values.items()}, []
    for line in text:
        path = line.split(" =", 1)[0].replace("[1]", "")
        lines.append(f"{path} = {left.pop(path)}" if path in left and not line.startswith(("#", "|")) else line)
    return "\n".join(lines + [f"{path} = {value}" for path, value in left.items()]) + "\n"


class DeskForms:
    """For a FlowTest."""

    def begin(self, kind, *options):
        """Begins a document; returns its draft number, version and form."""
        shown = self.instance.must("document", "begin", kind, *options)
        head, = shown.of("form_head")
        return head["draft"], head["version"], [line["text"] for line in shown.of("text")]

    def write(self, kind, values, *options, refused=None):
        """Writes and submits a document. Returns the line `filed`, or nothing if it is refused with that code."""
        draft, version, text = self.begin(kind, *options)
        folder = self.instance.folder / "desk"
        folder.mkdir(exist_ok=True)
        path = folder / f"{draft}.txt"
        path.write_text(filled(text, values), "utf-8")
        self.instance.must("document", "save", draft, str(path), "--version", str(version))
        shown = self.instance.run("document", "submit", draft)
        if refused:
            self.assertEqual([line["code"] for line in shown.of("refusal")], [refused], shown.out + shown.err)
            return None
        self.assertEqual(shown.exit, 0, shown.out + shown.err)
        return shown.of("filed")[0]
