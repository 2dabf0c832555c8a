"""Which tagger finds names: the built-in one, or a model of the user's."""

from functools import cache
from pathlib import Path

from ordvern.detection.names.combined import tag_with_second_opinion
from ordvern.detection.names.tagger import Tagger

from .complaints import Complaint


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
        raise Complaint(f"the folder of --tagger is no model: {problem}.", "") from None
    except ModuleNotFoundError as missing:
        raise Complaint(
            f"--tagger needs {missing.name}.", "Install it: pip install 'ordvern[onnx]'."
        ) from None
