"""`keygen`, `sign` and `verify` of `python -m db`: what they take, do and say. Nothing is printed here."""

from __future__ import annotations

import argparse
import os
import stat
from pathlib import Path

from db.errors import PackError
from db.installed import demand_outside
from db.library import check_pack
from db.signing.faults import KeyFault, KeyFileError
from db.signing.guarding import named_by_user
from db.signing.keyring import Keyring, administrators_keys, trusted_keys_folder
from db.signing.keys import read_secret, write_keys
from db.signing.sealing import sign_pack
from db.signing.signing import Signature, SignatureState, new_secret_key, signature_of

_SENTENCES = {
    SignatureState.SIGNED: "由“{0}”签名,密钥指纹 {1}。 Signed by “{0}”, key {1}.",
    SignatureState.UNSIGNED: "没有签名。 It is not signed.",
    SignatureState.UNKNOWN: (
        "有签名,但签名者未知:指纹为 {1} 的密钥不在受信任之列。 "
        "It is signed by an unknown signer: key {1} is not among the trusted ones."
    ),
    SignatureState.BROKEN: ("内容与签名不符,请不要使用。 It does not match its signature; do not use it."),
}
VERIFY_HELP = (
    "核验由谁签名;全部完好并由受信任的密钥签名时退出状态才为 0 "
    "say who signed each pack; exit status 0 only if every one is sound and signed by a trusted key"
)


def add_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the three commands to the parser."""
    keygen = commands.add_parser(
        "keygen",
        help="生成签名用的密钥:私钥和公钥各一个文件 make a key to sign packs with: a secret file and a public one",
    )
    keygen.add_argument("--name", required=True, help="签名者的名称 who signs, as administrators will see it")
    keygen.add_argument("--out", type=Path, required=True, metavar="FOLDER|FILE")
    sign = commands.add_parser(
        "sign", help="给完好的简报包签名,原有签名会被替换 sign a sound pack; an earlier signature is replaced"
    )
    sign.add_argument("--key", type=Path, required=True, metavar="SECRET")
    sign.add_argument("pack", type=Path)
    sign.add_argument("--out", type=Path, metavar="FILE", help="默认为原文件 default: the pack itself")
    verify = commands.add_parser("verify", help=VERIFY_HELP, description=VERIFY_HELP)
    add_keys_option(verify)
    verify.add_argument("packs", type=Path, nargs="+", metavar="PACK")


def add_keys_option(parser: argparse.ArgumentParser) -> None:
    """Let trusted keys be read from elsewhere than where the administrator places them."""
    parser.add_argument(
        "--keys", type=Path, metavar="FOLDER", help="默认 default: " + as_help(trusted_keys_folder())
    )


def as_help(path: Path) -> str:
    """A path in the help of a parser, which takes % for the beginning of a name."""
    return str(path).replace("%", "%%")


def keyring_of(options: argparse.Namespace) -> Keyring:
    """The trusted keys; KeyFileError where a folder was named and is not there, or is none."""
    if options.keys is None:
        return administrators_keys()
    if not options.keys.is_dir():
        is_file = options.keys.exists()
        raise KeyFileError(str(options.keys), KeyFault.NOT_A_FOLDER if is_file else KeyFault.NO_FOLDER)
    folder = options.keys.resolve()
    return Keyring.read(folder, named_by_user(folder))


def keygen(options: argparse.Namespace) -> str:
    """Make a key and write its two files."""
    demand_outside(options.out)
    key = new_secret_key(options.name)
    secret, public = write_keys(key, options.out)
    return (
        f"私钥 {secret}:用来签名,请妥善保管,不得给任何人。 "
        f"Secret key {secret}: it signs; keep it safe and give it to nobody.\n"
        f"公钥 {public},指纹 {key.public.fingerprint}:请管理员放入各台计算机的 {trusted_keys_folder()}。 "
        f"Public key {public}, fingerprint {key.public.fingerprint}: "
        f"have administrators place it in {trusted_keys_folder()} of each computer."
    )


def sign(options: argparse.Namespace) -> str:
    """Sign a pack."""
    key = read_secret(options.key)
    out = options.out or options.pack
    demand_outside(out)
    if out.exists() and out.samefile(options.key):
        raise KeyFileError(options.key.name, KeyFault.IS_OUT)
    sign_pack(options.pack, key, out)
    said = Signature(SignatureState.SIGNED, key.public.name, key.public.fingerprint)
    return line_of(out.name, said)


def loose_secret(path: Path) -> str:
    """A warning where others than the owner may read the secret key at `path`, else nothing."""
    if os.name != "posix" or not path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        return ""
    return (
        f"请注意:私钥“{path.name}”可以被其他用户读取。请执行 chmod 600。 "
        f"Mind that other users may read the secret key “{path.name}”: run chmod 600 on it."
    )


def verify(pack: Path, keyring: Keyring) -> tuple[str, bool]:
    """One line about a pack, by its path as it was given, and whether it is sound and signed by a trusted key."""
    try:
        check_pack(pack)
        signature = signature_of(pack, keyring)
    except PackError as error:
        # Of two packs called alike the folder tells which is which.
        return shown(str(PackError(str(pack), error.refusal, error.detail))), False
    return line_of(str(pack), signature), signature.state is SignatureState.SIGNED


def line_of(pack: str, signature: Signature) -> str:
    """What a pack is called here and what its signature is worth, on one line."""
    said = _SENTENCES[signature.state].format(signature.signer, signature.fingerprint)
    return f"{shown(pack)}:{said}"


def refusals_of(keyring: Keyring) -> list[str]:
    """Why some key files were not used, a line each."""
    return [shown(str(error)) for error in keyring.refused]


def shown(text: str) -> str:
    """`text` on one line of a terminal: a file may be named so as to move the cursor or to forge a line."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
