"""Why a notebook was not taken out of, or brought into, another one: what happened, what is safe, what to do."""

from __future__ import annotations

from enum import Enum

from db.errors import UserError


class ExportFault(Enum):
    """(what happened, what to do), in Chinese and English."""

    FULL = ("磁盘已满", "请腾出空间,或换一个位置", "the disk is full", "Make room, or choose another place")
    UNWRITABLE = (
        "那个位置不能写入",
        "请检查文件夹的权限,或换一个位置",
        "the place cannot be written",
        "Check the folder's permissions, or choose another place",
    )
    ITSELF = (
        "那就是正在使用的笔记本",
        "请换一个文件名或文件夹",
        "it is the notebook in use",
        "Choose another name or folder",
    )
    UNPROVEN = (
        "写出的副本与笔记本不一致",
        "请换一个位置再试;如仍这样,请检查磁盘",
        "the copy is not the same as the notebook",
        "Try another place; if that does not help, have the disk checked",
    )


class ImportFault(Enum):
    """(what happened, what to do), in Chinese and English."""

    MISSING = (
        "找不到这个文件",
        "请确认路径,或检查 U 盘是否已经插好",
        "the file is not there",
        "Check the path, or whether the USB stick is plugged in",
    )
    UNREADABLE = (
        "没有读取这个文件的权限,或读取失败",
        "请检查文件的权限,或重新复制",
        "it may not be read, or reading it failed",
        "Check its permissions, or copy it again",
    )
    LARGE = (
        "文件超过1 GB",
        "请确认选对了文件",
        "it is larger than 1 GB",
        "Make sure that it is the right file",
    )
    DAMAGED = (
        "文件已损坏或不完整",
        "请重新复制,或从原来的电脑重新导出",
        "the file is damaged or cut short",
        "Copy it again, or export it again where it came from",
    )
    FOREIGN = (
        "这不是简报台的笔记本,或里面有笔记本不该有的内容",
        "请选择由简报台导出的笔记本",
        "it is not a notebook of Briefing Desk, or holds something that a notebook must not hold",
        "Choose a notebook that Briefing Desk exported",
    )
    NEWER = (
        "它由更新版本的简报台写成",
        "请先升级简报台",
        "it was written by a newer Briefing Desk",
        "Update Briefing Desk first",
    )
    UNSOUND = (
        "其中有不能读取的记录",
        "请从原来的电脑重新导出;如仍这样,请告诉维护人员",
        "it holds an entry that cannot be read",
        "Export it again where it came from; if that does not help, tell whoever maintains the program",
    )
    ITSELF = (
        "这就是正在使用的笔记本",
        "请选择另一个文件",
        "it is the notebook in use",
        "Choose another file",
    )
    NO_COPY = (
        "导入之前的备份没有做成",
        "请检查磁盘空间和权限后再试",
        "the copy that precedes an import could not be made",
        "Check space and permissions, then try again",
    )
    FULL = ("磁盘已满", "请腾出空间后再试", "the disk is full", "Make room and try again")


class ExportRefused(UserError):
    """The notebook was not exported; it is unchanged, and so is a file that stood there before."""

    def __init__(self, name: str, fault: ExportFault) -> None:
        what_zh, do_zh, what_en, do_en = fault.value
        super().__init__(
            f"笔记本没有导出到“{name}”:{what_zh}。笔记本和原有的文件都没有变化。{do_zh}。",
            f"The notebook was not exported to “{name}”: {what_en}. The notebook, and a file that was there before, "
            f"are unchanged. {do_en}.",
        )
        self.fault = fault


class ImportRefused(UserError):
    """Nothing was imported; the notebook and the file are unchanged."""

    def __init__(self, name: str, fault: ImportFault) -> None:
        what_zh, do_zh, what_en, do_en = fault.value
        super().__init__(
            f"“{name}”没有导入:{what_zh}。您的笔记本没有变化,那个文件也没有改动。{do_zh}。",
            f"“{name}” was not imported: {what_en}. Your notebook is unchanged, and so is the file. {do_en}.",
        )
        self.fault = fault
