"""Run by the packaged program before anything else: there is no `urllib.request`, and so no HTTP client behind it.

`xml.sax.saxutils`, which python-pptx needs for escaping, imports it for a function that opens a URL. The bundle leaves
the module and everything below it out; this empty one stands in its place, and opening a URL is an AttributeError.
"""

import sys
import types

sys.modules["urllib.request"] = types.ModuleType("urllib.request", "Left out: the program uses no network.")
