"""The template of the slides: an organisation's own, or the plain one of the house."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pptx
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Emu

from timeline.charts.style import LIGHT
from timeline.errors import ExportError
from timeline.exports.look import BODY_BOTTOM, BODY_TOP, HEIGHT, INK, LEFT, NIGHT, RIGHT, WIDTH
from timeline.exports.picture_timeline import Box
from timeline.exports.slides.shapes import PX

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
SUBTITLES = (PP_PLACEHOLDER.SUBTITLE, PP_PLACEHOLDER.BODY)
QUIET = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)
FONT = "Calibri"  # on every machine with Office, with ʻ ў қ ә ң; elsewhere Carlito stands in


@dataclass(frozen=True, slots=True)
class Layouts:
    """The two layouts that a briefing needs, and the area that is free under a title.

    ``area`` and ``height`` are in pixels of a page that is 1280 wide; ``frame`` turns them into the
    slide's.
    """

    cover: SlideLayout
    content: SlideLayout
    area: Box
    frame: float
    height: float = HEIGHT
    house: bool = False
    subtitles: tuple[Any, ...] = SUBTITLES


def opened(template: Path | None) -> tuple[Presentation, Layouts]:
    """Open a template without its slides; raise ExportError where it cannot serve."""
    if template is None:
        return _house()
    if not template.is_file():
        raise ExportError(f"{template}: no such file; name a template (.pptx) that is there")
    try:
        presentation = pptx.Presentation(str(template))
    except Exception as error:  # python-pptx raises what its zip and XML readers raise
        raise ExportError(
            f"{template}: not a PowerPoint file; save the template as .pptx"
        ) from error
    _emptied(presentation)
    cover = _found(presentation, needs=SUBTITLES)
    content = _found(presentation, needs=())
    lacking = [
        name
        for name, layout in (
            ("a title and a subtitle (“Title Slide”)", cover),
            ("a title alone (“Title Only”)", content),
        )
        if layout is None
    ]
    if cover is None or content is None:
        raise ExportError(
            f"{template}: no layout with {' and none with '.join(lacking)}; "
            "add it in the slide master of the template"
        )
    return presentation, Layouts(cover, content, *_area(presentation, content))


def _kinds(layout: SlideLayout) -> list[Any]:
    return [shape.placeholder_format.type for shape in layout.placeholders]


def _found(presentation: Presentation, needs: tuple[Any, ...]) -> SlideLayout | None:
    """Find the first layout with a title and one of these, or a title alone where none is named."""
    for layout in presentation.slide_layouts:
        kinds = _kinds(layout)
        others = [kind for kind in kinds if kind not in (*TITLES, *QUIET)]
        if not any(kind in TITLES for kind in kinds):
            continue
        if needs and others and others[0] in needs and all(kind in needs for kind in others):
            return layout
        if not needs and not others:
            return layout
    return None


def _area(presentation: Presentation, content: SlideLayout) -> tuple[Box, float, float]:
    frame = presentation.slide_width / WIDTH / PX
    unit = PX * frame
    title = next(s for s in content.placeholders if s.placeholder_format.type in TITLES)
    height = presentation.slide_height / unit
    top = (title.top + title.height) / unit + 10
    if top > height * 0.45:  # a title at the foot: the area lies above it
        return Box(LEFT, 60, RIGHT - LEFT, title.top / unit - 170), frame, height
    return Box(title.left / unit, top, title.width / unit, height - top - 118), frame, height


def _emptied(presentation: Presentation) -> None:
    listed = presentation.slides._sldIdLst
    for item in list(listed):
        presentation.part.drop_rel(item.rId)
        listed.remove(item)


def _house() -> tuple[Presentation, Layouts]:
    """Make the plain template: python-pptx's own with our size, colours, font and places."""
    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = _emu(WIDTH), _emu(HEIGHT)
    cover, content = presentation.slide_layouts[0], presentation.slide_layouts[5]
    for layout in list(presentation.slide_layouts):
        if layout not in (cover, content):
            presentation.slide_layouts.remove(layout)
    _theme(presentation)
    master = presentation.slide_master
    for owner in (master, content):
        for shape in owner.placeholders:
            if shape.placeholder_format.type in TITLES:
                _placed(shape, LEFT, 78, RIGHT - LEFT, 66)
                _written(shape, 32, INK, anchor="ctr")
            elif shape.placeholder_format.type in QUIET:
                shape._element.getparent().remove(shape._element)
    content.shapes._spTree.append(parse_xml(_bar(LEFT, 44, 36, 4, "accent1")))
    cover.shapes._spTree.append(parse_xml(_bar(LEFT + 16, 130, 64, 6, "accent2")))
    for shape in list(cover.placeholders):
        kind = shape.placeholder_format.type
        if kind in TITLES:
            _placed(shape, LEFT + 16, 168, 1040, 190)
            _written(shape, 52, "#ffffff", anchor="b")
        elif kind in SUBTITLES:
            _placed(shape, LEFT + 16, 376, 1040, 300)
            _written(shape, 24, "#c3c8cd", anchor="t")
        else:
            shape._element.getparent().remove(shape._element)
    cover.background.fill.solid()
    cover.background.fill.fore_color.rgb = _rgb(NIGHT)
    area = Box(LEFT, BODY_TOP, RIGHT - LEFT, BODY_BOTTOM - BODY_TOP)
    return presentation, Layouts(cover, content, area, 1.0, house=True)


def _emu(value: float) -> Emu:
    return Emu(round(value * PX))


def _rgb(value: str) -> Any:
    return RGBColor.from_string(value.lstrip("#").upper())


def _placed(shape: Any, x: float, y: float, width: float, height: float) -> None:
    shape.left, shape.top = _emu(x), _emu(y)
    shape.width, shape.height = _emu(width), _emu(height)


_BODY = (
    '<a:bodyPr xmlns:a="{ns}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
    "<a:normAutofit/></a:bodyPr>"
)
_LIST = (
    '<a:lstStyle xmlns:a="{ns}"><a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/>'
    '<a:defRPr sz="{size}" b="{bold}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    "</a:defRPr></a:lvl1pPr></a:lstStyle>"
)
_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    """Write a bar of a theme colour as XML: python-pptx adds shapes to slides, not to layouts."""
    places = [round(value * PX) for value in (x, y, width, height)]
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="bar"/><p:cNvSpPr/><p:nvPr/>'
        '</p:nvSpPr><p:spPr><a:xfrm><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></p:spPr></p:sp>'
    ).format(*places)


def _written(shape: Any, size: float, colour: str, anchor: str) -> None:
    """Set how a placeholder writes: size, colour, left, without margins; it shrinks to fit."""
    body = shape._element.txBody
    bold = "1" if size > 30 else "0"
    values = {
        "ns": _NS,
        "size": round(size * 75),
        "bold": bold,
        "colour": colour.lstrip("#").upper(),
    }
    for tag, text in (("bodyPr", _BODY), ("lstStyle", _LIST)):
        old = body.find(f"{{{_NS}}}{tag}")
        new = parse_xml(text.format(anchor=anchor, **values))
        if old is None:
            body.insert(1, new)
        else:
            body.replace(old, new)


def _theme(presentation: Presentation) -> None:
    part = presentation.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    accents = [LIGHT.families[name] for name in ("law", "bodies", "contact", "bond", "life")]
    colours = {"dk1": INK, "lt1": "#ffffff", "dk2": NIGHT, "lt2": LIGHT.band}
    colours |= {f"accent{i}": colour for i, colour in enumerate([*accents, LIGHT.alert], start=1)}
    colours |= {"hlink": accents[0], "folHlink": accents[3]}
    text = part.blob.decode("utf-8")
    for name, colour in colours.items():
        value = colour.lstrip("#").upper()
        text = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>',
            text,
            count=1,
            flags=re.DOTALL,
        )
    text = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", text)
    part._blob = text.encode("utf-8")
