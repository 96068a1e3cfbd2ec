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


class KeyFault(Enum):
    """Why a key file was not used: (what happened, what is safe, what to do), in Chinese and English."""

    MISSING = (
        "找不到这个文件",
        "没有签名,也没有文件被改动",
        "请确认路径,或检查 U 盘是否已经插好",
        "it is not there",
        "Nothing was signed and no file was changed",
        "Check the path, or whether the USB stick is plugged in",
    )
    NO_FOLDER = (
        "--keys 所写的文件夹不存在",
        "没有核验任何简报包,也没有文件被改动",
        "请写明存放受信任公钥(.pub)的文件夹",
        "the folder named after --keys is not there",
        "No pack was verified and no file was changed",
        "Name the folder that holds the trusted public keys (.pub)",
    )
    NOT_A_FOLDER = (
        "--keys 所写的是一个文件,不是文件夹",
        "没有核验任何简报包,也没有文件被改动",
        "请写明存放受信任公钥(.pub)的文件夹",
        "what is named after --keys is a file, not a folder",
        "No pack was verified and no file was changed",
        "Name the folder that holds the trusted public keys (.pub)",
    )
    UNREADABLE = (
        "没有读取权限,或读取失败",
        "其他密钥和简报包不受影响",
        "请检查文件的权限",
        "it may not be read, or reading it failed",
        "Other keys and packs are unaffected",
        "Check its permissions",
    )
    FORM = (
        "这不是简报台的密钥文件,或已损坏",
        "其他密钥和简报包不受影响",
        "请向提供者重新索取由简报台生成的 .pub 文件",
        "it is not a key file of Briefing Desk, or it is damaged",
        "Other keys and packs are unaffected",
        "Ask whoever gave it for the .pub file that Briefing Desk made",
    )
    NAME = (
        "名称不能显示:名称应为1至60个可见字符,不含控制符",
        "其他密钥和简报包不受影响",
        "请更正 name 之后的名称",
        "its name cannot be shown: a name is 1 to 60 visible characters, no control characters",
        "Other keys and packs are unaffected",
        "Correct what stands after name",
    )
    SECRET = (
        "这是私钥,不得放在受信任公钥的文件夹里;能读到它的人都能冒名签名",
        "其中所写的公钥不再受信任,其他密钥和简报包不受影响",
        "请立即移走,生成新的密钥,并告诉管理员",
        "it is a secret key, which must not lie among the trusted keys: whoever reads it can sign in its name",
        "The public key written in it is not trusted any more; other keys and packs are unaffected",
        "Move it away at once, make a new key, and tell your administrator",
    )
    NOT_SECRET = (
        "其中没有私钥",
        "没有签名,也没有文件被改动",
        "请选择由 keygen 生成的 .secret 文件",
        "it holds no secret key",
        "Nothing was signed and no file was changed",
        "Choose the .secret file that keygen made",
    )
    MISMATCH = (
        "其中的私钥和公钥不是一对",
        "没有签名,也没有文件被改动",
        "请改用原来的 .secret 文件,或生成新的密钥",
        "its secret key and its public key do not belong together",
        "Nothing was signed and no file was changed",
        "Use the .secret file as it was made, or make a new key",
    )
    IS_OUT = (
        "要写入的文件就是私钥本身",
        "没有签名,私钥未被改动",
        "请为签名后的简报包另选一个文件名",
        "the file to write is the secret key itself",
        "Nothing was signed and the key is unchanged",
        "Choose another name for the signed pack",
    )
    TWICE = (
        "同一个公钥已经以别的名称受信任",
        "先读到的名称仍然有效,其他密钥和简报包不受影响",
        "请只保留其中一个文件",
        "the same key is already trusted under another name",
        "The name read first stands; other keys and packs are unaffected",
        "Keep only one of the files",
    )
    LOOSE = (
        "任何人都可以改写它,因此不能作为信任的依据",
        "简报包不受影响",
        "请让管理员收回其他人的写入权限",
        "anybody may write to it, so that it says nothing about trust",
        "Packs are unaffected",
        "Have your administrator take away the right of others to write",
    )
    MANY = (
        "里面的文件太多,只读取了前500个",
        "已读取的密钥有效,简报包不受影响",
        "请只保留仍在使用的公钥",
        "it holds too many files; only the first 500 were read",
        "The keys that were read stand, and packs are unaffected",
        "Keep only the public keys still in use",
    )
    EXISTS = (
        "同名文件已经存在,没有生成密钥",
        "已有的文件未被改动",
        "请换一个文件名或文件夹",
        "a file of this name exists, so that no key was made",
        "The file is unchanged",
        "Choose another name or folder",
    )


class KeyFileError(UserError):
    """A key file, or a folder of them, that was not used."""

    def __init__(self, name: str, fault: KeyFault) -> None:
        what_zh, safe_zh, do_zh, what_en, safe_en, do_en = fault.value
        # A name may be made to look like another; what does not show is written as its code.
        shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name)
        super().__init__(
            f"密钥“{shown}”:{what_zh}。{safe_zh}。{do_zh}。",
            f"Key “{shown}”: {what_en}. {safe_en}. {do_en}.",
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
