"""The editors that Waymark's is compared with, and how each of them is driven."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Program:
    name: str
    command: list
    insert: bytes = b""
    """What has to be pressed before letters are text."""
    find: str = ""
    """What is pressed to find a text, with `{}` in its place."""
    replace: str = ""
    """What is pressed to replace every first text by the second."""
    replaced: bytes = b""
    """What is drawn when that is done."""
    colors: list = field(default_factory=list)
    """What is added to the command for highlighted source; nothing where it is on anyway."""


def waymark(binary):
    # The search is opened, its first field filled; tab goes to the other.
    return Program("waymark", [str(binary), "edit"], find="\x06{}\r",
                   replace="\x12{}\t{}\x1ba", replaced=rb"Replaced 1,000,000")


VIM = Program("vim", ["vim", "-u", "NONE", "-N", "-n"], insert=b"i", find="/{}\r",
              replace=":%s/{}/{}/g\r", replaced=rb"1000000 sub",
              colors=["-c", "filetype on", "-c", "syntax on"])
NVIM = Program("nvim", ["nvim", "-u", "NONE", "-n"], insert=b"i", find="/{}\r",
               replace=":%s/{}/{}/g\r", replaced=rb"1000000 sub",
               colors=["-c", "filetype on", "-c", "syntax on"])
MICRO = Program("micro", ["micro"], find="\x06{}\r")
NANO = Program("nano", ["nano"], find="\x17{}\r")
