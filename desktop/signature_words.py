"""Who signed a pack, as a word and a sign; a signature that is broken never gets here: its pack is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.wording import translate

if TYPE_CHECKING:
    from db.signing.signing import Signature


def signature_words(signature: Signature | None) -> str:
    """By whom a pack is signed; empty where that is not known yet."""
    return _words(signature.state.value).replace("%1", signature.signer) if signature else ""


def signature_sign(signature: Signature) -> str:
    """The icon that stands before the words."""
    return {"signed": "award", "unknown": "circle-help", "unsigned": "circle-dashed"}.get(
        signature.state.value, "triangle-alert"
    )


def signature_details(signature: Signature | None) -> str:
    """The words, with the key's fingerprint where there is one: to be compared over the telephone."""
    words = signature_words(signature)
    if signature is None or not signature.fingerprint:
        return words
    # The name last: it may hold what stands for the fingerprint.
    told = translate("Signature", "%1 (key %2)").replace("%2", signature.fingerprint)
    return told.replace("%1", words)


def _words(state: str) -> str:
    return {
        "signed": translate("Signature", "Signed by %1"),
        "unknown": translate("Signature", "Signer unknown"),
        "unsigned": translate("Signature", "Not signed"),
        "broken": translate("Signature", "Signature broken"),
    }[state]
