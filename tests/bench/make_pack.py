#!/usr/bin/env python3
"""Makes a pack of many highlights out of the sample pack, to measure what grows with their number.

    make_pack.py SAMPLE OUT ITEMS

The look, the scenes and the legal texts are the sample's; its highlights are repeated, each with a
title and texts of its own in all four languages. What names single items in pack.yaml is left out.
"""
import pathlib
import re
import shutil
import sys

KEPT = {'format', 'id', 'version', 'title', 'languages', 'rights', 'districts', 'themes', 'fields',
        'personas', 'hosts', 'attract', 'header', 'welcome', 'legal'}
LANGUAGES = ('de', 'en', 'nl', 'de-leicht')


def kept_parts(text):
    """The parts of pack.yaml that name no items: each begins with its key at the line's start."""
    parts = re.split(r'(?m)^(?=[a-z_]+:)', text)
    return ''.join(part for part in parts if part.split(':', 1)[0] in KEPT)


def numbered(text, number):
    """A title of its own, so that no two texts are the same."""
    return re.sub(r'(?m)^title: .*$', lambda found: f'{found.group(0)[:46]} {number}', text, count=1)


def main():
    sample, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    count = int(sys.argv[3])
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    (out / 'pack.yaml').write_text(kept_parts((sample / 'pack.yaml').read_text()))
    for folder in ('pictures', 'legal'):
        shutil.copytree(sample / folder, out / folder)
    items = [folder for folder in sorted((sample / 'items').iterdir())
             if 'kind: highlight' in (folder / 'item.yaml').read_text()]
    texts = [{path.name: path.read_text() for path in item.iterdir()
              if path.name == 'item.yaml' or path.stem in LANGUAGES} for item in items]
    for number in range(1, count + 1):
        item = out / 'items' / f'ort-{number:05}'
        item.mkdir(parents=True)
        for name, text in texts[number % len(texts)].items():
            (item / name).write_text(text if name == 'item.yaml' else numbered(text, number))


main()
