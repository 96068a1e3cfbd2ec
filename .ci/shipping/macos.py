"""What macOS is told of the program: icons, its kind of file, its kind of link. Written for macOS, not run there."""

from __future__ import annotations

from pathlib import Path

from db.schema import MIME, SUFFIX
from desktop.identity import APP_ID, NAME_EN, NAME_ZH, VERSION
from shipping import icons
from shipping.names import SCHEME, four_parts

FILE_TYPE = f"{APP_ID.rpartition('.')[0]}{SUFFIX}"  # org.briefingdesk.brief


def icon_file(folder: Path) -> Path:
    """The program's .icns, drawn into `folder`, and beside it that of its files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (icons.DOCUMENT, icons.PROGRAM):
        (folder / f"{name}.icns").write_bytes(icons.icns(name))
    return folder / f"{icons.PROGRAM}.icns"


def document_types() -> dict[str, object]:
    """What Info.plist says beyond what PyInstaller writes by itself."""
    return {
        "CFBundleName": NAME_EN,
        "CFBundleDisplayName": NAME_ZH,
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": four_parts(),
        "CFBundleDevelopmentRegion": "zh_CN",
        "CFBundleLocalizations": ["zh_CN", "en"],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": "12.0",  # Qt 6.9's
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "简报包 Briefing pack",
                "CFBundleTypeIconFile": f"{icons.DOCUMENT}.icns",
                "CFBundleTypeRole": "Viewer",  # packs are never written
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [FILE_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": FILE_TYPE,
                "UTTypeDescription": "简报包 Briefing pack",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [SUFFIX.removeprefix(".")],
                    "public.mime-type": [MIME],
                },
            }
        ],
        "CFBundleURLTypes": [
            {"CFBundleURLName": APP_ID, "CFBundleURLSchemes": [SCHEME], "CFBundleTypeRole": "Viewer"}
        ],
    }
