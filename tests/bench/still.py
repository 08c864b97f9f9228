#!/usr/bin/env python3
"""What the kiosk costs while its screen stands still, in a display of its own (Xvfb).

    still.py PROGRAM FOLDER SECONDS

Taps the invitation once, waits until nothing moves, and reads /proc. Prints names and figures.
"""
import ctypes
import os
import pathlib
import signal
import subprocess
import sys
import time

WIDTH, HEIGHT = 1080, 1920
LANGUAGE = (680, 60)  # the first mark of a language
SETTLES_S = 8


def start_display():
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0',
                               f'{WIDTH}x{HEIGHT}x24', '-nolisten', 'tcp'], pass_fds=[write],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        return server, ':' + answer.readline().strip()


def tap(display, x, y):
    x11 = ctypes.CDLL('libX11.so.6')
    xtest = ctypes.CDLL('libXtst.so.6')
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    xtest.XTestFakeMotionEvent(connection, -1, x, y, ctypes.c_ulong(0))
    for down in (1, 0):
        xtest.XTestFakeButtonEvent(connection, 1, down, ctypes.c_ulong(0))
        x11.XSync(connection, 0)
        time.sleep(0.06)
    x11.XCloseDisplay(connection)


def cpu_s(pid):
    after_name = pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf('SC_CLK_TCK')


def wakeups(pid):
    total = 0
    for status in pathlib.Path(f'/proc/{pid}/task').glob('*/status'):
        for line in status.read_text().split('\n'):
            if line.startswith('voluntary_ctxt_switches:'):
                total += int(line.split()[1])
    return total


def written(pid):
    for line in pathlib.Path(f'/proc/{pid}/io').read_text().split('\n'):
        if line.startswith('write_bytes:'):
            return int(line.split()[1])
    return 0


def main():
    program, folder, seconds = sys.argv[1], pathlib.Path(sys.argv[2]), float(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    server, display = start_display()
    kiosk = None
    try:
        settings = folder / 'kiosk.yaml'
        settings.write_text('idle_warning_s: 600\nidle_countdown_s: 600\n')
        kiosk = subprocess.Popen([program, 'run', '--settings', settings, '--data', folder / 'data'],
                                 env={**os.environ, 'DISPLAY': display}, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        time.sleep(SETTLES_S)
        tap(display, *LANGUAGE)
        time.sleep(SETTLES_S)
        before = cpu_s(kiosk.pid), wakeups(kiosk.pid), written(kiosk.pid)
        time.sleep(seconds)
        after = cpu_s(kiosk.pid), wakeups(kiosk.pid), written(kiosk.pid)
        cpu, switches, bytes_written = (new - old for new, old in zip(after, before))
        print(f'cpu_percent\t{100 * cpu / seconds:.3f}')
        print(f'wakeups_per_s\t{switches / seconds:.2f}')
        print(f'disk_writes_kib\t{bytes_written / 1024:g}')
    finally:
        for child in (kiosk, server):
            if child is not None:
                child.send_signal(signal.SIGTERM)
                child.wait()


main()
