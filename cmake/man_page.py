#!/usr/bin/env python3
"""Makes the manual page from docs/cli.md, so that there is one text.

man_page.py docs/cli.md VERSION DATE interleave.1

Reads the Markdown that the document uses: headings, paragraphs, lists, tables of two columns,
fenced blocks, **bold**, `code` and [links](target).
"""
import re
import sys


def escaped(text):
    """Plain text as roff."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    for character, name in {"“": "lq", "”": "rq", "’": "cq", "–": "en", "—": "em", "…": None, "≤": "<=", "−": "mi", "×": "mu", "γ": "*g", "σ": "*s", "κ": "*k", "²": "S2", "√": "sr"}.items():
        text = text.replace(character, f"\\({name}" if name else "...")
    return text.encode("ascii", "replace").decode()


def inline(text):
    """A line of Markdown as a line of roff."""
    out = []
    for part in re.split(r"(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\))", text):
        if part.startswith(("**", "`")):
            out.append(r"\fB" + escaped(part.strip("*`")) + r"\fR")
        elif part.startswith("[") and part.endswith(")"):
            out.append(escaped(re.match(r"\[([^\]]+)\]", part)[1]))
        else:
            out.append(escaped(part))
    line = "".join(out)
    return "\\&" + line if line.startswith((".", "'")) else line


def cells(row):
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def table(rows):
    """A table of two or more columns as a tagged list: the first column is the tag."""
    for row in rows[2:]:
        first, *rest = cells(row)
        yield ".TP"
        yield inline(first)
        yield inline("; ".join(cell for cell in rest if cell)) or "\\&"


def fenced(lines):
    yield ".nf"
    for line in lines:
        yield inline(line.rstrip()) or "\\&"
    yield ".fi"


def synopsis(lines):
    """Forms of the command; what stands two spaces behind one says what it does."""
    for line in lines:
        form, _, meaning = line.partition("  ")
        yield ".TP"
        yield re.sub(r"^(interleave(?: [a-z]+\b)?)", r"\\fB\1\\fR", inline(form))
        yield inline(meaning.strip()) or "\\&"


def blocks(text):
    """(kind, lines) of each block of the document."""
    lines = text.splitlines()
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.startswith("```"):
            end = next(j for j in range(i + 1, len(lines)) if lines[j].startswith("```"))
            yield "fence", lines[i + 1 : end]
            i = end + 1
            continue
        kind = "heading" if line.startswith("#") else "table" if line.startswith("|") else "item" if line.startswith("- ") else "text"
        if not line.strip():
            i += 1
            continue
        block = [line]
        i += 1
        while kind != "heading" and i < len(lines) and lines[i].strip():
            follows = lines[i].startswith(("#", "```", "- "))
            if follows or (kind != "table" and lines[i].startswith("|")):
                break
            block.append(lines[i])
            i += 1
        yield kind, block


SECTIONS = {"Failing": "EXIT STATUS"}


def page(text, version, date):
    yield f'.TH INTERLEAVE 1 "{date}" "Interleave {version}" "User Commands"'
    yield ".SH NAME"
    yield "interleave \\- makes concurrency visible"
    all_blocks = list(blocks(text))
    first = next(lines for kind, lines in all_blocks if kind == "fence")
    yield ".SH SYNOPSIS"
    yield from synopsis(first)
    yield ".SH DESCRIPTION"
    before = "heading"
    for kind, lines in all_blocks:
        if lines is first:
            continue
        if kind in ("text", "fence") and before != "heading":
            yield ".PP"
        if kind == "heading" and lines[0].startswith("## "):
            title = lines[0][3:]
            yield ".SH " + SECTIONS.get(title, escaped(title).upper())
        elif kind == "heading" and lines[0].startswith("### "):
            yield ".SS " + escaped(lines[0][4:])
        elif kind == "fence":
            yield from fenced(lines)
        elif kind == "table":
            yield from table(lines)
        elif kind == "item":
            yield ".IP \\(bu 2"
            yield inline(" ".join([lines[0][2:]] + [line.strip() for line in lines[1:]]))
        elif kind == "text":
            yield inline(" ".join(line.strip() for line in lines))
        before = kind
    yield ".SH ENVIRONMENT"
    yield ".TP"
    yield "\\fBINTERLEAVE_RUNNER\\fR"
    yield "The program that runs the demos, where it is not beside \\fBinterleave\\fR or in its libexec folder."
    yield ".SH SEE ALSO"
    yield ".BR perf_event_open (2),"
    yield ".BR sched (7)"


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as source, open(sys.argv[4], "w", encoding="ascii") as target:
        print("\n".join(page(source.read(), sys.argv[2], sys.argv[3])), file=target)
