"""What the program is called, by people, by desktops and by packages; everything that names it takes it from here."""

from __future__ import annotations

NAME_ZH, NAME_EN = "简报台", "Briefing Desk"
COMMAND = "briefing-desk"
APP_ID = "org.briefingdesk.viewer"
VERSION = "0.1.0"
MAINTAINER = "Briefing Desk maintainers <maintainers@briefingdesk.invalid>"
