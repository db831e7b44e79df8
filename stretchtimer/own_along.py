"""The user's own sequences, programmes, exercises and pictures in an export: as a `.stretch` file within it.

So all that is asked of a shared file is asked of them. An own file that does not read here, or whose picture is
gone, is not in an export: nobody could take it in. What is here already under the same name stays as it is.
"""

from pathlib import Path

from stretchtimer.catalogue.catalogue import Catalogue
from stretchtimer.catalogue.own_text import exercise_text, sequence_text
from stretchtimer.catalogue.share_file import Share, share_bytes, share_in
from stretchtimer.own_files import OwnFiles
from stretchtimer.sharing import Taking, taking_of
from stretchtimer.store.carried import read_carried


def own_bytes(catalogue: Catalogue) -> bytes | None:
    """Everything of the user's own; None where there is nothing."""
    texts: dict[str, str] = {}
    pictures: dict[str, bytes] = {}
    lost = set()
    for exercise_id in sorted(catalogue.own_exercise_ids):
        raw = catalogue.raw_exercise(exercise_id)
        image = OwnFiles(catalogue).picture(raw["picture"]) if "picture" in raw else None
        if "picture" in raw and image is None:
            lost.add(exercise_id)
            continue
        if image is not None:
            pictures[f"pictures/{raw['picture']}"] = image
        texts[f"exercises/{exercise_id}.toml"] = exercise_text(raw)
    for sequence in map(catalogue.sequence, sorted(catalogue.own_sequence_ids)):
        if not lost & set(sequence.exercise_ids()):
            texts[f"sequences/{sequence.id}.toml"] = sequence_text(sequence)
    for programme in map(catalogue.programme, sorted(catalogue.own_programme_ids)):
        if not lost & programme.exercise_ids():
            texts[f"programmes/{programme.id}.toml"] = OwnFiles(catalogue).programme_text(programme.id)
    return share_bytes(Share(texts, pictures)) if texts else None


def taking_along(catalogue: Catalogue, path: Path) -> Taking:
    """What of it an export would bring; raises UserError, with nothing written, for whatever is wrong with it."""
    content = read_carried(path)
    if content is None:
        return Taking()
    coming = share_in(path, content)
    here = {f"exercises/{one}.toml" for one in catalogue.own_exercise_ids}
    here |= {f"sequences/{one}.toml" for one in catalogue.own_sequence_ids}
    here |= {f"programmes/{one}.toml" for one in catalogue.own_programme_ids}
    texts = {name: text for name, text in coming.texts.items() if name not in here}
    return taking_of(catalogue, path, Share(texts, coming.pictures))
