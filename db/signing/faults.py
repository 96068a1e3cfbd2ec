"""Why a key file was not used, and what to do about it."""

from __future__ import annotations

from enum import Enum

from db.errors import UserError


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
    GONE = (
        "它已不在,或是一个链接,而所指的文件已不在",
        "没有公钥因它而受信任,其他密钥和简报包不受影响",
        "请管理员重新放入这个 .pub 文件,或删除失效的链接",
        "it is gone, or it is a link to a file that is gone",
        "No key is trusted because of it; other keys and packs are unaffected",
        "Have your administrator place the .pub file again, or remove the dead link",
    )
    OWNER = (
        "它属于管理员(root)以外的用户,该用户可以换上自己的公钥",
        "其中的公钥不受信任,简报包不受影响",
        "请管理员核对公钥,用 chown root 把它改归 root,或把公钥放到只有 root 可以写入的文件夹",
        "it belongs to a user other than the administrator (root), who could put a key of his own there",
        "No key in it is trusted; packs are unaffected",
        "Have your administrator check the keys and give it to root (chown root), or place them where only root writes",
    )
    GROUP = (
        "管理员(root)以外的用户组或另外授权的用户可以改写它",
        "其中的公钥不受信任,简报包不受影响",
        "请管理员核对公钥,用 chmod g-w 收回他们的写入权限,或把公钥放到只有 root 可以写入的文件夹",
        "a group other than the administrators' (root), or users named one by one, may write to it",
        "No key in it is trusted; packs are unaffected",
        "Have your administrator check the keys and take away that right (chmod g-w), or place them where only root writes",
    )
    LOOSE = (
        "任何人都可以改写它,因此不能作为信任的依据",
        "其中的公钥不受信任,简报包不受影响",
        "请管理员核对公钥,再用 chmod o-w 收回其他人的写入权限",
        "anybody may write to it, so that it says nothing about trust",
        "No key in it is trusted; packs are unaffected",
        "Have your administrator check the keys and take away the right of others to write: chmod o-w",
    )
    SHARED = (
        "它是人人可以写入的公用文件夹,像 /tmp 一样",
        "其中的公钥不受信任,简报包不受影响",
        "请管理员核对公钥,并放到只有 root 可以写入的文件夹,如 /etc 之下",
        "it is a folder for everybody to write in, like /tmp",
        "No key in it is trusted; packs are unaffected",
        "Have your administrator check the keys and place them where only root writes, as below /etc",
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

    def __init__(self, name: str, fault: KeyFault, *, is_folder: bool = False) -> None:
        what_zh, safe_zh, do_zh, what_en, safe_en, do_en = fault.value
        # A name may be made to look like another; what does not show is written as its code.
        shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in name)
        kind_zh, kind_en = ("文件夹", "Folder") if is_folder else ("密钥", "Key")
        super().__init__(
            f"{kind_zh}“{shown}”:{what_zh}。{safe_zh}。{do_zh}。",
            f"{kind_en} “{shown}”: {what_en}. {safe_en}. {do_en}.",
        )
        self.fault = fault
