"""Two families of trouble: what the user can mend, and what we broke.

Everything a user meets is a `UserError`: one plain sentence in Chinese and English that says what
happened, what is safe and what to do. Anything else that is raised is a fault of ours and is shown as such.
"""

from __future__ import annotations

from enum import Enum


class UserError(Exception):
    """Something the user can mend; `zh` and `en` are complete sentences."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.zh = zh
        self.en = en

    def sentence(self, language: str) -> str:
        """The sentence in `language` ("zh_CN" or "en")."""
        return self.en if language == "en" else self.zh


class SourceError(UserError):
    """A source and the file that structures it do not agree; nothing was built."""


class Refusal(Enum):
    """Why a file was not opened as a pack: (what happened, what to do), in Chinese and English."""

    MISSING = (
        "找不到这个文件",
        "请确认路径,或检查 U 盘是否已经插好",
        "the file is not there",
        "Check the path, or whether the USB stick is plugged in",
    )
    FOLDER = (
        "这是一个文件夹,不是简报包",
        "请选择其中扩展名为 .brief 的文件",
        "it is a folder, not a pack",
        "Choose a file ending in .brief inside it",
    )
    UNREADABLE = (
        "没有读取这个文件的权限",
        "请向管理员申请读取权限,或换一个位置",
        "it may not be read",
        "Ask your administrator for permission, or copy it elsewhere",
    )
    EMPTY = (
        "文件是空的",
        "请向发送者重新索取",
        "the file is empty",
        "Ask its sender for it again",
    )
    NOT_A_PACK = (
        "这不是简报包",
        "请选择由简报台生成的 .brief 文件",
        "it is not a pack",
        "Choose a .brief file made by Briefing Desk",
    )
    NEWER = (
        "它由更新版本的简报台生成",
        "请先升级简报台",
        "it was made by a newer Briefing Desk",
        "Update Briefing Desk first",
    )
    OLDER = (
        "它的格式太旧,已不再支持",
        "请用原文重新生成",
        "its format is too old",
        "Build it again from its source",
    )
    TRUNCATED = (
        "文件不完整",
        "请重新复制或向发送者重新索取",
        "the file is cut short",
        "Copy it again, or ask its sender for it again",
    )
    DAMAGED = (
        "文件已损坏",
        "请重新复制或向发送者重新索取",
        "the file is damaged",
        "Copy it again, or ask its sender for it again",
    )
    FOREIGN = (
        "里面有简报包不该有的内容",
        "请不要使用,并告诉发送者",
        "it holds something a pack must not hold",
        "Do not use it, and tell its sender",
    )
    UNSOUND = (
        "内容与所附原文对不上",
        "请不要使用,并告诉发送者",
        "its contents do not agree with the source inside it",
        "Do not use it, and tell its sender",
    )
    TRAILING = (
        "文件末尾还有别的内容,又不是一份完整的签名",
        "请重新复制;如仍这样,请不要使用,并告诉发送者",
        "something follows its end that is not one whole signature",
        "Copy it again; if that does not help, do not use it, and tell its sender",
    )
    ALTERED = (
        "内容与签名不符,它在签名之后被改动过",
        "请不要使用,并告诉发送者",
        "it does not match its signature: it was altered after it was signed",
        "Do not use it, and tell its sender",
    )
    LARGE = (
        "带签名的简报包超过256 MB,签名无法核验",
        "请不要使用,并告诉发送者",
        "it is signed and larger than 256 MB, so that its signature cannot be verified",
        "Do not use it, and tell its sender",
    )
    UNCHECKED = (
        "它带有签名,但本机的简报台缺少核验签名的部件",
        "请重新安装简报台",
        "it is signed, and this installation lacks the part that verifies signatures",
        "Install Briefing Desk again",
    )


class PackError(UserError):
    """A file that was refused as a pack. The file was not changed and other packs are unaffected."""

    def __init__(self, name: str, refusal: Refusal, detail: str = "") -> None:
        what_zh, do_zh, what_en, do_en = refusal.value
        aside_zh = f"({detail})" if detail else ""
        aside_en = f" ({detail})" if detail else ""
        super().__init__(
            f"“{name}”没有打开:{what_zh}{aside_zh}。文件未被改动。{do_zh}。",
            f"“{name}” was not opened: {what_en}{aside_en}. The file is unchanged. {do_en}.",
        )
        self.name = name
        self.refusal = refusal
        self.detail = detail


class ShelfFault(Enum):
    """Why a sound pack was not kept: (what happened, what to do), in Chinese and English."""

    FULL = (
        "磁盘已满",
        "请腾出空间后再打开一次这个文件",
        "the disk is full",
        "Make room and open the file once more",
    )
    UNWRITABLE = (
        "存放简报的文件夹不能写入",
        "请检查文件夹的权限,再打开一次这个文件",
        "the folder for packs cannot be written",
        "Check its permissions and open the file once more",
    )
    GONE = (
        "文件没有读完,可能 U 盘已被拔出",
        "请重新插好 U 盘,再打开一次这个文件",
        "it could not be read to its end; the USB stick may have been pulled out",
        "Plug the stick in again and open the file once more",
    )
    CHANGED = (
        "文件在读取时发生了变化",
        "请等它复制完,再打开一次这个文件",
        "it changed while it was read",
        "Wait until it is copied and open the file once more",
    )
    CANCELLED = (
        "程序正在关闭",
        "请在下次启动后再打开一次这个文件",
        "the program is closing",
        "Open the file once more after the next start",
    )


class ShelfError(UserError):
    """A pack that is sound and could not be kept; what was kept before is as it was."""

    def __init__(self, name: str, fault: ShelfFault) -> None:
        what_zh, do_zh, what_en, do_en = fault.value
        super().__init__(
            f"“{name}”可以阅读,但没有存下来:{what_zh}。已有的简报没有变化;关闭程序后,这个文件不会自动打开。{do_zh}。",
            f"“{name}” can be read but was not kept: {what_en}. The briefs you have are unchanged; once the program "
            f"is closed, this file will not open by itself. {do_en}.",
        )
        self.fault = fault


class NotebookFault(Enum):
    """Why the notebook cannot be used: (what happened, what is safe, what to do), in Chinese and English."""

    DAMAGED = (
        "文件已损坏",
        "文件未被改动,简报不受影响;本次的更改只保留到关闭程序",
        "请从备份恢复,或把它移走后重新打开程序",
        "the file is damaged",
        "It was not changed, and briefs are unaffected; changes last until the program is closed",
        "Restore it from a backup, or move it away and start again",
    )
    FOREIGN = (
        "这不是简报台的笔记本",
        "文件未被改动,简报不受影响;本次的更改只保留到关闭程序",
        "请把它移走后重新打开程序",
        "it is not a notebook of Briefing Desk",
        "It was not changed, and briefs are unaffected; changes last until the program is closed",
        "Move it away and start again",
    )
    NEWER = (
        "它由更新版本的简报台写成",
        "文件未被改动,简报不受影响;本次的更改只保留到关闭程序",
        "请先升级简报台",
        "it was written by a newer Briefing Desk",
        "It was not changed, and briefs are unaffected; changes last until the program is closed",
        "Update Briefing Desk first",
    )
    LOCKED = (
        "另一个程序正在使用它",
        "其中的内容没有变化",
        "请稍后再试,或关闭另一个窗口",
        "another program is using it",
        "Its contents are unchanged",
        "Try again later, or close the other window",
    )
    FULL = (
        "磁盘已满",
        "原有内容没有变化",
        "请腾出空间后再试",
        "the disk is full",
        "What it held is unchanged",
        "Make room and try again",
    )
    UNWRITABLE = (
        "所在的位置不能写入",
        "简报不受影响;本次的更改只保留到关闭程序",
        "请检查文件夹的权限",
        "its place cannot be written",
        "Briefs are unaffected; changes last until the program is closed",
        "Check the folder's permissions",
    )
    NO_COPY = (
        "升级之前的备份没有做成",
        "笔记本没有升级,也没有变化",
        "请检查磁盘空间和权限后再试",
        "the copy that precedes an update could not be made",
        "The notebook was not updated and is unchanged",
        "Check space and permissions, then try again",
    )
    NOT_UPDATED = (
        "升级没有成功",
        "其中的内容没有变化,升级之前的备份在同一文件夹;本次的更改只保留到关闭程序",
        "请把这句话告诉维护人员",
        "its update failed",
        "What it held is unchanged, a copy from before is beside it; changes last until the program is closed",
        "Tell this to whoever maintains the program",
    )
    LARGE = (
        "图片超过20 MB",
        "原有内容没有变化",
        "请换一张较小的图片",
        "the picture is larger than 20 MB",
        "What it held is unchanged",
        "Take a smaller picture",
    )


class NotebookError(UserError):
    """The notebook could not be opened, or not written; what it held is as it was."""

    def __init__(self, name: str, fault: NotebookFault) -> None:
        what_zh, safe_zh, do_zh, what_en, safe_en, do_en = fault.value
        super().__init__(
            f"笔记本“{name}”:{what_zh}。{safe_zh}。{do_zh}。",
            f"Notebook “{name}”: {what_en}. {safe_en}. {do_en}.",
        )
        self.fault = fault
