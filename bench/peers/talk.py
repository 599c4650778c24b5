"""Talk time and overlap of an RTTM file by pyannote.core; seconds, and the milliseconds it took, as JSON."""

import json
import sys
import time

from pyannote.core import Annotation, Segment


def read(path):
    annotation = Annotation()
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            fields = line.split()
            if fields[:1] == ["SPEAKER"]:
                start, length = float(fields[3]), float(fields[4])
                annotation[Segment(start, start + length), number] = fields[7]
    return annotation


annotation = read(sys.argv[1])
begun = time.perf_counter()
by_label = {label: annotation.label_duration(label) for label in annotation.labels()}
speech = annotation.get_timeline().support().duration()
overlap = annotation.get_overlap().duration()
took = (time.perf_counter() - begun) * 1000
print(json.dumps({"ms": took, "speech": speech, "overlap": overlap, "byLabel": by_label}))
