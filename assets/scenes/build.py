"""Draws the sample pack's pictures again.

python3 build.py [--only NAME ...] [--out FOLDER] [--sheets]

Without --out it writes into content/suedwestfalen/pictures. --sheets also renders overviews into
out/sheets (needs rsvg-convert and ImageMagick)."""
import argparse
import os
import subprocess
import tempfile

import attract
import offers
import places
import scenes
import story

HERE = os.path.dirname(os.path.abspath(__file__))
REPO = os.path.dirname(os.path.dirname(HERE))
PAPER = '#FBF7EE'
SEASONS = ('morgen', 'tag', 'herbst', 'winter')


def siegen():
    """The attract scene of Siegen: the blue hour and four seasons, in both orientations."""
    drawn = {'siegen-hoch': lambda: scenes.hero(), 'siegen-quer': lambda: scenes.hero(1920, 1080)}
    for season in SEASONS:
        title = 'Siegen, ' + season
        drawn['siegen-hoch-' + season] = lambda s=season, t=title: scenes.hero(pal=s, title=t)
        drawn['siegen-quer-' + season] = lambda s=season, t=title: scenes.hero(1920, 1080, pal=s,
                                                                              title=t)
    return drawn


def catalogue():
    cards = {name: draw for name, draw in scenes.ALL.items() if name not in ('hero_p', 'hero_l')}
    cards.update(places.ALL)
    cards.update(offers.ALL)
    cards.update(story.ALL)
    posters = siegen()
    posters.update(attract.ALL)
    return cards, posters


def sheet(folder, names, width, columns, target):
    with tempfile.TemporaryDirectory() as temporary:
        tiles = []
        for name in names:
            tiles.append(f'{temporary}/{name}.png')
            subprocess.run(['rsvg-convert', '-w', str(width), f'{folder}/{name}.svg', '-o',
                            tiles[-1]], check=True)
        subprocess.run(['montage', *tiles, '-tile', f'{columns}x', '-geometry', '+7+7',
                        '-background', PAPER, target], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--only', nargs='+', metavar='NAME')
    parser.add_argument('--out', default=f'{REPO}/content/suedwestfalen/pictures')
    parser.add_argument('--sheets', action='store_true')
    arguments = parser.parse_args()
    cards, posters = catalogue()
    every = {**cards, **posters}
    os.makedirs(arguments.out, exist_ok=True)
    for name in arguments.only or every:
        with open(f'{arguments.out}/{name}.svg', 'w', encoding='utf-8') as file:
            file.write(every[name]().svg())
    if arguments.sheets:
        sheets = f'{REPO}/out/sheets'
        os.makedirs(sheets, exist_ok=True)
        sheet(arguments.out, cards, 300, 5, f'{sheets}/cards.png')
        for kind, width, columns in (('hoch', 300, 5), ('quer', 600, 3)):
            names = [name for name in posters if f'-{kind}' in name]
            sheet(arguments.out, names, width, columns, f'{sheets}/attract-{kind}.png')


if __name__ == '__main__':
    main()
