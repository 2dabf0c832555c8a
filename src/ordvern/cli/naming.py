"""Which tagger finds names: the built-in one, or a model of the user's."""

from functools import cache
from pathlib import Path

from ordvern.detection.names.combined import tag_with_second_opinion
from ordvern.detection.names.tagger import Tagger

from .complaints import Complaint
from .words import told


@cache
def named_by(folder: Path | None) -> Tagger:
    """The tagger that joins the rules with the model of a folder, read once a process; without a
    folder the built-in one. Raises Complaint."""
    if folder is None:
        return tag_with_second_opinion
    from ordvern.detection.names.onnx import NoSuchModel, onnx_tagger, read_folder

    try:
        return onnx_tagger(read_folder(folder))
    except NoSuchModel as problem:
        raise Complaint(
            "the folder of --tagger is no model: {problem}.", problem=told(str(problem))
        ) from None
    except ModuleNotFoundError as missing:
        raise Complaint(
            "--tagger needs {name}.",
            "Install it: pip install 'ordvern[onnx]'.",
            name=missing.name,
        ) from None
