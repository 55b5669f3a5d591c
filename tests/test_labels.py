"""Labels beside marks: on the side that shows more of the title, never over a mark."""

from dataclasses import dataclass

from timeline.charts.labels import place_labels
from timeline.charts.packing import Box

WIDTH = 800.0
TITLE = "The presidents signed the treaty of alliance"


@dataclass(frozen=True)
class Mark:
    id: str
    title: str = ""
    row: int = 0
    weight: float = 1.0


def test_a_label_stands_right_of_its_mark_where_the_whole_title_fits() -> None:
    (label,) = place_labels([Mark("a", TITLE)], {"a": Box("a", 390, 400)}, WIDTH)
    assert (label.side, label.text) == ("right", TITLE)


def test_a_whole_title_on_the_left_is_better_than_a_cut_one_on_the_right() -> None:
    boxes = {"a": Box("a", 500, 510), "b": Box("b", 640, 650)}
    labels = place_labels([Mark("a", TITLE), Mark("b")], boxes, WIDTH)
    assert [(label.mark, label.side, label.text) for label in labels] == [("a", "left", TITLE)]


def test_a_label_takes_the_side_where_more_of_it_fits() -> None:
    boxes = {"z": Box("z", 0, 10), "a": Box("a", 120, 130), "b": Box("b", 330, 340)}
    (label,) = place_labels([Mark("z"), Mark("a", TITLE), Mark("b")], boxes, WIDTH)
    assert label.side == "right"
    assert TITLE.startswith(label.text.rstrip("…")) and label.text != TITLE
    assert label.right * WIDTH < 330


def test_no_label_where_neither_side_has_room() -> None:
    boxes = {"z": Box("z", 0, 100), "a": Box("a", 120, 130), "b": Box("b", 150, 160)}
    assert place_labels([Mark("z"), Mark("a", TITLE), Mark("b")], boxes, WIDTH) == ()


def test_the_weightiest_mark_is_labelled_first() -> None:
    boxes = {"a": Box("a", 0, 10), "b": Box("b", 600, 610)}
    marks = [Mark("b", TITLE, weight=1), Mark("a", TITLE, weight=2)]
    assert [label.mark for label in place_labels(marks, boxes, WIDTH)] == ["a", "b"]
