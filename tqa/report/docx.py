"""The article as a Word document (ECMA-376): corrections as tracked changes, findings as comments, the scorecard behind it.

Accepting all changes gives the text that `tqa.report.proposed` gives; rejecting all gives the text as it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import bidirectional

from tqa.model.finding import SEVERITIES
from tqa.report.article import Article, Facts
from tqa.report.escape import xml
from tqa.report.opc import HEAD, package, relations, types
from tqa.report.proposed import CUT, NEW, SAME, Piece, pieces
from tqa.report.scorecard import rows

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_AUTHOR = "tqa"
_STYLES = (
    f'{HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Times New Roman"/>'
    '<w:sz w:val="23"/><w:szCs w:val="23"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="300" w:lineRule="auto"/></w:pPr>'
    '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Normal"/>'
    '<w:rPr><w:sz w:val="18"/></w:rPr></w:style>'
    "</w:styles>"
)


def render(article: Article, facts: Facts) -> bytes:
    """The document."""
    kinds = [
        ("word/document.xml", "wordprocessingml.document.main"),
        ("word/styles.xml", "wordprocessingml.styles"),
        ("word/comments.xml", "wordprocessingml.comments"),
    ]
    return package(
        [
            ("[Content_Types].xml", types(kinds)),
            ("_rels/.rels", relations([("officeDocument", "word/document.xml")])),
            ("word/_rels/document.xml.rels", relations([("styles", "styles.xml"), ("comments", "comments.xml")])),
            ("word/document.xml", "".join(_document(article, facts))),
            ("word/styles.xml", _STYLES),
            ("word/comments.xml", "".join(_comments(article, facts))),
        ]
    )


def _by(number: int, facts: Facts) -> str:
    date = f' w:date="{facts.date}T00:00:00Z"' if facts.date else ""
    return f'w:id="{number}" w:author="{_AUTHOR}"{date}'


def _document(article: Article, facts: Facts) -> Iterator[str]:
    yield f'{HEAD}<w:document xmlns:w="{_W}"><w:body>'
    yield from _text(article, facts)
    yield from _scorecard(article, facts)
    yield '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    yield '<w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="708" w:footer="708"/>'
    yield "</w:sectPr></w:body></w:document>"


def _text(article: Article, facts: Facts) -> Iterator[str]:
    """Paragraphs: lines of the text, whose ends may be cut or new like any other character."""
    findings = article.checked.findings
    opens = sorted((finding.span.start, at) for at, finding in enumerate(findings))
    closes = sorted((finding.span.end, at) for at, finding in enumerate(findings))
    number = len(findings)
    line: list[str] = []
    plain: list[str] = []
    end = 0

    def anchors(offset: int) -> str:
        """Starts and ends of comments up to a place; ends first, but never one that has not begun."""
        found = []
        while closes and closes[0][0] <= offset and not (opens and opens[0][1] == closes[0][1]):
            at = closes.pop(0)[1]
            found.append(f'<w:commentRangeEnd w:id="{at}"/><w:r><w:commentReference w:id="{at}"/></w:r>')
        while opens and opens[0][0] <= offset:
            found.append(f'<w:commentRangeStart w:id="{opens.pop(0)[1]}"/>')
        return "".join(found)

    def paragraph(kind: str) -> str:
        nonlocal number
        mark = ""
        if kind != SAME:
            number += 1
            mark = f"<w:rPr><w:{'del' if kind == CUT else 'ins'} {_by(number, facts)}/></w:rPr>"
        first = next((side for side in map(bidirectional, "".join(plain)) if side in ("L", "R", "AL")), "L")
        props = f"<w:pPr>{'' if first == 'L' else '<w:bidi/>'}{mark}</w:pPr>"
        made = f"<w:p>{props}{''.join(line)}</w:p>"
        line.clear()
        plain.clear()
        return made

    for piece in pieces(article, tuple(edge for finding in findings for edge in finding.span)):
        line.append(anchors(piece.start))
        parts = piece.text.replace("\r", "").split("\n")
        for at, part in enumerate(parts):
            if part:
                number += 1
                line.append(_run(piece, part, number, facts))
                plain.append(part)
            if at < len(parts) - 1:
                yield paragraph(piece.kind)
        end = max(end, piece.start + (0 if piece.kind == NEW else len(piece.text)))
    line.append(anchors(len(article.checked.document.text)))
    line.append(anchors(len(article.checked.document.text)))
    if line:
        yield paragraph(SAME)


def _run(piece: Piece, text: str, number: int, facts: Facts) -> str:
    tag = "w:delText" if piece.kind == CUT else "w:t"
    rtl = "<w:rPr><w:rtl/></w:rPr>" if any(bidirectional(char) in ("R", "AL") for char in text) else ""
    run = f'<w:r>{rtl}<{tag} xml:space="preserve">{xml(text)}</{tag}></w:r>'
    if piece.kind == SAME:
        return run
    name = "del" if piece.kind == CUT else "ins"
    return f"<w:{name} {_by(number, facts)}>{run}</w:{name}>"


def _comments(article: Article, facts: Facts) -> Iterator[str]:
    yield f'{HEAD}<w:comments xmlns:w="{_W}">'
    for at, finding in enumerate(article.checked.findings):
        lines = [f"{finding.message} [{finding.rule}, {finding.severity}]"]
        if finding.fix:
            lines.append(finding.fix.title)
        lines += finding.evidence
        yield f'<w:comment {_by(at, facts)} w:initials="tqa">'
        yield from (_paragraph(line, "Small") for line in lines)
        yield "</w:comment>"
    yield "</w:comments>"


def _paragraph(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{xml(text)}</w:t></w:r></w:p>'


def _scorecard(article: Article, facts: Facts) -> Iterator[str]:
    score = article.checked.score
    yield _paragraph("MQM scorecard", "Heading1")
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="BBBBBB"/>' for side in ("top", "bottom", "insideH"))
    yield f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    yield f"<w:tblGrid>{'<w:gridCol/>' * (len(SEVERITIES) + 2)}</w:tblGrid>"
    yield _row(["error type", *SEVERITIES, "penalty"])
    for row in rows(article):
        yield _row([row.category, *(str(count) if count else "–" for count in row.counts), f"{row.penalty:g}"])
    yield "</w:tbl>"
    verdict = "passes" if score.passed else "fails"
    yield _paragraph(f"{score.per_1000_words:g} penalty points in 1,000 words, up to {score.threshold:g} are allowed: {verdict}.", "Small")
    yield _paragraph(f"{facts.signature}; SHA-256 of the file {article.sha256}", "Small")


def _row(cells: list[str]) -> str:
    return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{_paragraph(cell, 'Small')}</w:tc>" for cell in cells) + "</w:tr>"
