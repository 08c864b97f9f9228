#!/usr/bin/env python3
"""Figures of scripts/bench -> tables in Markdown.

    table.py own FOLDER       what bench_packs, bench_captures and still.py have printed there
    table.py web RESULT.json  what the stopwatch has measured: the kiosk first, the web kiosk last
"""
import json
import pathlib
import statistics
import sys


def figures(path):
    """Lines of a name, a tab and a figure."""
    lines = path.read_text().split('\n')
    return {name: float(value) for name, _, value in (line.partition('\t') for line in lines)
            if value}


def row(cells):
    return '| ' + ' | '.join(cells) + ' |'


def head(cells):
    return [row(cells), row(['---'] * len(cells))]


def by_size(folder, beginning, names, most_ratio):
    """One column per size; the last one, how many times the first the last has become."""
    found = {int(path.stem.split('-')[1]): figures(path) for path in folder.glob(beginning + '-*.tsv')}
    if not found:
        return []
    sizes = sorted(found)
    lines = head(['figure'] + [f'{size:,}' for size in sizes] + ['last / first'])
    for name in names:
        values = [found[size][name] for size in sizes]
        ratio = values[-1] / values[0] if values[0] else 0
        said = f'{ratio:.2f}x' + ('' if most_ratio is None or ratio <= most_ratio else ' (grows)')
        lines.append(row([name] + [f'{value:g}' for value in values] + [said]))
    return lines + ['']


def own(folder):
    lines = ['## Packs, by number of items', '']
    lines += by_size(folder, 'packs', ['invitation_ms', 'ready_ms', 'card_ms', 'back_ms', 'scroll_ms',
                                       'scroll_p95_ms', 'pss_ready_mib', 'pss_used_mib'], 1.5)
    lines += ['## Ledgers, by number of envelopes', '']
    lines += by_size(folder, 'ledger', ['capture_ms', 'capture_p95_ms', 'open_ms'], 1.5)
    still = folder / 'still.tsv'
    if still.exists():
        lines += ['## A still screen', ''] + head(['figure', 'measured', 'at most', ''])
        limits = {'cpu_percent': 0.1, 'wakeups_per_s': 1, 'disk_writes_kib': 0}
        for name, value in figures(still).items():
            said = 'passes' if value <= limits[name] else 'FAILS'
            lines.append(row([name, f'{value:g}', f'{limits[name]:g}', said]))
    return lines


class Run:
    """What was measured of one program: medians, and the taps one by one."""

    def __init__(self, result):
        self.summary = result['summary']
        self.taps = result['taps']
        self.raw = result['raw']['runs']

    def median(self, name):
        return self.summary[name]['median'] if name in self.summary else None

    def tap(self, label, what, share):
        value = self.taps.get(label, {}).get(what)
        return value[share] if value else None

    def pooled(self, labels, what):
        values = [tap[what] for run in self.raw for tap in run.get('taps', [])
                  if tap['label'] in labels and tap[what] is not None]
        return statistics.median(values) if values else None

    def growth(self):
        """MiB per 100 visits from visit 300 on, or from the middle where there were fewer."""
        slopes = []
        for run in self.raw:
            points = run.get('growth', {}).get('points', [])
            late = [point for point in points if point[0] >= 0.6 * points[-1][0]]
            if len(late) > 1 and late[-1][0] > late[0][0]:
                slopes.append(100 * (late[-1][1] - late[0][1]) / (late[-1][0] - late[0][0]))
        return statistics.median(slopes) if slopes else None

    def missed(self):
        return sum(tap['missed'] for tap in self.taps.values()) if self.taps else None


WALK = ('card->detail', 'back->grid', 'next detail')
# A line of the table: what it is, how it is read, and how many times less ours has to be.
RATIOS = [
    ('start to attract shown, ms', lambda run: run.median('start.attract_ms'), 10),
    ('start to usable grid, ms', lambda run: run.median('start.usable_ms'), 8),
    *((f'outcome of {label}, ms', lambda run, label=label: run.tap(label, 'outcome', 'median'), 8)
      for label in WALK),
    ('outcome of offer+QR, ms', lambda run: run.tap('offer+QR', 'outcome', 'median'), 5),
    *((f'the same, 95th percentile: {label}, ms',
       lambda run, label=label: run.tap(label, 'outcome', 'p95'), 6) for label in WALK),
    ('press to pressed look, ms', lambda run: run.pooled(WALK, 'react'), 6),
    ('keyboard key to letter, ms', lambda run: run.tap('key', 'outcome', 'median'), 4),
    ('submit to thanks, ms', lambda run: run.tap('submit', 'outcome', 'median'), 6),
    ('PSS at attract, MiB', lambda run: run.median('mem.attract_pss_mib'), 6),
    ('PSS after all details, MiB', lambda run: run.median('mem.details_pss_mib'), 8),
    ('PSS after the visits, MiB', lambda run: run.median('mem.visits_pss_mib'), 12),
    ('CPU per attract frame, ms', lambda run: run.median('attract.cpu_ms_per_frame'), 1.5),
]
# The same for what ours alone must hold: at most, or at least.
BOUNDS = [
    ('growth, MiB per 100 visits', Run.growth, '<=', 0.2),
    ('attract, frames per second', lambda run: run.median('pacing.fps'), '>=', 59.5),
    ('attract, % of intervals over 25 ms', lambda run: run.median('pacing.over25'), '<=', 0),
    ('still: CPU, %', lambda run: run.median('still.cpu_pct'), '<', 0.1),
    ('still: wake-ups per second', lambda run: run.median('still.wakeups_per_s'), '<=', 1),
    ('still: disk, KiB per second', lambda run: run.median('still.disk_kib_per_s'), '<=', 0),
    ('missed taps', Run.missed, '<=', 0),
    ('leads lost', lambda run: run.median('leads.lost'), '<=', 0),
]
HOLDS = {'<=': lambda a, b: a <= b, '>=': lambda a, b: a >= b, '<': lambda a, b: a < b}


def web(result):
    names = list(result)
    ours, theirs = Run(result[names[0]]), Run(result[names[-1]])
    lines = [f'## {names[0]} and {names[-1]}, interleaved', '']
    lines += head(['figure', 'web', 'ours', 'web / ours', 'at least', ''])
    for what, read, least in RATIOS:
        mine, other = read(ours), read(theirs)
        if mine is None or other is None:
            lines.append(row([what, '-', '-', '-', f'{least}x', 'not measured']))
            continue
        ratio = other / mine if mine > 0 else float('inf')
        said = 'passes' if ratio >= least else 'FAILS'
        lines.append(row([what, f'{other:g}', f'{mine:g}', f'{ratio:.1f}x', f'{least}x', said]))
    lines += [''] + head(['figure', 'web', 'ours', 'bound', ''])
    for what, read, sign, bound in BOUNDS:
        mine, other = read(ours), read(theirs)
        said = 'not measured' if mine is None else 'passes' if HOLDS[sign](mine, bound) else 'FAILS'
        shown = ['-' if value is None else f'{value:.4g}' for value in (other, mine)]
        lines.append(row([what, *shown, f'{sign} {bound:g}', said]))
    noise = [f'{name} {run.median("attract.others_pct")} %' for name, run in zip(
        (names[0], names[-1]), (ours, theirs))]
    return lines + ['', 'Processor taken by other programs meanwhile, of one core: ' +
                    ', '.join(noise) + '.']


def main():
    what, where = sys.argv[1], pathlib.Path(sys.argv[2])
    lines = own(where) if what == 'own' else web(json.loads(where.read_text()))
    print('\n'.join(lines))


main()
